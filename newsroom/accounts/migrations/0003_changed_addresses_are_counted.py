"""How often a person's e-mail address changed, counted by the database, so that nothing changes one past the count."""

from django.db import migrations, models

# Whatever an UPDATE writes there itself is not believed: it may come from a record read before the last change.
MAKE = """
CREATE FUNCTION accounts_count_address_changes() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    NEW.address_changes := OLD.address_changes + (NEW.email IS DISTINCT FROM OLD.email)::integer;
    RETURN NEW;
END $$;

CREATE TRIGGER address_changes BEFORE UPDATE ON accounts_user
    FOR EACH ROW EXECUTE FUNCTION accounts_count_address_changes();
"""
DROP = """
DROP TRIGGER address_changes ON accounts_user;
DROP FUNCTION accounts_count_address_changes();
"""


class Migration(migrations.Migration):

    dependencies = [
        ('accounts', '0002_link_sent_at'),
    ]

    operations = [
        migrations.AddField(
            model_name='user',
            name='address_changes',
            field=models.PositiveIntegerField(default=0, editable=False, verbose_name='changes of the e-mail address'),
        ),
        migrations.RunSQL(MAKE, DROP),
    ]
