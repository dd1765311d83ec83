"""The relation graph (who adapted, founded, hosted or taught whom): picture, table, and each case's neighbours."""
