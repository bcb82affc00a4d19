"""The home page and the site settings that editors change."""
