"""Column types that Django does not know."""

from typing import Any

from django.db import models
from django.db.models import Func


class CurrentTransaction(Func):
    """PostgreSQL's identifier of the running transaction; it never wraps around."""

    function = "pg_current_xact_id"
    template = "%(function)s()"
    arity = 0


class TransactionField(models.Field):  # type: ignore[type-arg]
    """Which transaction wrote a row. Triggers use it to ask "was this logged beside the change?"."""

    def __init__(self, **options: Any) -> None:
        super().__init__(
            **{"editable": False, **options, "db_default": CurrentTransaction(output_field=models.CharField())}
        )

    def deconstruct(self) -> tuple[str, str, Any, dict[str, Any]]:
        name, path, args, options = super().deconstruct()
        options.pop("db_default", None)
        options.pop("editable", None)
        return name, path, args, options

    def db_type(self, connection: Any) -> str:
        return "xid8"
