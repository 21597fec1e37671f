-- What people answered to a question that is not to be asked again.
CREATE TABLE remembered_answers (
  organisation TEXT NOT NULL,
  question TEXT NOT NULL,
  thing TEXT NOT NULL,
  why TEXT NOT NULL,
  at TEXT NOT NULL,
  who TEXT NOT NULL,
  who_name TEXT NOT NULL,
  PRIMARY KEY (organisation, question, thing)
);
