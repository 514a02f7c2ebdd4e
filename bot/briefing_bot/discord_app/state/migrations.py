"""The versions of the tables, and the way from each to the next, for both databases.

A new database begins with the tables of version 4, which SQLite had when PostgreSQL came, and takes the same steps as an old one. A
step is never changed once it is released: a further change is a further step.
"""

from __future__ import annotations

import json
from collections.abc import Callable

from briefing_bot.discord_app.errors import StoreError
from briefing_bot.discord_app.state.database import Transaction
from briefing_bot.discord_app.state.records import settings_of, unanswered

_WATCHES = """
CREATE TABLE watches (place BIGINT NOT NULL, id TEXT NOT NULL, person TEXT, created DOUBLE PRECISION NOT NULL, data TEXT NOT NULL,
  PRIMARY KEY (place, id));
CREATE INDEX watches_by_person ON watches (person);
CREATE TABLE due (place BIGINT NOT NULL, watch TEXT NOT NULL, article TEXT NOT NULL, PRIMARY KEY (place, watch, article));
"""
_TABLES = f"""
CREATE TABLE settings (place BIGINT PRIMARY KEY, data TEXT NOT NULL);
CREATE TABLE answers (
  place BIGINT NOT NULL, id TEXT NOT NULL, channel BIGINT NOT NULL, message BIGINT, person TEXT NOT NULL,
  private BIGINT NOT NULL, created DOUBLE PRECISION NOT NULL, data TEXT NOT NULL, after TEXT,
  PRIMARY KEY (place, id));
CREATE INDEX answers_by_message ON answers (place, message);
CREATE INDEX answers_by_channel ON answers (place, channel, created);
CREATE INDEX answers_by_person ON answers (person);
CREATE INDEX answers_by_age ON answers (created);
CREATE INDEX answers_by_turn ON answers (place, after);
CREATE TABLE threads (place BIGINT NOT NULL, id BIGINT NOT NULL, answer TEXT NOT NULL, PRIMARY KEY (place, id));
CREATE TABLE feedback (
  place BIGINT NOT NULL, answer TEXT NOT NULL, person TEXT NOT NULL, helpful BIGINT NOT NULL, reason TEXT,
  created DOUBLE PRECISION NOT NULL, PRIMARY KEY (place, answer, person));
CREATE INDEX feedback_by_person ON feedback (person);
CREATE INDEX feedback_by_age ON feedback (created);
CREATE TABLE tickets (
  place BIGINT NOT NULL, id BIGINT NOT NULL, person TEXT NOT NULL, created DOUBLE PRECISION NOT NULL, data TEXT NOT NULL,
  PRIMARY KEY (place, id));
CREATE TABLE bot (name TEXT PRIMARY KEY, value TEXT NOT NULL);
{_WATCHES}"""


def _to_2(db: Transaction) -> None:
    """Earlier questions are not copied any more into every answer and ticket that follows them, whosever they were."""
    db.script("""
        ALTER TABLE answers ADD COLUMN after TEXT;
        CREATE INDEX answers_by_turn ON answers (place, after);
        UPDATE answers SET data = json_remove(data, '$.history');
        UPDATE tickets SET data = json_remove(data, '$.history')""")


def _to_3(db: Transaction) -> None:
    """Feedback is as old as it is, and not as its answer, which its asker can delete: it is another person's word."""
    db.script("""
        ALTER TABLE feedback ADD COLUMN created REAL NOT NULL DEFAULT 0;
        UPDATE feedback SET created = coalesce(
          (SELECT a.created FROM answers AS a WHERE a.place = feedback.place AND a.id = feedback.answer), 0);
        CREATE INDEX feedback_by_age ON feedback (created)""")


def _to_4(db: Transaction) -> None:
    db.script(_WATCHES)


def _to_5(db: Transaction) -> None:
    """Who holds a ticket; what a query looks for, in columns of its own, as the two databases read JSON differently."""
    db.script("""
        ALTER TABLE tickets ADD COLUMN holder TEXT NOT NULL DEFAULT '';
        CREATE TABLE leases (name TEXT PRIMARY KEY, holder TEXT NOT NULL, until DOUBLE PRECISION NOT NULL);
        ALTER TABLE settings ADD COLUMN digest BIGINT NOT NULL DEFAULT 0;
        ALTER TABLE answers ADD COLUMN unanswered TEXT;
        CREATE INDEX answers_without_answer ON answers (place, created) WHERE unanswered IS NOT NULL""")
    for place, data in db.rows("SELECT place, data FROM settings"):
        digest = settings_of(data).digest_channel is not None
        db.run("UPDATE settings SET digest = :digest WHERE place = :place", digest=digest, place=place)
    for place, id, data in db.rows("SELECT place, id, data FROM answers"):
        question = unanswered(json.loads(data))
        db.run("UPDATE answers SET unanswered = :q WHERE place = :place AND id = :id", q=question, place=place, id=id)


_FIRST = 4
_ONLY_SQLITE: dict[int, Callable[[Transaction], None]] = {2: _to_2, 3: _to_3, 4: _to_4}
_STEPS: dict[int, Callable[[Transaction], None]] = {5: _to_5}
LATEST = max(_STEPS)
"""The version that this program reads and writes."""


def migrate(db: Transaction, version: int, to: int = LATEST) -> int:
    """Bring the tables from a version (0: there are none) to another, which is given back, in one transaction.

    Raises:
        StoreError: they are of a newer version than this program's.
    """
    if version > LATEST:
        raise StoreError(
            f"the database was written by a newer version of the project (its tables are of version {version}, those of"
            f" this one of {LATEST}): bring the project up to date"
        )
    if version == 0:
        db.script(_TABLES)
        version = _FIRST
    for number, step in (_ONLY_SQLITE | _STEPS).items():
        if version < number <= to:
            step(db)
    return to
