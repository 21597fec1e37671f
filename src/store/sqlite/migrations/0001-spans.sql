-- Every key begins with the organisation. Instants are text, ISO 8601 UTC with milliseconds: they sort as they are.
-- A span holds on [began_at, ended_at); the present one has no end.

-- The last id given out for each kind of thing: one that was deleted is not given again.
CREATE TABLE counters (
  organisation TEXT NOT NULL,
  name TEXT NOT NULL,
  value INTEGER NOT NULL,
  PRIMARY KEY (organisation, name)
) WITHOUT ROWID;

CREATE TABLE agents (
  organisation TEXT NOT NULL,
  id TEXT NOT NULL,
  subject TEXT NOT NULL,
  key_hash TEXT,
  enrolled_at TEXT NOT NULL,
  revoked_at TEXT,
  version TEXT NOT NULL,
  instance TEXT,
  sequence INTEGER NOT NULL,
  observed_at TEXT,
  received_at TEXT,
  interval_seconds INTEGER NOT NULL,
  stale_at TEXT,
  is_stale INTEGER NOT NULL,
  manifest TEXT,
  skew_seconds REAL NOT NULL,
  PRIMARY KEY (organisation, id)
) WITHOUT ROWID;
CREATE UNIQUE INDEX agents_by_key ON agents (key_hash) WHERE key_hash IS NOT NULL;
CREATE INDEX agents_by_subject ON agents (organisation, subject);
CREATE INDEX agents_by_stale_at ON agents (stale_at) WHERE is_stale = 0 AND stale_at IS NOT NULL;

CREATE TABLE subjects (
  organisation TEXT NOT NULL,
  id TEXT NOT NULL,
  kind TEXT NOT NULL,
  name TEXT NOT NULL,
  first_seen TEXT NOT NULL,
  verdicts TEXT NOT NULL,
  PRIMARY KEY (organisation, id)
) WITHOUT ROWID;

CREATE TABLE bodies (
  organisation TEXT NOT NULL,
  hash TEXT NOT NULL,
  topic TEXT NOT NULL,
  content BLOB NOT NULL,
  PRIMARY KEY (organisation, hash)
);

CREATE TABLE fact_sets (
  organisation TEXT NOT NULL,
  id INTEGER NOT NULL,
  agent TEXT NOT NULL,
  subject TEXT NOT NULL,
  topic TEXT NOT NULL,
  entry TEXT NOT NULL,
  hash TEXT,
  since TEXT,
  observed_at TEXT,
  asked_since TEXT,
  asked_at TEXT,
  asked_reason TEXT,
  asked_detail TEXT,
  asked_configured INTEGER,
  gone_at TEXT,
  shift_seconds REAL NOT NULL,
  PRIMARY KEY (organisation, id)
);
CREATE INDEX fact_sets_by_subject ON fact_sets (organisation, subject, id);
CREATE INDEX fact_sets_by_agent ON fact_sets (organisation, agent, id);

CREATE TABLE fact_spans (
  organisation TEXT NOT NULL,
  set_id INTEGER NOT NULL,
  began_at TEXT NOT NULL,
  ended_at TEXT,
  agent TEXT NOT NULL,
  subject TEXT NOT NULL,
  topic TEXT NOT NULL,
  entry TEXT NOT NULL,
  hash TEXT,
  since TEXT,
  observed_at TEXT,
  asked_since TEXT,
  asked_at TEXT,
  asked_reason TEXT,
  asked_detail TEXT,
  asked_configured INTEGER,
  gone_at TEXT,
  shift_seconds REAL NOT NULL,
  PRIMARY KEY (organisation, set_id, began_at),
  FOREIGN KEY (organisation, set_id) REFERENCES fact_sets (organisation, id)
) WITHOUT ROWID;
CREATE INDEX fact_spans_by_subject ON fact_spans (organisation, subject, began_at, ended_at);

CREATE TABLE lost_keys (
  organisation TEXT NOT NULL,
  set_id INTEGER NOT NULL,
  fact_key TEXT NOT NULL,
  hash TEXT NOT NULL,
  since TEXT NOT NULL,
  ended_at TEXT,
  PRIMARY KEY (organisation, set_id, fact_key, since),
  FOREIGN KEY (organisation, set_id) REFERENCES fact_sets (organisation, id)
) WITHOUT ROWID;

