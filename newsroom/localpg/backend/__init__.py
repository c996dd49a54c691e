"""Django's PostgreSQL backend over a server that starts by itself."""
