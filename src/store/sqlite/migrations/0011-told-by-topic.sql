-- Plans ask what all subjects are told of under two or three topics.
CREATE INDEX fact_sets_by_topic ON fact_sets (organisation, topic, id) WHERE gone_at IS NULL AND hash IS NOT NULL;
