-- Version 2 of the store: what came of forecasts. The table stands apart from `forecasts`, whose
-- rows are replaced when a document is read again.

CREATE TABLE resolutions (
    forecast VARCHAR NOT NULL,
    document VARCHAR NOT NULL,
    outcome VARCHAR NOT NULL CHECK (outcome IN ('yes', 'no', 'void')),
    day DATE NOT NULL,
    note VARCHAR,
    recorded TIMESTAMP NOT NULL
);
COMMENT ON TABLE resolutions IS 'What came of forecasts, as somebody recorded it; at most one row a forecast. Reading a document again leaves them.';
COMMENT ON COLUMN resolutions.forecast IS 'The forecast (forecasts.id).';
COMMENT ON COLUMN resolutions.document IS 'Its document.';
COMMENT ON COLUMN resolutions.outcome IS 'yes: what was foretold came; no: it did not; void: its condition was not met.';
COMMENT ON COLUMN resolutions.day IS 'The day on which that was settled.';
COMMENT ON COLUMN resolutions.note IS 'A note, such as where it is reported.';
COMMENT ON COLUMN resolutions.recorded IS 'When it was recorded (UTC).';
