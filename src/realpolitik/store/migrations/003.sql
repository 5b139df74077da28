-- Version 3 of the store: who acts in the texts and has no code, for `realpolitik actors unknown`.
-- Documents that were read before have none until they are read again.

CREATE TABLE unknown_actors (
    document VARCHAR NOT NULL,
    sentence INTEGER NOT NULL,
    words VARCHAR NOT NULL,
    head VARCHAR NOT NULL,
    why VARCHAR NOT NULL,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL
);
COMMENT ON TABLE unknown_actors IS 'Subjects and agents that have no code: names that no table has, and actors of whom the text does not say whose they are.';
COMMENT ON COLUMN unknown_actors.document IS 'The document.';
COMMENT ON COLUMN unknown_actors.sentence IS 'The number of the sentence, from 0.';
COMMENT ON COLUMN unknown_actors.words IS 'The words that name it, without the article.';
COMMENT ON COLUMN unknown_actors.head IS 'The word of them on which the others hang.';
COMMENT ON COLUMN unknown_actors.why IS 'Why it has no code: no table has the name; the text does not say of which state; or unresolved, with the codes between which the text does not decide.';
COMMENT ON COLUMN unknown_actors.start IS 'Where the words start.';
COMMENT ON COLUMN unknown_actors."end" IS 'Where they end.';
