-- What other organisations said of a plan that was handed to them as a template; only ever added to.
CREATE TABLE plan_progress (
  organisation TEXT NOT NULL,
  plan TEXT NOT NULL,
  hash TEXT NOT NULL,
  reporter TEXT NOT NULL,
  as_of TEXT NOT NULL,
  received_at TEXT NOT NULL,
  who TEXT NOT NULL,
  who_name TEXT NOT NULL,
  body TEXT NOT NULL,
  PRIMARY KEY (organisation, plan, hash)
);
CREATE INDEX plan_progress_by_reporter ON plan_progress (organisation, plan, reporter, as_of);
