"""PostgreSQL tells whoever listens that there is a new entry or post, or that somebody came to a case or left it.

SQLite needs none: its data_version says so."""

from django.db import migrations

FUNCTION = """
CREATE FUNCTION sunwai_wake() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN PERFORM pg_notify('sunwai_live', ''); RETURN NULL; END $$
"""
TRIGGER = (
    "CREATE TRIGGER {table}_wake AFTER {acts} ON {table} "
    "FOR EACH STATEMENT EXECUTE FUNCTION sunwai_wake()"
)
TOLD = {
    "sunwai_entry": "INSERT",
    "sunwai_post": "INSERT",
    "sunwai_presence": "INSERT OR UPDATE OR DELETE",
}


def wake(apps, editor):
    if editor.connection.vendor != "postgresql":
        return
    editor.execute(FUNCTION)
    for table, acts in TOLD.items():
        editor.execute(TRIGGER.format(table=table, acts=acts))


def let_sleep(apps, editor):
    if editor.connection.vendor != "postgresql":
        return
    for table in TOLD:
        editor.execute(f"DROP TRIGGER {table}_wake ON {table}")
    editor.execute("DROP FUNCTION sunwai_wake()")


class Migration(migrations.Migration):
    dependencies = [("sunwai", "0001_first")]
    operations = [migrations.RunPython(wake, let_sleep)]
