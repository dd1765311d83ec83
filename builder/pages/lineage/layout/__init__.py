"""Layout of the relation graph: takes records and relations, gives positions. The SVG is written in pages/lineage/."""
