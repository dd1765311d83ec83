"""The form with which a record is written or changed, without git, an account or YAML."""
