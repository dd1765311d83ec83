"""Takes what a reference manager exports, gives the fields of sources: file --items--> CSL --fields--> record."""
