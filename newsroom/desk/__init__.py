"""The desk: the admin site that every editorial screen stands on."""