CREATE TABLE verdicts (
  organisation TEXT NOT NULL,
  rule TEXT NOT NULL,
  thing TEXT NOT NULL,
  began_at TEXT NOT NULL,
  ended_at TEXT,
  subject TEXT,
  state TEXT NOT NULL,
  since TEXT,
  flips_at TEXT,
  evidence TEXT NOT NULL,
  PRIMARY KEY (organisation, rule, thing, began_at)
);
-- The present is small and asked for all the time, the past grows: each has indexes of its own.
CREATE INDEX verdicts_present ON verdicts (organisation, rule, thing, state) WHERE ended_at IS NULL;
CREATE INDEX verdicts_past ON verdicts (organisation, ended_at, began_at) WHERE ended_at IS NOT NULL;
CREATE INDEX verdicts_of_subject ON verdicts (organisation, subject, rule, thing) WHERE ended_at IS NULL;
CREATE INDEX verdicts_of_thing ON verdicts (organisation, thing, rule) WHERE ended_at IS NULL;
CREATE INDEX verdicts_past_of_subject ON verdicts (organisation, subject, ended_at) WHERE ended_at IS NOT NULL;
CREATE INDEX verdicts_by_flip ON verdicts (organisation, flips_at) WHERE ended_at IS NULL AND flips_at IS NOT NULL;
CREATE INDEX verdicts_by_first_flip ON verdicts (flips_at) WHERE ended_at IS NULL AND flips_at IS NOT NULL;

-- One index only, and rows in the order in which they come: this table is written with every report.
CREATE TABLE reports (
  organisation TEXT NOT NULL,
  agent TEXT NOT NULL,
  instance TEXT NOT NULL,
  sequence INTEGER NOT NULL,
  observed_at TEXT NOT NULL,
  received_at TEXT NOT NULL,
  digest TEXT NOT NULL,
  manifest TEXT NOT NULL,
  shift_seconds REAL NOT NULL,
  readings TEXT,
  PRIMARY KEY (organisation, agent, observed_at, instance, sequence)
);

CREATE TABLE reading_hours (
  organisation TEXT NOT NULL,
  subject TEXT NOT NULL,
  entry TEXT NOT NULL,
  metric TEXT NOT NULL,
  fact_key TEXT NOT NULL,
  began_at TEXT NOT NULL,
  least REAL NOT NULL,
  mean REAL NOT NULL,
  greatest REAL NOT NULL,
  count INTEGER NOT NULL,
  PRIMARY KEY (organisation, subject, entry, metric, fact_key, began_at)
) WITHOUT ROWID;

CREATE TABLE reading_days (
  organisation TEXT NOT NULL,
  subject TEXT NOT NULL,
  entry TEXT NOT NULL,
  metric TEXT NOT NULL,
  fact_key TEXT NOT NULL,
  began_at TEXT NOT NULL,
  least REAL NOT NULL,
  mean REAL NOT NULL,
  greatest REAL NOT NULL,
  count INTEGER NOT NULL,
  PRIMARY KEY (organisation, subject, entry, metric, fact_key, began_at)
) WITHOUT ROWID;

CREATE TABLE register_entries (
  organisation TEXT NOT NULL,
  collection TEXT NOT NULL,
  id TEXT NOT NULL,
  began_at TEXT NOT NULL,
  ended_at TEXT,
  body TEXT NOT NULL,
  PRIMARY KEY (organisation, collection, id, began_at)
);
CREATE INDEX register_entries_by_end ON register_entries (organisation, ended_at, began_at);

CREATE TABLE alerts (
  organisation TEXT NOT NULL,
  id INTEGER NOT NULL,
  cause TEXT NOT NULL,
  rule TEXT,
  thing TEXT NOT NULL,
  subject TEXT,
  state TEXT NOT NULL,
  since TEXT,
  opened_at TEXT NOT NULL,
  closed_at TEXT,
  urgency TEXT NOT NULL,
  evidence TEXT NOT NULL,
  PRIMARY KEY (organisation, id)
);
CREATE INDEX alerts_open ON alerts (organisation, thing) WHERE closed_at IS NULL;
CREATE INDEX alerts_by_subject ON alerts (organisation, subject, id);

