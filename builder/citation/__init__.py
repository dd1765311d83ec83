"""Citations to take away: takes records and sources, gives GB/T 7714 and APA entries, BibTeX, RIS and CSL-JSON."""
