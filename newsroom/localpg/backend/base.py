"""`ENGINE = "newsroom.localpg.backend"`: PostgreSQL that is started, and its database made, when first needed."""

from __future__ import annotations

import contextlib
import threading
import time
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import psycopg
from django.core.exceptions import ImproperlyConfigured
from django.db.backends.postgresql import base
from django.db.backends.postgresql import client as postgresql_client
from psycopg import sql

from newsroom.localpg import LocalPostgresError
from newsroom.localpg.server import USER, LocalServer

# Between tries to reach a server that has just been found dead, or that is recovering from a crash.
PAUSES = (0.0, 0.1, 0.4, 1.5, 4.0)

_servers: dict[Path, LocalServer] = {}
_servers_lock = threading.Lock()


def server_for(settings: dict[str, Any]) -> LocalServer:
    """Return the running server of a DATABASES entry, which names it under LOCALPG."""
    local = settings["LOCALPG"]
    directory = Path(local["directory"])
    try:
        with _servers_lock:
            if directory not in _servers:
                server = LocalServer(directory, durable=local["durable"])
                server.start()
                _servers[directory] = server
            return _servers[directory]
    except LocalPostgresError as why:
        raise ImproperlyConfigured(str(why)) from why


class DatabaseClient(postgresql_client.DatabaseClient):
    connection: DatabaseWrapper

    def runshell(self, parameters: Iterable[str]) -> None:
        self.connection.point_at_server()
        super().runshell(parameters)


class DatabaseWrapper(base.DatabaseWrapper):
    client_class = DatabaseClient

    def point_at_server(self) -> LocalServer:
        server = server_for(self.settings_dict)
        self.settings_dict |= {"HOST": str(server.sockets), "USER": USER, "PASSWORD": "", "PORT": ""}
        return server

    def get_connection_params(self) -> dict[str, Any]:
        self.point_at_server()
        return super().get_connection_params()

    def get_new_connection(self, conn_params: dict[str, Any]) -> Any:
        try:
            return super().get_new_connection(conn_params)
        except psycopg.OperationalError:
            return self._second_try(conn_params)

    def _second_try(self, conn_params: dict[str, Any]) -> Any:
        """Connect after starting a server that died meanwhile and making a database that is not there yet."""
        server = self.point_at_server()
        for pause in PAUSES:
            time.sleep(pause)
            try:
                server.start()
                _create_database(conn_params)
                return super().get_new_connection(conn_params)
            except LocalPostgresError as why:
                raise ImproperlyConfigured(str(why)) from why
            except psycopg.OperationalError:
                if pause == PAUSES[-1]:
                    raise
        return None


def _create_database(conn_params: dict[str, Any]) -> None:
    name = conn_params["dbname"]
    with psycopg.connect(host=conn_params["host"], user=USER, dbname="postgres", autocommit=True) as connection:
        if connection.execute("SELECT FROM pg_database WHERE datname = %s", [name]).fetchone():
            return
        # Another process may be first.
        with contextlib.suppress(psycopg.errors.DuplicateDatabase, psycopg.errors.UniqueViolation):
            connection.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(name)))
