"""Settings: `base` holds what is always true; `dev`, `test` and `production` differ only where they must."""
