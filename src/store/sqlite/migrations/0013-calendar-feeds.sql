-- Addresses under which a calendar program reads what ends. Only the hash of the secret in them is kept.
CREATE TABLE calendar_feeds (
  organisation TEXT NOT NULL,
  id TEXT NOT NULL,
  hash TEXT NOT NULL,
  user_id TEXT NOT NULL,
  name TEXT NOT NULL,
  language TEXT NOT NULL,
  has_alarms INTEGER NOT NULL,
  created_at TEXT NOT NULL,
  revoked_at TEXT,
  last_used_at TEXT,
  PRIMARY KEY (organisation, id)
) WITHOUT ROWID;
CREATE UNIQUE INDEX calendar_feeds_by_hash ON calendar_feeds (hash);
