"""The triggers learn the longer road: where stories begin, what guards them, and what can never be changed again."""

from typing import ClassVar

from django.db import migrations

APPEND_ONLY = ("articles_storyevent", "articles_houserulechange", "articles_publicnote")

NEW_GUARD = """
CREATE OR REPLACE FUNCTION articles_guard_article() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'DELETE' THEN
        RAISE EXCEPTION 'A story is never deleted (article %).', OLD.id USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    IF TG_OP = 'INSERT' THEN
        IF NEW.stage NOT IN ('DRAFT', 'PITCH') OR NEW.standing <> 'NEVER_OUT' THEN
            RAISE EXCEPTION 'A story begins as a pitch or a draft that was never out (article %).', NEW.id
                USING ERRCODE = 'integrity_constraint_violation';
        END IF;
        IF NEW.is_on_legal_hold OR NEW.is_sensitive OR NEW.embargo_until IS NOT NULL THEN
            RAISE EXCEPTION 'Holds, embargoes and the mark of a sensitive story come later, with an event (article %).', NEW.id
                USING ERRCODE = 'integrity_constraint_violation';
        END IF;
        RETURN NEW;
    END IF;
    IF NEW.stage IS DISTINCT FROM OLD.stage AND NOT EXISTS (
        SELECT 1 FROM articles_transition t
        WHERE t.article_id = NEW.id AND t.xact = pg_current_xact_id()
          AND t.from_stage = OLD.stage AND t.to_stage = NEW.stage
    ) THEN
        RAISE EXCEPTION 'The stage of article % changes only beside a transition of the same transaction.', NEW.id
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    IF NEW.standing IS DISTINCT FROM OLD.standing AND NOT EXISTS (
        SELECT 1 FROM articles_release r
        WHERE r.article_id = NEW.id AND r.xact = pg_current_xact_id()
          AND ((NEW.standing = 'LIVE' AND r.kind IN ('PUBLISHED', 'REINSTATED'))
            OR (NEW.standing = 'WITHDRAWN' AND r.kind = 'WITHDRAWN')
            OR (NEW.standing = 'KILLED' AND r.kind = 'KILLED'))
    ) THEN
        RAISE EXCEPTION 'The standing of article % changes only beside a release of the same transaction.', NEW.id
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    IF NEW.is_on_legal_hold IS DISTINCT FROM OLD.is_on_legal_hold AND NOT EXISTS (
        SELECT 1 FROM articles_storyevent e
        WHERE e.article_id = NEW.id AND e.xact = pg_current_xact_id()
          AND e.kind = CASE WHEN NEW.is_on_legal_hold THEN 'LEGAL_HOLD' ELSE 'LEGAL_LIFTED' END
    ) THEN
        RAISE EXCEPTION 'The legal hold of article % changes only beside an event of the same transaction.', NEW.id
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    IF NEW.embargo_until IS DISTINCT FROM OLD.embargo_until AND NOT EXISTS (
        SELECT 1 FROM articles_storyevent e
        WHERE e.article_id = NEW.id AND e.xact = pg_current_xact_id()
          AND e.kind = CASE WHEN NEW.embargo_until IS NULL THEN 'EMBARGO_OFF' ELSE 'EMBARGO' END
    ) THEN
        RAISE EXCEPTION 'The embargo of article % changes only beside an event of the same transaction.', NEW.id
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    IF NEW.is_sensitive IS DISTINCT FROM OLD.is_sensitive AND NOT EXISTS (
        SELECT 1 FROM articles_storyevent e
        WHERE e.article_id = NEW.id AND e.xact = pg_current_xact_id()
          AND e.kind = CASE WHEN NEW.is_sensitive THEN 'SENSITIVE' ELSE 'NOT_SENSITIVE' END
    ) THEN
        RAISE EXCEPTION 'Article % is marked as sensitive only beside an event of the same transaction.', NEW.id
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NEW;
END $$;
"""

