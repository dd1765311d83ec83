"""The lineage: who adapted, founded, hosted or taught whom, as a picture, a table and for each case its neighbours."""
