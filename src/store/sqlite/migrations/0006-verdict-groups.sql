-- How many verdicts stand, by rule, state and reason: kept with each of them, for nobody wants to count half a million.
ALTER TABLE verdicts ADD COLUMN reason TEXT
  GENERATED ALWAYS AS (coalesce(json_extract(evidence, '$.reason'), '')) VIRTUAL;

CREATE TABLE verdict_groups (
  organisation TEXT NOT NULL,
  state TEXT NOT NULL,
  rule TEXT NOT NULL,
  reason TEXT NOT NULL,
  count INTEGER NOT NULL,
  PRIMARY KEY (organisation, state, rule, reason)
) WITHOUT ROWID;
INSERT INTO verdict_groups (organisation, state, rule, reason, count)
  SELECT organisation, state, rule, reason, count(*) FROM verdicts WHERE ended_at IS NULL
  GROUP BY organisation, state, rule, reason;

CREATE TRIGGER verdicts_put AFTER INSERT ON verdicts WHEN NEW.ended_at IS NULL BEGIN
  INSERT INTO verdict_groups (organisation, state, rule, reason, count)
    VALUES (NEW.organisation, NEW.state, NEW.rule, NEW.reason, 1)
    ON CONFLICT DO UPDATE SET count = count + 1;
END;
CREATE TRIGGER verdicts_forgotten AFTER DELETE ON verdicts WHEN OLD.ended_at IS NULL BEGIN
  UPDATE verdict_groups SET count = count - 1
    WHERE organisation = OLD.organisation AND state = OLD.state AND rule = OLD.rule AND reason = OLD.reason;
END;
CREATE TRIGGER verdicts_changed_from AFTER UPDATE ON verdicts WHEN OLD.ended_at IS NULL BEGIN
  UPDATE verdict_groups SET count = count - 1
    WHERE organisation = OLD.organisation AND state = OLD.state AND rule = OLD.rule AND reason = OLD.reason;
END;
CREATE TRIGGER verdicts_changed_to AFTER UPDATE ON verdicts WHEN NEW.ended_at IS NULL BEGIN
  INSERT INTO verdict_groups (organisation, state, rule, reason, count)
    VALUES (NEW.organisation, NEW.state, NEW.rule, NEW.reason, 1)
    ON CONFLICT DO UPDATE SET count = count + 1;
END;

-- The oldest of a group: what is in order, meant for others or waived is never asked for so.
CREATE INDEX verdicts_in_trouble ON verdicts (organisation, state, rule, reason, since)
  WHERE ended_at IS NULL AND state IN ('lapsed', 'fail', 'unknown', 'due');
