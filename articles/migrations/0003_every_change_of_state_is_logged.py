"""Stage, standing and the readers' page change only beside a log row of the same transaction.

This stops our own bugs and ad-hoc SQL; it does not stop the owner of the tables.
"""

from typing import ClassVar

from django.db import migrations

MAKE = """
CREATE FUNCTION articles_guard_article() RETURNS trigger LANGUAGE plpgsql AS $$
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

CREATE TRIGGER article_guard BEFORE INSERT OR UPDATE OR DELETE ON articles_article
    FOR EACH ROW EXECUTE FUNCTION articles_guard_article();

CREATE FUNCTION articles_guard_publication() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'DELETE' THEN
        RAISE EXCEPTION 'What was published is withdrawn, never deleted (article %).', OLD.article_id
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    IF TG_OP = 'UPDATE' AND NEW.article_id <> OLD.article_id THEN
        RAISE EXCEPTION 'A publication never changes its story (article %).', OLD.article_id
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    IF NOT EXISTS (
        SELECT 1 FROM articles_release r WHERE r.article_id = NEW.article_id AND r.xact = pg_current_xact_id()
    ) THEN
        RAISE EXCEPTION 'What readers see of article % changes only beside a release of the same transaction.', NEW.article_id
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    IF EXISTS (SELECT 1 FROM articles_redirect d WHERE d.path = NEW.path AND d.publication_id <> NEW.id) THEN
        RAISE EXCEPTION 'The address % belonged to another story and is never used again.', NEW.path
            USING ERRCODE = 'unique_violation';
    END IF;
    RETURN NEW;
END $$;

CREATE TRIGGER publication_guard BEFORE INSERT OR UPDATE OR DELETE ON articles_publication
    FOR EACH ROW EXECUTE FUNCTION articles_guard_publication();
"""

DROP = """
DROP TRIGGER publication_guard ON articles_publication;
DROP FUNCTION articles_guard_publication();
DROP TRIGGER article_guard ON articles_article;
DROP FUNCTION articles_guard_article();
"""


class Migration(migrations.Migration):
    dependencies: ClassVar = [("articles", "0002_desk_and_reader_records")]
    operations: ClassVar = [migrations.RunSQL(MAKE, DROP)]
