"""Evidence: takes records and the texts of their sources, tells which quotes stand in them, and writes that down."""
