"""Citations to copy or download: takes records and sources; gives GB/T 7714, APA, BibTeX, RIS and CSL-JSON."""
