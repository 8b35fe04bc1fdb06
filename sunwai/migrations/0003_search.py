"""What answers a search, kept by the database itself from the words of each case: FTS5 on SQLite, a tsvector with GIN
on PostgreSQL.

FTS5's own default would drop Devanagari's vowel signs, so the categories are spelt out. On PostgreSQL the words are cut
already: no text search configuration and no locale has a say. Whoever changes sunwai_casetext on SQLite in a later
migration must make the triggers anew, since SQLite drops them with the old table."""

from django.db import migrations

SQLITE = [
    "CREATE VIRTUAL TABLE sunwai_search USING fts5(words, sounds, content='sunwai_casetext', content_rowid='case_id', "
    "tokenize=\"unicode61 remove_diacritics 0 categories 'L* N* Co Mn Mc'\")",
    "CREATE TRIGGER sunwai_search_new AFTER INSERT ON sunwai_casetext BEGIN "
    "INSERT INTO sunwai_search(rowid, words, sounds) VALUES (new.case_id, new.words, new.sounds); END",
    "CREATE TRIGGER sunwai_search_gone AFTER DELETE ON sunwai_casetext BEGIN "
    "INSERT INTO sunwai_search(sunwai_search, rowid, words, sounds) "
    "VALUES ('delete', old.case_id, old.words, old.sounds); END",
    "CREATE TRIGGER sunwai_search_changed AFTER UPDATE ON sunwai_casetext BEGIN "
    "INSERT INTO sunwai_search(sunwai_search, rowid, words, sounds) "
    "VALUES ('delete', old.case_id, old.words, old.sounds); "
    "INSERT INTO sunwai_search(rowid, words, sounds) VALUES (new.case_id, new.words, new.sounds); END",
]
SQLITE_BACK = [
    "DROP TRIGGER sunwai_search_new",
    "DROP TRIGGER sunwai_search_gone",
    "DROP TRIGGER sunwai_search_changed",
    "DROP TABLE sunwai_search",
]
POSTGRES = [
    "ALTER TABLE sunwai_casetext ADD COLUMN vector tsvector GENERATED ALWAYS AS "
    "(array_to_tsvector(string_to_array(words, ' ') || string_to_array(sounds, ' '))) STORED",
    "CREATE INDEX sunwai_casetext_vector ON sunwai_casetext USING gin (vector)",
]
POSTGRES_BACK = ["ALTER TABLE sunwai_casetext DROP COLUMN vector"]


def make(apps, editor):
    for statement in POSTGRES if editor.connection.vendor == "postgresql" else SQLITE:
        editor.execute(statement)


def drop(apps, editor):
    for statement in POSTGRES_BACK if editor.connection.vendor == "postgresql" else SQLITE_BACK:
        editor.execute(statement)


class Migration(migrations.Migration):
    dependencies = [("sunwai", "0002_wake")]
    operations = [migrations.RunPython(make, drop)]
