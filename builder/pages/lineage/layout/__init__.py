"""The lineage: takes the relations of a library, gives a picture of them as positions. What draws it is in pages/."""
