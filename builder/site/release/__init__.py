"""Releases: takes a base that is committed, gives its frozen site, a zip of it, and the file that the base keeps."""
