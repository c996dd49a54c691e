"""What a colleague said of a story stays as it was written; only whether it is settled changes, and that is logged."""

from typing import ClassVar

from django.db import migrations

MAKE = """
CREATE FUNCTION articles_guard_comment() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'DELETE' THEN
        RAISE EXCEPTION 'A comment is never deleted (%); it is settled.', OLD.uuid
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    IF TG_OP = 'INSERT' THEN
        IF NEW.settled_at IS NOT NULL THEN
            RAISE EXCEPTION 'A comment begins open (%).', NEW.uuid USING ERRCODE = 'integrity_constraint_violation';
        END IF;
        IF NOT EXISTS (
            SELECT 1 FROM articles_revision r WHERE r.id = NEW.revision_id AND r.article_id = NEW.article_id
        ) THEN
            RAISE EXCEPTION 'A comment is about a revision of its own story (%).', NEW.uuid
                USING ERRCODE = 'integrity_constraint_violation';
        END IF;
        IF NEW.answer_to_id IS NOT NULL AND NOT EXISTS (
            SELECT 1 FROM articles_comment c
            WHERE c.id = NEW.answer_to_id AND c.article_id = NEW.article_id AND c.answer_to_id IS NULL
        ) THEN
            RAISE EXCEPTION 'An answer belongs to a comment on the same story that is no answer itself (%).', NEW.uuid
                USING ERRCODE = 'integrity_constraint_violation';
        END IF;
        IF NOT EXISTS (
            SELECT 1 FROM articles_storyevent e
            WHERE e.article_id = NEW.article_id AND e.xact = pg_current_xact_id()
              AND e.kind = 'COMMENT' AND e.by_id = NEW.by_id AND e.data ->> 'comment' = NEW.uuid::text
        ) THEN
            RAISE EXCEPTION 'The comment % is made only beside an event of the same transaction.', NEW.uuid
                USING ERRCODE = 'integrity_constraint_violation';
        END IF;
        RETURN NEW;
    END IF;
    IF (NEW.id, NEW.uuid, NEW.article_id, NEW.revision_id, NEW.words, NEW.passage, NEW.before, NEW.after, NEW.to_id,
        NEW.answer_to_id, NEW.by_id, NEW.at)
        IS DISTINCT FROM (OLD.id, OLD.uuid, OLD.article_id, OLD.revision_id, OLD.words, OLD.passage, OLD.before,
        OLD.after, OLD.to_id, OLD.answer_to_id, OLD.by_id, OLD.at) THEN
        RAISE EXCEPTION 'What was said stays as it was written (comment %).', OLD.uuid
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    IF (NEW.settled_at, NEW.settled_by_id) IS DISTINCT FROM (OLD.settled_at, OLD.settled_by_id) THEN
        IF NEW.settled_at IS NOT NULL AND OLD.settled_at IS NOT NULL THEN
            RAISE EXCEPTION 'Who settled the comment % and when is not rewritten.', OLD.uuid
                USING ERRCODE = 'integrity_constraint_violation';
        END IF;
        IF NOT EXISTS (
            SELECT 1 FROM articles_storyevent e
            WHERE e.article_id = NEW.article_id AND e.xact = pg_current_xact_id()
              AND e.kind = CASE WHEN NEW.settled_at IS NULL THEN 'REOPENED' ELSE 'SETTLED' END
              AND e.data ->> 'comment' = NEW.uuid::text
        ) THEN
            RAISE EXCEPTION 'The comment % is settled or reopened only beside an event of the same transaction.', OLD.uuid
                USING ERRCODE = 'integrity_constraint_violation';
        END IF;
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER comment_guard BEFORE INSERT OR UPDATE OR DELETE ON articles_comment
    FOR EACH ROW EXECUTE FUNCTION articles_guard_comment();
CREATE TRIGGER append_only_table BEFORE TRUNCATE ON articles_comment
    FOR EACH STATEMENT EXECUTE FUNCTION articles_append_only();
"""

DROP = """
DROP TRIGGER append_only_table ON articles_comment;
DROP TRIGGER comment_guard ON articles_comment;
DROP FUNCTION articles_guard_comment();
"""


class Migration(migrations.Migration):
    dependencies: ClassVar = [("articles", "0026_comments")]
    operations: ClassVar = [migrations.RunSQL(MAKE, DROP)]
