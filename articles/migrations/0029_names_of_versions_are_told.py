"""What a version was called is never rewritten, and each name is told of in the record of its story."""

from typing import ClassVar

from django.db import migrations

TABLE = "articles_revisionname"

MAKE = f"""
CREATE TRIGGER append_only_rows BEFORE UPDATE OR DELETE ON {TABLE} FOR EACH ROW EXECUTE FUNCTION articles_append_only();
CREATE TRIGGER append_only_table BEFORE TRUNCATE ON {TABLE} FOR EACH STATEMENT EXECUTE FUNCTION articles_append_only();

CREATE FUNCTION articles_guard_revision_name() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NOT EXISTS (
        SELECT 1 FROM articles_storyevent e
        JOIN articles_revision r ON r.id = NEW.revision_id AND r.article_id = e.article_id
        WHERE e.xact = pg_current_xact_id() AND e.revision_id = NEW.revision_id AND e.by_id = NEW.by_id
          AND e.note = NEW.name AND e.kind = CASE WHEN NEW.name = '' THEN 'UNNAMED' ELSE 'NAMED' END
    ) THEN
        RAISE EXCEPTION 'A version is named only beside an event of the same transaction (revision %).', NEW.revision_id
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER guard BEFORE INSERT ON {TABLE} FOR EACH ROW EXECUTE FUNCTION articles_guard_revision_name();
"""

DROP = f"""
DROP TRIGGER guard ON {TABLE};
DROP FUNCTION articles_guard_revision_name();
DROP TRIGGER append_only_rows ON {TABLE};
DROP TRIGGER append_only_table ON {TABLE};
"""


class Migration(migrations.Migration):
    dependencies: ClassVar = [("articles", "0028_saved_filters_and_named_versions")]
    operations: ClassVar = [migrations.RunSQL(MAKE, DROP)]
