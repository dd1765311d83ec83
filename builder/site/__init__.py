"""The site as files: takes the pages of the pipeline, renders them with MkDocs' frames, serves or publishes them."""
