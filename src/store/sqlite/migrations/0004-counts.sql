-- The yearly count: what it has to find, frozen when it begins, and what was found, to which is only ever added.
CREATE TABLE counts (
  organisation TEXT NOT NULL,
  id TEXT NOT NULL,
  opened_at TEXT NOT NULL,
  body TEXT NOT NULL,
  PRIMARY KEY (organisation, id)
);

CREATE TABLE count_assets (
  organisation TEXT NOT NULL,
  count TEXT NOT NULL,
  number INTEGER NOT NULL,
  body TEXT NOT NULL,
  PRIMARY KEY (organisation, count, number),
  FOREIGN KEY (organisation, count) REFERENCES counts (organisation, id)
);

CREATE TABLE count_marks (
  organisation TEXT NOT NULL,
  count TEXT NOT NULL,
  number INTEGER NOT NULL,
  id TEXT NOT NULL,
  asset TEXT,
  tag TEXT NOT NULL,
  found TEXT NOT NULL,
  place TEXT,
  what TEXT,
  serial TEXT,
  note TEXT,
  document TEXT,
  withdraws TEXT,
  outside TEXT,
  who TEXT NOT NULL,
  who_name TEXT NOT NULL,
  at TEXT NOT NULL,
  PRIMARY KEY (organisation, count, number),
  UNIQUE (organisation, count, id),
  FOREIGN KEY (organisation, count) REFERENCES counts (organisation, id)
);
