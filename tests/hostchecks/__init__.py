"""Whether real servers, with the settings that `casebook headers` prints, serve a site as they should."""
