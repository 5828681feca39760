"""All places that are shown, as files of the formats others read."""
