"""Settings: `dev` for a checkout, `test` for the suite, `production` for readers."""
