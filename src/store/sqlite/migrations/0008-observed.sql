-- What lists of subjects show and search, so that a page of them needs no facts; written when such a fact changes.
CREATE TABLE subject_traits (
  organisation TEXT NOT NULL,
  subject TEXT NOT NULL,
  os_family TEXT,
  os TEXT,
  manufacturer TEXT,
  model TEXT,
  serial TEXT,
  address TEXT,
  asset TEXT,
  search TEXT NOT NULL,
  PRIMARY KEY (organisation, subject)
) WITHOUT ROWID;

-- Nearly every verdict passes, and nearly every question is about those that do not. With the beginning in it an index also
-- answers how many stood on a past day; with the end, which is always empty there, it need not look at the rows.
DROP INDEX verdicts_present;
CREATE INDEX verdicts_present ON verdicts (organisation, rule, thing, state, began_at, ended_at) WHERE ended_at IS NULL;
CREATE INDEX verdicts_not_passing ON verdicts (organisation, rule, thing, state, began_at, ended_at)
  WHERE ended_at IS NULL AND state <> 'pass';
