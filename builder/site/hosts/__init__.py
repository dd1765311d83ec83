"""Hosts: takes what a site is, gives the settings by which a host serves it."""
