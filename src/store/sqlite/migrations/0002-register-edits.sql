-- What people changed in the register: one row for each edit, one for each entry that it touched.
CREATE TABLE register_edits (
  organisation TEXT NOT NULL,
  number INTEGER NOT NULL,
  at TEXT NOT NULL,
  who TEXT NOT NULL,
  who_name TEXT NOT NULL,
  action TEXT NOT NULL,
  why TEXT,
  undoes INTEGER,
  version_before TEXT NOT NULL,
  version_after TEXT NOT NULL,
  change_count INTEGER NOT NULL,
  PRIMARY KEY (organisation, number)
);
CREATE INDEX register_edits_by_who ON register_edits (organisation, who, number);
CREATE INDEX register_edits_by_undoes ON register_edits (organisation, undoes) WHERE undoes IS NOT NULL;

CREATE TABLE register_changes (
  organisation TEXT NOT NULL,
  edit INTEGER NOT NULL,
  part TEXT NOT NULL,
  id TEXT NOT NULL,
  before TEXT,
  after TEXT,
  PRIMARY KEY (organisation, edit, part, id),
  FOREIGN KEY (organisation, edit) REFERENCES register_edits (organisation, number)
);
CREATE INDEX register_changes_by_entry ON register_changes (organisation, part, id, edit);
