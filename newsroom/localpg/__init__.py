"""A PostgreSQL of the checkout's own, for development, the demo and the tests; never for production.

It starts with the first connection, listens on a socket that only its owner can reach, and stops with
the last process that used it, however that process ended.
"""


class LocalPostgresError(Exception):
    """The local PostgreSQL cannot be had; str() says why and what to do, for the person at the keyboard."""
