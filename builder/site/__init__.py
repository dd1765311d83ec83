"""The site as files: what MkDocs draws, hung with our pages, served or published. Takes the pages of the pipeline."""
