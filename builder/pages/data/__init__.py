"""The base to take away: tables, records with all that they name, bibliographies, one archive of it, and the page."""
