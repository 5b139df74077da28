-- Version 4 of the store: what a user's own categories call an event.

ALTER TABLE events ADD COLUMN label VARCHAR;
COMMENT ON COLUMN events.label IS 'What your own categories call it (code --categories); NULL where they say nothing of it.';
