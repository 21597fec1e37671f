-- Which column of a table goes into which field of the register, as somebody confirmed it.
CREATE TABLE import_matches (
  organisation TEXT NOT NULL,
  heads TEXT NOT NULL,
  part TEXT NOT NULL,
  columns TEXT NOT NULL,
  defaults TEXT NOT NULL,
  style TEXT,
  at TEXT NOT NULL,
  who TEXT NOT NULL,
  PRIMARY KEY (organisation, heads)
);
