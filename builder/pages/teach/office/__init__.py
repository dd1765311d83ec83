"""What leaves the site as a file of its own: slides and papers that a teacher can edit."""
