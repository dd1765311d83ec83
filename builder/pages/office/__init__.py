"""Office files that a teacher can edit: slides (.pptx) and papers (.docx)."""
