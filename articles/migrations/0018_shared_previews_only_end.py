"""Who shared a preview with whom stays as it was written; only its end and its openings come later."""

from typing import ClassVar

from django.db import migrations

MAKE = """
CREATE FUNCTION articles_guard_shared_preview() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'DELETE' THEN
        RAISE EXCEPTION 'A shared preview is never deleted (%); it ends.', OLD.uuid
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    IF TG_OP = 'INSERT' THEN
        IF NEW.ended_at IS NOT NULL OR NEW.opened <> 0 THEN
            RAISE EXCEPTION 'A shared preview begins open, and nobody has seen it yet (%).', NEW.uuid
                USING ERRCODE = 'integrity_constraint_violation';
        END IF;
        IF NOT EXISTS (
            SELECT 1 FROM articles_revision r WHERE r.id = NEW.revision_id AND r.article_id = NEW.article_id
        ) THEN
            RAISE EXCEPTION 'A shared preview shows a revision of its own story (%).', NEW.uuid
                USING ERRCODE = 'integrity_constraint_violation';
        END IF;
        IF NOT EXISTS (
            SELECT 1 FROM articles_storyevent e
            WHERE e.article_id = NEW.article_id AND e.xact = pg_current_xact_id()
              AND e.kind = 'SHARED' AND e.data ->> 'preview' = NEW.uuid::text
        ) THEN
            RAISE EXCEPTION 'The preview % is shared only beside an event of the same transaction.', NEW.uuid
                USING ERRCODE = 'integrity_constraint_violation';
        END IF;
        RETURN NEW;
    END IF;
    IF (NEW.id, NEW.uuid, NEW.article_id, NEW.revision_id, NEW.note, NEW.by_id, NEW.at)
        IS DISTINCT FROM (OLD.id, OLD.uuid, OLD.article_id, OLD.revision_id, OLD.note, OLD.by_id, OLD.at) THEN
        RAISE EXCEPTION 'Who shared what with whom stays as it was written (preview %).', OLD.uuid
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    IF NEW.expires_at > OLD.expires_at THEN
        RAISE EXCEPTION 'No shared preview is made to last longer (%). Share another one.', OLD.uuid
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    IF NEW.opened < OLD.opened OR NEW.last_opened_at < OLD.last_opened_at
        OR (OLD.first_opened_at IS NOT NULL AND NEW.first_opened_at IS DISTINCT FROM OLD.first_opened_at) THEN
        RAISE EXCEPTION 'That the preview % was opened is not taken back.', OLD.uuid
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    IF (NEW.ended_at, NEW.ended_by_id) IS DISTINCT FROM (OLD.ended_at, OLD.ended_by_id) THEN
        IF OLD.ended_at IS NOT NULL THEN
            RAISE EXCEPTION 'The preview % has ended; its end is not changed.', OLD.uuid
                USING ERRCODE = 'integrity_constraint_violation';
        END IF;
        IF NOT EXISTS (
            SELECT 1 FROM articles_storyevent e
            WHERE e.article_id = NEW.article_id AND e.xact = pg_current_xact_id()
              AND e.kind = 'UNSHARED' AND e.data ->> 'preview' = NEW.uuid::text
        ) THEN
            RAISE EXCEPTION 'The preview % ends only beside an event of the same transaction.', OLD.uuid
                USING ERRCODE = 'integrity_constraint_violation';
        END IF;
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER shared_preview_guard BEFORE INSERT OR UPDATE OR DELETE ON articles_sharedpreview
    FOR EACH ROW EXECUTE FUNCTION articles_guard_shared_preview();
CREATE TRIGGER append_only_table BEFORE TRUNCATE ON articles_sharedpreview
    FOR EACH STATEMENT EXECUTE FUNCTION articles_append_only();
"""

DROP = """
DROP TRIGGER append_only_table ON articles_sharedpreview;
DROP TRIGGER shared_preview_guard ON articles_sharedpreview;
DROP FUNCTION articles_guard_shared_preview();
"""


class Migration(migrations.Migration):
    dependencies: ClassVar = [("articles", "0017_shared_previews")]
    operations: ClassVar = [migrations.RunSQL(MAKE, DROP)]
