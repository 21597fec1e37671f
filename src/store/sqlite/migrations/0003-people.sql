-- Who somebody is, and apart from that what they may do in which organisation.
CREATE TABLE grants (
  organisation TEXT NOT NULL,
  user_id TEXT NOT NULL,
  role TEXT NOT NULL,
  person TEXT,
  offices TEXT NOT NULL,
  granted_at TEXT NOT NULL,
  PRIMARY KEY (organisation, user_id)
) WITHOUT ROWID;
CREATE INDEX grants_by_user ON grants (user_id);
INSERT INTO grants (organisation, user_id, role, person, offices, granted_at)
  SELECT organisation, id, role, NULL, '[]', created_at FROM users;

ALTER TABLE users DROP COLUMN role;
ALTER TABLE users ADD COLUMN full_name TEXT NOT NULL DEFAULT '';
ALTER TABLE users ADD COLUMN mail TEXT;
ALTER TABLE users ADD COLUMN disabled_at TEXT;
-- Who is invited has no password yet.
ALTER TABLE users ADD COLUMN password TEXT;
UPDATE users SET password = password_hash;
ALTER TABLE users DROP COLUMN password_hash;
ALTER TABLE users RENAME COLUMN password TO password_hash;

-- Sessions of before know neither whence they came nor when they were last used: people sign in again.
DROP TABLE sessions;
CREATE TABLE sessions (
  organisation TEXT NOT NULL,
  hash TEXT NOT NULL,
  id TEXT NOT NULL,
  user_id TEXT NOT NULL,
  created_at TEXT NOT NULL,
  expires_at TEXT NOT NULL,
  seen_at TEXT NOT NULL,
  address TEXT NOT NULL,
  browser TEXT NOT NULL,
  PRIMARY KEY (organisation, hash),
  FOREIGN KEY (organisation, user_id) REFERENCES grants (organisation, user_id)
) WITHOUT ROWID;
CREATE UNIQUE INDEX sessions_by_hash ON sessions (hash);
CREATE INDEX sessions_by_user ON sessions (organisation, user_id);

-- The secret is sealed with a key that lies outside the database.
CREATE TABLE second_factors (
  organisation TEXT NOT NULL,
  user_id TEXT NOT NULL,
  secret TEXT NOT NULL,
  confirmed_at TEXT,
  last_step INTEGER NOT NULL,
  PRIMARY KEY (organisation, user_id),
  FOREIGN KEY (organisation, user_id) REFERENCES users (organisation, id)
) WITHOUT ROWID;

CREATE TABLE recovery_codes (
  organisation TEXT NOT NULL,
  user_id TEXT NOT NULL,
  hash TEXT NOT NULL,
  used_at TEXT,
  PRIMARY KEY (organisation, user_id, hash),
  FOREIGN KEY (organisation, user_id) REFERENCES users (organisation, id)
) WITHOUT ROWID;

-- Invitations, and links by which somebody sets a new password: one for each person at a time.
CREATE TABLE entry_links (
  organisation TEXT NOT NULL,
  user_id TEXT NOT NULL,
  hash TEXT NOT NULL,
  kind TEXT NOT NULL,
  created_at TEXT NOT NULL,
  expires_at TEXT NOT NULL,
  PRIMARY KEY (organisation, user_id),
  FOREIGN KEY (organisation, user_id) REFERENCES grants (organisation, user_id)
) WITHOUT ROWID;
CREATE UNIQUE INDEX entry_links_by_hash ON entry_links (hash);

ALTER TABLE api_tokens ADD COLUMN name TEXT NOT NULL DEFAULT '';
ALTER TABLE api_tokens ADD COLUMN made_by TEXT NOT NULL DEFAULT '';
ALTER TABLE api_tokens ADD COLUMN last_used_at TEXT;

-- What a second person would not sign, and why: until the entry is another one.
CREATE TABLE sent_back (
  organisation TEXT NOT NULL,
  part TEXT NOT NULL,
  id TEXT NOT NULL,
  version TEXT NOT NULL,
  at TEXT NOT NULL,
  who TEXT NOT NULL,
  who_name TEXT NOT NULL,
  why TEXT NOT NULL,
  PRIMARY KEY (organisation, part, id)
) WITHOUT ROWID;

CREATE INDEX audit_entries_by_who ON audit_entries (organisation, who, number);
CREATE INDEX audit_entries_by_thing ON audit_entries (organisation, on_thing, number) WHERE on_thing IS NOT NULL;
