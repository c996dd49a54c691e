"""Revisions, transitions, releases and refused texts can be added, never changed or removed."""

from typing import ClassVar

from django.db import migrations

TABLES = ("articles_revision", "articles_transition", "articles_release", "articles_refusedsave")

MAKE = """
CREATE FUNCTION articles_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '% is append-only: % is refused.', TG_TABLE_NAME, TG_OP USING ERRCODE = 'integrity_constraint_violation';
END $$;
""" + "".join(
    f"""
CREATE TRIGGER append_only_rows BEFORE UPDATE OR DELETE ON {table} FOR EACH ROW EXECUTE FUNCTION articles_append_only();
CREATE TRIGGER append_only_table BEFORE TRUNCATE ON {table} FOR EACH STATEMENT EXECUTE FUNCTION articles_append_only();
"""
    for table in TABLES
)

DROP = (
    "".join(f"DROP TRIGGER append_only_rows ON {table}; DROP TRIGGER append_only_table ON {table};" for table in TABLES)
    + "DROP FUNCTION articles_append_only();"
)


class Migration(migrations.Migration):
    dependencies: ClassVar = [("articles", "0003_every_change_of_state_is_logged")]
    operations: ClassVar = [migrations.RunSQL(MAKE, DROP)]
