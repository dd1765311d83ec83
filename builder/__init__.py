"""The casebook: YAML records in, a searchable bilingual site out. Start reading at pipeline.py."""