CREATE TABLE notices (
  organisation TEXT NOT NULL,
  id INTEGER NOT NULL,
  alert INTEGER NOT NULL,
  kind TEXT NOT NULL,
  channel TEXT NOT NULL,
  recipient TEXT NOT NULL,
  language TEXT NOT NULL,
  urgency TEXT NOT NULL,
  queued_at TEXT NOT NULL,
  due_at TEXT NOT NULL,
  message TEXT,
  message_at TEXT,
  attempts INTEGER NOT NULL,
  sent_at TEXT,
  failed_at TEXT,
  error TEXT,
  PRIMARY KEY (organisation, id),
  FOREIGN KEY (organisation, alert) REFERENCES alerts (organisation, id)
);
CREATE INDEX notices_waiting ON notices (organisation, due_at) WHERE sent_at IS NULL AND failed_at IS NULL;
CREATE INDEX notices_by_alert ON notices (organisation, alert);
CREATE INDEX notices_by_message ON notices (organisation, message) WHERE message IS NOT NULL;
CREATE INDEX notices_by_recipient ON notices (organisation, channel, recipient, urgency, message_at)
  WHERE message IS NOT NULL;

CREATE TABLE users (
  organisation TEXT NOT NULL,
  id TEXT NOT NULL,
  name TEXT NOT NULL,
  role TEXT NOT NULL,
  language TEXT,
  created_at TEXT NOT NULL,
  password_hash TEXT NOT NULL,
  PRIMARY KEY (organisation, id)
);
CREATE UNIQUE INDEX users_by_id ON users (id);
CREATE UNIQUE INDEX users_by_name ON users (name);

CREATE TABLE sessions (
  organisation TEXT NOT NULL,
  hash TEXT NOT NULL,
  user_id TEXT NOT NULL,
  created_at TEXT NOT NULL,
  expires_at TEXT NOT NULL,
  PRIMARY KEY (organisation, hash),
  FOREIGN KEY (organisation, user_id) REFERENCES users (organisation, id)
) WITHOUT ROWID;
CREATE UNIQUE INDEX sessions_by_hash ON sessions (hash);
CREATE INDEX sessions_by_user ON sessions (organisation, user_id);

CREATE TABLE api_tokens (
  organisation TEXT NOT NULL,
  id TEXT NOT NULL,
  hash TEXT NOT NULL,
  role TEXT NOT NULL,
  created_at TEXT NOT NULL,
  expires_at TEXT,
  revoked_at TEXT,
  PRIMARY KEY (organisation, id)
) WITHOUT ROWID;
CREATE UNIQUE INDEX api_tokens_by_hash ON api_tokens (hash);

CREATE TABLE enrolment_tokens (
  organisation TEXT NOT NULL,
  hash TEXT NOT NULL,
  expires_at TEXT NOT NULL,
  uses_left INTEGER NOT NULL,
  PRIMARY KEY (organisation, hash)
) WITHOUT ROWID;
CREATE UNIQUE INDEX enrolment_tokens_by_hash ON enrolment_tokens (hash);

-- The one-time code of the first start belongs to no organisation yet: its organisation is the empty text.
CREATE TABLE first_codes (
  organisation TEXT NOT NULL,
  hash TEXT NOT NULL,
  expires_at TEXT NOT NULL,
  PRIMARY KEY (organisation)
) WITHOUT ROWID;

CREATE TABLE audit_entries (
  organisation TEXT NOT NULL,
  number INTEGER NOT NULL,
  at TEXT NOT NULL,
  who TEXT NOT NULL,
  what TEXT NOT NULL,
  on_thing TEXT,
  detail TEXT NOT NULL,
  previous TEXT NOT NULL,
  hash TEXT NOT NULL,
  PRIMARY KEY (organisation, number)
);

-- Tells the planner what it cannot know of an empty database: that one organisation holds nearly everything, so that
-- an index on more than the organisation is worth its while.
ANALYZE sqlite_schema;
INSERT INTO sqlite_stat1 (tbl, idx, stat) VALUES
  ('fact_sets', 'sqlite_autoindex_fact_sets_1', '100000 100000 1'),
  ('fact_sets', 'fact_sets_by_subject', '100000 100000 11 1'),
  ('fact_sets', 'fact_sets_by_agent', '100000 100000 11 1'),
  ('agents', 'agents_by_subject', '10000 10000 1'),
  ('agents', 'agents_by_key', '10000 1');
ANALYZE sqlite_schema;