OLD_GUARD = """
CREATE OR REPLACE FUNCTION articles_guard_article() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'DELETE' THEN
        RAISE EXCEPTION 'A story is never deleted (article %).', OLD.id USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    IF TG_OP = 'INSERT' THEN
        IF NEW.stage <> 'DRAFT' OR NEW.standing <> 'NEVER_OUT' THEN
            RAISE EXCEPTION 'A story begins as a draft that was never out (article %).', NEW.id
                USING ERRCODE = 'integrity_constraint_violation';
        END IF;
        RETURN NEW;
    END IF;
    IF NEW.stage IS DISTINCT FROM OLD.stage AND NOT EXISTS (
        SELECT 1 FROM articles_transition t
        WHERE t.article_id = NEW.id AND t.xact = pg_current_xact_id()
          AND t.from_stage = OLD.stage AND t.to_stage = NEW.stage
    ) THEN
        RAISE EXCEPTION 'The stage of article % changes only beside a transition of the same transaction.', NEW.id
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    IF NEW.standing IS DISTINCT FROM OLD.standing AND NOT EXISTS (
        SELECT 1 FROM articles_release r
        WHERE r.article_id = NEW.id AND r.xact = pg_current_xact_id()
          AND r.kind = CASE NEW.standing WHEN 'LIVE' THEN 'PUBLISHED' WHEN 'WITHDRAWN' THEN 'WITHDRAWN' END
    ) THEN
        RAISE EXCEPTION 'The standing of article % changes only beside a release of the same transaction.', NEW.id
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NEW;
END $$;
"""

MAKE = (
    NEW_GUARD
    + "".join(
        f"""
CREATE TRIGGER append_only_rows BEFORE UPDATE OR DELETE ON {table} FOR EACH ROW EXECUTE FUNCTION articles_append_only();
CREATE TRIGGER append_only_table BEFORE TRUNCATE ON {table} FOR EACH STATEMENT EXECUTE FUNCTION articles_append_only();
"""
        for table in APPEND_ONLY
    )
    + """
CREATE FUNCTION articles_guard_reader_note() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'INSERT' THEN
        IF NEW.release_id IS NOT NULL THEN
            RAISE EXCEPTION 'A note to readers is written before it goes out (note %).', NEW.uuid
                USING ERRCODE = 'integrity_constraint_violation';
        END IF;
        RETURN NEW;
    END IF;
    IF OLD.release_id IS NOT NULL THEN
        RAISE EXCEPTION 'Readers have the note %; it can never be changed or removed. Write another one.', OLD.uuid
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    IF TG_OP = 'DELETE' THEN
        RETURN OLD;
    END IF;
    IF NEW.release_id IS NOT NULL AND NOT EXISTS (
        SELECT 1 FROM articles_release r
        WHERE r.id = NEW.release_id AND r.article_id = NEW.article_id AND r.xact = pg_current_xact_id()
    ) THEN
        RAISE EXCEPTION 'The note % goes out only with a release of its story.', NEW.uuid
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER reader_note_guard BEFORE INSERT OR UPDATE OR DELETE ON articles_readernote
    FOR EACH ROW EXECUTE FUNCTION articles_guard_reader_note();
CREATE TRIGGER append_only_table BEFORE TRUNCATE ON articles_readernote
    FOR EACH STATEMENT EXECUTE FUNCTION articles_append_only();
"""
)

DROP = (
    """
DROP TRIGGER append_only_table ON articles_readernote;
DROP TRIGGER reader_note_guard ON articles_readernote;
DROP FUNCTION articles_guard_reader_note();
"""
    + "".join(
        f"DROP TRIGGER append_only_rows ON {table}; DROP TRIGGER append_only_table ON {table};" for table in APPEND_ONLY
    )
    + OLD_GUARD
)


class Migration(migrations.Migration):
    dependencies: ClassVar = [("articles", "0012_house_rules")]
    operations: ClassVar = [migrations.RunSQL(MAKE, DROP)]
