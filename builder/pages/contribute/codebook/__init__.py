"""The codebook as a page of the site: every field of a record, and the terms that fields take."""
