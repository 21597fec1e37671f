-- What each subject is known by, as spans; `machine` is a kind of its own: physical, virtual, container.
CREATE TABLE subject_marks (
  organisation TEXT NOT NULL,
  subject TEXT NOT NULL,
  kind TEXT NOT NULL,
  value TEXT NOT NULL,
  began_at TEXT NOT NULL,
  ended_at TEXT,
  PRIMARY KEY (organisation, subject, kind, value, began_at)
) WITHOUT ROWID;
CREATE INDEX subject_marks_by_value ON subject_marks (organisation, kind, value) WHERE ended_at IS NULL;

-- Subjects that people said are one; what was moved stands there, so that it can be taken back.
CREATE TABLE subject_merges (
  organisation TEXT NOT NULL,
  number INTEGER NOT NULL,
  subject TEXT NOT NULL,
  into_subject TEXT NOT NULL,
  merged_at TEXT NOT NULL,
  who TEXT NOT NULL,
  who_name TEXT NOT NULL,
  why TEXT NOT NULL,
  moved TEXT NOT NULL,
  undone_at TEXT,
  undone_by TEXT,
  undone_by_name TEXT,
  undone_why TEXT,
  PRIMARY KEY (organisation, number)
) WITHOUT ROWID;
CREATE UNIQUE INDEX subject_merges_by_subject ON subject_merges (organisation, subject) WHERE undone_at IS NULL;
CREATE INDEX subject_merges_by_into ON subject_merges (organisation, into_subject) WHERE undone_at IS NULL;

-- What the marks leave open; `other` is a subject, or `marks:` and a hash where an agent shows those of another machine.
CREATE TABLE identity_questions (
  organisation TEXT NOT NULL,
  number INTEGER NOT NULL,
  subject TEXT NOT NULL,
  other TEXT NOT NULL,
  score INTEGER NOT NULL,
  reasons TEXT NOT NULL,
  asked_at TEXT NOT NULL,
  answer TEXT,
  why TEXT,
  answered_at TEXT,
  who TEXT,
  who_name TEXT,
  PRIMARY KEY (organisation, number)
) WITHOUT ROWID;
CREATE UNIQUE INDEX identity_questions_by_pair ON identity_questions (organisation, subject, other);
