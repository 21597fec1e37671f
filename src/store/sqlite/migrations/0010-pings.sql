-- Jobs that call an address. Its secret is a key in `agents`, where a check is the one whose id begins with `ping:`.
CREATE TABLE ping_checks (
  organisation TEXT NOT NULL,
  id TEXT NOT NULL,
  slug TEXT NOT NULL,
  name TEXT NOT NULL,
  kind TEXT NOT NULL,
  schedule TEXT NOT NULL,
  subject TEXT NOT NULL,
  created_at TEXT NOT NULL,
  revoked_at TEXT,
  state TEXT NOT NULL,
  PRIMARY KEY (organisation, id)
) WITHOUT ROWID;
CREATE UNIQUE INDEX ping_checks_by_slug ON ping_checks (organisation, slug) WHERE revoked_at IS NULL;

-- Each call, with the beginning of what came with it; forgotten after 90 days.
CREATE TABLE pings (
  organisation TEXT NOT NULL,
  check_id TEXT NOT NULL,
  number INTEGER NOT NULL,
  at TEXT NOT NULL,
  tells TEXT NOT NULL,
  exit_status INTEGER,
  run TEXT,
  method TEXT NOT NULL,
  duration_seconds REAL,
  body_bytes INTEGER NOT NULL,
  body BLOB,
  PRIMARY KEY (organisation, check_id, number)
);
CREATE INDEX pings_by_time ON pings (at);

-- The secret before a short name; only its hash is kept, and one serves at a time.
CREATE TABLE ping_keys (
  organisation TEXT NOT NULL,
  hash TEXT NOT NULL,
  created_at TEXT NOT NULL,
  revoked_at TEXT,
  PRIMARY KEY (organisation, hash)
) WITHOUT ROWID;
