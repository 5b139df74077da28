-- Version 1 of the store. Types that several tables share come first. Every column has a comment:
-- the data dictionary (docs/store.md) is made from them.
-- Offsets count characters of the original text from 0; ends are exclusive. NULL is unknown.

CREATE TABLE meta (
    schema_version INTEGER NOT NULL,
    created TIMESTAMP NOT NULL,
    created_by VARCHAR NOT NULL
);
COMMENT ON TABLE meta IS 'One row: which version of the schema this file has.';
COMMENT ON COLUMN meta.schema_version IS 'The number of the last migration applied.';
COMMENT ON COLUMN meta.created IS 'When the file was made (UTC).';
COMMENT ON COLUMN meta.created_by IS 'The version of realpolitik that made it.';

CREATE TABLE runs (
    run VARCHAR PRIMARY KEY,
    kind VARCHAR NOT NULL,
    version VARCHAR NOT NULL,
    model VARCHAR,
    tables JSON NOT NULL,
    options JSON NOT NULL,
    sources JSON NOT NULL,
    started TIMESTAMP NOT NULL,
    finished TIMESTAMP,
    duration DOUBLE
);
COMMENT ON TABLE runs IS 'Every coding or import: enough to do it again.';
COMMENT ON COLUMN runs.run IS 'A hash of what the run was asked to do; the same command goes on with the same run.';
COMMENT ON COLUMN runs.kind IS 'code, or import.';
COMMENT ON COLUMN runs.version IS 'The version of realpolitik.';
COMMENT ON COLUMN runs.model IS 'The language model and its version; NULL for an import.';
COMMENT ON COLUMN runs.tables IS 'By knowledge table, the first 12 hex digits of its SHA-256.';
COMMENT ON COLUMN runs.options IS 'The options that change what is read, or how.';
COMMENT ON COLUMN runs.sources IS 'The inputs as they were given.';
COMMENT ON COLUMN runs.started IS 'When it first began (UTC).';
COMMENT ON COLUMN runs.finished IS 'When it ended (UTC); NULL for one that was stopped and not taken up again.';
COMMENT ON COLUMN runs.duration IS 'Seconds of work, all its parts added up.';

CREATE TABLE documents (
    document VARCHAR PRIMARY KEY,
    run VARCHAR NOT NULL,
    name VARCHAR,
    title VARCHAR,
    author VARCHAR,
    outlet VARCHAR,
    published DATE,
    kind VARCHAR NOT NULL,
    language VARCHAR,
    url VARCHAR,
    path VARCHAR,
    characters INTEGER NOT NULL,
    sentences INTEGER NOT NULL,
    duration DOUBLE
);
COMMENT ON TABLE documents IS 'Every text that was read, once.';
COMMENT ON COLUMN documents.document IS 'A hash of the text, the outlet and the day of publication.';
COMMENT ON COLUMN documents.run IS 'The run that read it.';
COMMENT ON COLUMN documents.name IS 'The id given in the input; NULL where none was.';
COMMENT ON COLUMN documents.title IS 'Its title.';
COMMENT ON COLUMN documents.author IS 'Who wrote it.';
COMMENT ON COLUMN documents.outlet IS 'Who published it.';
COMMENT ON COLUMN documents.published IS 'The day of publication.';
COMMENT ON COLUMN documents.kind IS 'news, opinion, official, transcript or other.';
COMMENT ON COLUMN documents.language IS 'ISO 639-1; only English is coded.';
COMMENT ON COLUMN documents.url IS 'Its address.';
COMMENT ON COLUMN documents.path IS 'Where it was read from: a file, or a file and the number of a line or row.';
COMMENT ON COLUMN documents.characters IS 'Characters of the original text.';
COMMENT ON COLUMN documents.sentences IS 'Sentences read.';
COMMENT ON COLUMN documents.duration IS 'Seconds that its reading took.';

CREATE TABLE texts (
    document VARCHAR NOT NULL,
    text VARCHAR NOT NULL,
    html BOOLEAN NOT NULL
);
COMMENT ON TABLE texts IS 'The original texts, unless the run was told not to keep them.';
COMMENT ON COLUMN texts.document IS 'The document.';
COMMENT ON COLUMN texts.text IS 'The text as decoded: what offsets count in.';
COMMENT ON COLUMN texts.html IS 'Whether it is HTML source.';

CREATE TABLE inputs (
    run VARCHAR NOT NULL,
    source VARCHAR NOT NULL,
    position BIGINT NOT NULL,
    name VARCHAR,
    document VARCHAR,
    result VARCHAR NOT NULL,
    code VARCHAR,
    reason VARCHAR,
    advice VARCHAR
);
COMMENT ON TABLE inputs IS 'Every item that a run was given, and how it ended.';
COMMENT ON COLUMN inputs.run IS 'The run.';
COMMENT ON COLUMN inputs.source IS 'A file, an address, or a file and the number of a line or row.';
COMMENT ON COLUMN inputs.position IS 'The place of the item in the order of the run, from 0.';
COMMENT ON COLUMN inputs.name IS 'The id given in the input; NULL where none was.';
COMMENT ON COLUMN inputs.document IS 'The document that it holds; NULL where none could be read.';
COMMENT ON COLUMN inputs.result IS 'read, already there (the same text, outlet and day), or failed.';
COMMENT ON COLUMN inputs.code IS 'The code of the error (docs/errors.md).';
COMMENT ON COLUMN inputs.reason IS 'What failed and why.';
COMMENT ON COLUMN inputs.advice IS 'What to do about it.';

CREATE TABLE outcomes (
    document VARCHAR NOT NULL,
    sentence INTEGER NOT NULL,
    start INTEGER,
    "end" INTEGER,
    result VARCHAR NOT NULL,
    reason VARCHAR
);
COMMENT ON TABLE outcomes IS 'How the reading of every sentence ended.';
COMMENT ON COLUMN outcomes.document IS 'The document.';
COMMENT ON COLUMN outcomes.sentence IS 'The number of the sentence, from 0.';
COMMENT ON COLUMN outcomes.start IS 'Where the sentence starts.';
COMMENT ON COLUMN outcomes."end" IS 'Where it ends.';
COMMENT ON COLUMN outcomes.result IS 'events, or none.';
COMMENT ON COLUMN outcomes.reason IS 'Why it gave no event; NULL where it gave some.';

CREATE TYPE voice AS STRUCT(
    name VARCHAR, code VARCHAR, kind VARCHAR, named BOOLEAN, "start" INTEGER, "end" INTEGER
);
CREATE TYPE entity AS STRUCT(
    "text" VARCHAR, "start" INTEGER, "end" INTEGER, name VARCHAR, code VARCHAR, sector VARCHAR,
    identifier VARCHAR, via VARCHAR
);

CREATE TABLE events (
    id VARCHAR NOT NULL,
    run VARCHAR NOT NULL,
    document VARCHAR,
    actors entity[] NOT NULL,
    recipients entity[] NOT NULL,
    category VARCHAR,
    mode VARCHAR,
    contexts VARCHAR[] NOT NULL,
    quad TINYINT,
    score DOUBLE,
    status VARCHAR NOT NULL,
    conditional_on VARCHAR,
    attribution voice[] NOT NULL,
    trigger_text VARCHAR,
    trigger_start INTEGER,
    trigger_end INTEGER,
    when_value VARCHAR,
    when_precision VARCHAR,
    when_basis VARCHAR,
    where_name VARCHAR,
    where_country VARCHAR,
    where_latitude DOUBLE,
    where_longitude DOUBLE,
    where_basis VARCHAR,
    confidence DOUBLE,
    rule VARCHAR NOT NULL,
    evidence_sentence INTEGER,
    evidence_start INTEGER,
    evidence_end INTEGER,
    evidence_text VARCHAR,
    day DATE
);
COMMENT ON TABLE events IS 'Coded acts: read from documents, or imported.';
COMMENT ON COLUMN events.id IS 'Made from the content: the same reading gives the same id.';
COMMENT ON COLUMN events.run IS 'The run that read or imported it.';
COMMENT ON COLUMN events.document IS 'The document; NULL for an imported event.';
COMMENT ON COLUMN events.actors IS 'Who initiates it: text and offsets of the mention, name, code (ISO 3166 alpha-3, IGO:…, NSA:…), sector, identifier (Wikidata), and via: how the mention was resolved.';
COMMENT ON COLUMN events.recipients IS 'To whom it is directed; empty where there is none or none is said.';
COMMENT ON COLUMN events.category IS 'One of the PLOVER categories (realpolitik explain); NULL for an imported event that PLOVER has no place for.';
COMMENT ON COLUMN events.mode IS 'The mode of the category.';
COMMENT ON COLUMN events.contexts IS 'PLOVER contexts.';
COMMENT ON COLUMN events.quad IS 'Quad class: 1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 material conflict.';
COMMENT ON COLUMN events.score IS 'From -10 (conflict) to +10 (cooperation).';
COMMENT ON COLUMN events.status IS 'actual, historical, future, hypothetical or negated.';
COMMENT ON COLUMN events.conditional_on IS 'The condition, in the words of the text.';
COMMENT ON COLUMN events.attribution IS 'The chain of voices that vouch for it, outermost first; empty is the author.';
COMMENT ON COLUMN events.trigger_text IS 'The words that tell the act; of an imported event, the words of its code.';
COMMENT ON COLUMN events.trigger_start IS 'Where they start.';
COMMENT ON COLUMN events.trigger_end IS 'Where they end.';
COMMENT ON COLUMN events.when_value IS 'ISO 8601 date, or the part of one that is known (2024-06).';
COMMENT ON COLUMN events.when_precision IS 'day, week, month, quarter, year or decade.';
COMMENT ON COLUMN events.when_basis IS 'stated, relative, dateline, document or instrument; imported for an event of another data set.';
COMMENT ON COLUMN events.where_name IS 'The place of the act.';
COMMENT ON COLUMN events.where_country IS 'Its state, ISO 3166 alpha-3.';
COMMENT ON COLUMN events.where_latitude IS 'Degrees, WGS 84; only where the text names the place.';
COMMENT ON COLUMN events.where_longitude IS 'Degrees, WGS 84.';
COMMENT ON COLUMN events.where_basis IS 'How the place was found.';
COMMENT ON COLUMN events.confidence IS 'From 0 to 1; NULL for an imported event.';
COMMENT ON COLUMN events.rule IS 'What decided: the frames that matched, or the import.';
COMMENT ON COLUMN events.evidence_sentence IS 'The number of the sentence, from 0.';
COMMENT ON COLUMN events.evidence_start IS 'Where the words start that it rests on.';
COMMENT ON COLUMN events.evidence_end IS 'Where they end.';
COMMENT ON COLUMN events.evidence_text IS 'The words.';
COMMENT ON COLUMN events.day IS 'The first day of when_value; NULL where no date is known. Mind when_precision.';

CREATE TABLE dyads (
    event VARCHAR NOT NULL,
    run VARCHAR NOT NULL,
    document VARCHAR,
    actor VARCHAR,
    recipient VARCHAR,
    category VARCHAR,
    quad TINYINT,
    score DOUBLE,
    status VARCHAR NOT NULL,
    day DATE,
    precision VARCHAR,
    mutual BOOLEAN NOT NULL
);
COMMENT ON TABLE dyads IS 'Events laid flat, one row for each actor and recipient: made from events when they are written. An event with two actors and three recipients has six rows; count distinct events where that matters.';
COMMENT ON COLUMN dyads.event IS 'The event (events.id).';
COMMENT ON COLUMN dyads.run IS 'The run that read or imported it.';
COMMENT ON COLUMN dyads.document IS 'The document; NULL for an imported event.';
COMMENT ON COLUMN dyads.actor IS 'The code of an actor; NULL where it is not resolved.';
COMMENT ON COLUMN dyads.recipient IS 'The code of a recipient; NULL where it is not resolved or there is none.';
COMMENT ON COLUMN dyads.category IS 'The category of the event.';
COMMENT ON COLUMN dyads.quad IS 'Its quad class, 1 to 4.';
COMMENT ON COLUMN dyads.score IS 'Its score, -10 to +10.';
COMMENT ON COLUMN dyads.status IS 'Its status.';
COMMENT ON COLUMN dyads.day IS 'Its day (events.day).';
COMMENT ON COLUMN dyads.precision IS 'How exact the day is (events.when_precision).';
COMMENT ON COLUMN dyads.mutual IS 'Whether the two act together, with no recipient: both directions have a row.';

CREATE TABLE imported (
    event VARCHAR NOT NULL,
    run VARCHAR NOT NULL,
    dataset VARCHAR NOT NULL,
    name VARCHAR,
    code VARCHAR,
    actor VARCHAR,
    recipient VARCHAR,
    intensity DOUBLE,
    story VARCHAR,
    outlet VARCHAR,
    url VARCHAR,
    mentions INTEGER,
    outlets INTEGER,
    articles INTEGER
);
COMMENT ON TABLE imported IS 'What another data set said of an event, as it said it.';
COMMENT ON COLUMN imported.event IS 'The event (events.id).';
COMMENT ON COLUMN imported.run IS 'The import.';
COMMENT ON COLUMN imported.dataset IS 'icews, gdelt, polecat or cameo.';
COMMENT ON COLUMN imported.name IS 'Its own id of the event.';
COMMENT ON COLUMN imported.code IS 'Its own code of the act.';
COMMENT ON COLUMN imported.actor IS 'The actor as it names him.';
COMMENT ON COLUMN imported.recipient IS 'The recipient as it names him.';
COMMENT ON COLUMN imported.intensity IS 'Its own score (Goldstein).';
COMMENT ON COLUMN imported.story IS 'Its id of the report.';
COMMENT ON COLUMN imported.outlet IS 'The outlet that it names.';
COMMENT ON COLUMN imported.url IS 'The address of the report.';
COMMENT ON COLUMN imported.mentions IS 'Mentions that it counts (GDELT).';
COMMENT ON COLUMN imported.outlets IS 'Outlets that it counts (GDELT: sources).';
COMMENT ON COLUMN imported.articles IS 'Articles that it counts (GDELT).';

CREATE TABLE import_coverage (
    run VARCHAR NOT NULL,
    outlet VARCHAR NOT NULL,
    day DATE NOT NULL,
    events INTEGER NOT NULL
);
COMMENT ON TABLE import_coverage IS 'The days that an import covers, those without events among them.';
COMMENT ON COLUMN import_coverage.run IS 'The import.';
COMMENT ON COLUMN import_coverage.outlet IS 'The data set.';
COMMENT ON COLUMN import_coverage.day IS 'A day between its first and its last.';
COMMENT ON COLUMN import_coverage.events IS 'Events of that day.';

CREATE TABLE statements (
    id VARCHAR NOT NULL,
    document VARCHAR NOT NULL,
    speaker_name VARCHAR NOT NULL,
    speaker_code VARCHAR,
    speaker_kind VARCHAR NOT NULL,
    speaker_named BOOLEAN NOT NULL,
    speaker_start INTEGER,
    speaker_end INTEGER,
    chain voice[] NOT NULL,
    cue VARCHAR NOT NULL,
    directness VARCHAR NOT NULL,
    content_text VARCHAR NOT NULL,
    content_start INTEGER NOT NULL,
    content_end INTEGER NOT NULL,
    evidence_sentence INTEGER NOT NULL,
    evidence_start INTEGER NOT NULL,
    evidence_end INTEGER NOT NULL,
    evidence_text VARCHAR NOT NULL
);
COMMENT ON TABLE statements IS 'Reported speech and thought.';
COMMENT ON COLUMN statements.id IS 'Made from the content.';
COMMENT ON COLUMN statements.document IS 'The document.';
COMMENT ON COLUMN statements.speaker_name IS 'Who says it: the last of the chain.';
COMMENT ON COLUMN statements.speaker_code IS 'His state, organisation or group.';
COMMENT ON COLUMN statements.speaker_kind IS 'outlet, person, office, document or unnamed.';
COMMENT ON COLUMN statements.speaker_named IS 'Whether he is named.';
COMMENT ON COLUMN statements.speaker_start IS 'Where the words for him start.';
COMMENT ON COLUMN statements.speaker_end IS 'Where they end.';
COMMENT ON COLUMN statements.chain IS 'The chain of voices, outermost first.';
COMMENT ON COLUMN statements.cue IS 'The words that announce it.';
COMMENT ON COLUMN statements.directness IS 'direct, indirect or mixed.';
COMMENT ON COLUMN statements.content_text IS 'What is said.';
COMMENT ON COLUMN statements.content_start IS 'Where it starts.';
COMMENT ON COLUMN statements.content_end IS 'Where it ends.';
COMMENT ON COLUMN statements.evidence_sentence IS 'The number of the sentence, from 0.';
COMMENT ON COLUMN statements.evidence_start IS 'Where the words start that it rests on.';
COMMENT ON COLUMN statements.evidence_end IS 'Where they end.';
COMMENT ON COLUMN statements.evidence_text IS 'The words.';

CREATE TABLE figures (
    id VARCHAR NOT NULL,
    document VARCHAR NOT NULL,
    value DOUBLE,
    low DOUBLE,
    high DOUBLE,
    unit VARCHAR,
    comparator VARCHAR,
    measure VARCHAR,
    "between" VARCHAR[] NOT NULL,
    "of" VARCHAR[] NOT NULL,
    when_value VARCHAR,
    when_precision VARCHAR,
    when_basis VARCHAR,
    attribution voice[] NOT NULL,
    verdict VARCHAR NOT NULL,
    why VARCHAR NOT NULL,
    bound_value DOUBLE,
    bound_rule VARCHAR,
    bound_source VARCHAR,
    nearest_fit VARCHAR,
    evidence_sentence INTEGER NOT NULL,
    evidence_start INTEGER NOT NULL,
    evidence_end INTEGER NOT NULL,
    evidence_text VARCHAR NOT NULL
);
COMMENT ON TABLE figures IS 'Quantities claimed about states.';
COMMENT ON COLUMN figures.id IS 'Made from the content.';
COMMENT ON COLUMN figures.document IS 'The document.';
COMMENT ON COLUMN figures.value IS 'The number, where one is claimed.';
COMMENT ON COLUMN figures.low IS 'The least, where a range is claimed.';
COMMENT ON COLUMN figures.high IS 'The most, where a range is claimed.';
COMMENT ON COLUMN figures.unit IS 'USD, EUR, %, times, people, km …';
COMMENT ON COLUMN figures.comparator IS 'at least, more than, up to …';
COMMENT ON COLUMN figures.measure IS 'What is measured: trade, aid, troops …';
COMMENT ON COLUMN figures."between" IS 'Between whom.';
COMMENT ON COLUMN figures."of" IS 'Whose.';
COMMENT ON COLUMN figures.when_value IS 'ISO 8601 date or part of one.';
COMMENT ON COLUMN figures.when_precision IS 'day, week, month, quarter, year or decade.';
COMMENT ON COLUMN figures.when_basis IS 'stated, relative, dateline, document or instrument.';
COMMENT ON COLUMN figures.attribution IS 'Who claims it, outermost first; empty is the author.';
COMMENT ON COLUMN figures.verdict IS 'plausible, implausible or unchecked.';
COMMENT ON COLUMN figures.why IS 'The reason of the verdict.';
COMMENT ON COLUMN figures.bound_value IS 'The bound that it was held against.';
COMMENT ON COLUMN figures.bound_rule IS 'The rule that gave the bound.';
COMMENT ON COLUMN figures.bound_source IS 'The source of its number.';
COMMENT ON COLUMN figures.nearest_fit IS 'The slip of the unit that would make it fit.';
COMMENT ON COLUMN figures.evidence_sentence IS 'The number of the sentence, from 0.';
COMMENT ON COLUMN figures.evidence_start IS 'Where the words start that it rests on.';
COMMENT ON COLUMN figures.evidence_end IS 'Where they end.';
COMMENT ON COLUMN figures.evidence_text IS 'The words.';

CREATE TABLE instruments (
    id VARCHAR NOT NULL,
    document VARCHAR NOT NULL,
    name VARCHAR NOT NULL,
    kind VARCHAR NOT NULL,
    parties VARCHAR[] NOT NULL,
    dates VARCHAR[] NOT NULL,
    action VARCHAR,
    evidence_sentence INTEGER NOT NULL,
    evidence_start INTEGER NOT NULL,
    evidence_end INTEGER NOT NULL,
    evidence_text VARCHAR NOT NULL
);
COMMENT ON TABLE instruments IS 'Named treaties, agreements, sanctions, dialogues, organisations, resolutions and projects.';
COMMENT ON COLUMN instruments.id IS 'Made from the content.';
COMMENT ON COLUMN instruments.document IS 'The document.';
COMMENT ON COLUMN instruments.name IS 'Its name.';
COMMENT ON COLUMN instruments.kind IS 'treaty, agreement, memorandum, sanctions, resolution, dialogue, organisation or project.';
COMMENT ON COLUMN instruments.parties IS 'The codes of its parties.';
COMMENT ON COLUMN instruments.dates IS 'Its dates, ISO 8601.';
COMMENT ON COLUMN instruments.action IS 'What is done to it: signed, suspended, proposed …';
COMMENT ON COLUMN instruments.evidence_sentence IS 'The number of the sentence, from 0.';
COMMENT ON COLUMN instruments.evidence_start IS 'Where the words start that it rests on.';
COMMENT ON COLUMN instruments.evidence_end IS 'Where they end.';
COMMENT ON COLUMN instruments.evidence_text IS 'The words.';

CREATE TABLE forecasts (
    id VARCHAR NOT NULL,
    document VARCHAR NOT NULL,
    holder voice[] NOT NULL,
    about VARCHAR NOT NULL,
    likelihood_words VARCHAR NOT NULL,
    likelihood_low DOUBLE,
    likelihood_high DOUBLE,
    horizon VARCHAR,
    conditional_on VARCHAR,
    evidence_sentence INTEGER NOT NULL,
    evidence_start INTEGER NOT NULL,
    evidence_end INTEGER NOT NULL,
    evidence_text VARCHAR NOT NULL
);
COMMENT ON TABLE forecasts IS 'Claims about what will or may be.';
COMMENT ON COLUMN forecasts.id IS 'Made from the content.';
COMMENT ON COLUMN forecasts.document IS 'The document.';
COMMENT ON COLUMN forecasts.holder IS 'Who holds it, outermost first; empty is the author.';
COMMENT ON COLUMN forecasts.about IS 'What it foretells.';
COMMENT ON COLUMN forecasts.likelihood_words IS 'The words of likelihood.';
COMMENT ON COLUMN forecasts.likelihood_low IS 'The least that they mean (ICD 203), 0 to 1; NULL outside the table.';
COMMENT ON COLUMN forecasts.likelihood_high IS 'The most that they mean.';
COMMENT ON COLUMN forecasts.horizon IS 'By when, ISO 8601.';
COMMENT ON COLUMN forecasts.conditional_on IS 'The condition, in the words of the text.';
COMMENT ON COLUMN forecasts.evidence_sentence IS 'The number of the sentence, from 0.';
COMMENT ON COLUMN forecasts.evidence_start IS 'Where the words start that it rests on.';
COMMENT ON COLUMN forecasts.evidence_end IS 'Where they end.';
COMMENT ON COLUMN forecasts.evidence_text IS 'The words.';

CREATE TABLE flags (
    document VARCHAR NOT NULL,
    position INTEGER NOT NULL,
    kind VARCHAR NOT NULL,
    text VARCHAR NOT NULL,
    expected VARCHAR,
    why VARCHAR NOT NULL,
    evidence_sentence INTEGER NOT NULL,
    evidence_start INTEGER NOT NULL,
    evidence_end INTEGER NOT NULL,
    evidence_text VARCHAR NOT NULL
);
COMMENT ON TABLE flags IS 'What an editor should look at.';
COMMENT ON COLUMN flags.document IS 'The document.';
COMMENT ON COLUMN flags.position IS 'Its place among the flags of the document, from 0.';
COMMENT ON COLUMN flags.kind IS 'implausible figure, name slip, date conflict …';
COMMENT ON COLUMN flags.text IS 'The words in question.';
COMMENT ON COLUMN flags.expected IS 'What was expected instead.';
COMMENT ON COLUMN flags.why IS 'Why it is flagged.';
COMMENT ON COLUMN flags.evidence_sentence IS 'The number of the sentence, from 0.';
COMMENT ON COLUMN flags.evidence_start IS 'Where the words start that it rests on.';
COMMENT ON COLUMN flags.evidence_end IS 'Where they end.';
COMMENT ON COLUMN flags.evidence_text IS 'The words.';

CREATE TABLE links (
    layer VARCHAR NOT NULL,
    kind VARCHAR NOT NULL,
    member VARCHAR NOT NULL,
    cluster VARCHAR NOT NULL,
    rule VARCHAR NOT NULL,
    score DOUBLE NOT NULL,
    made TIMESTAMP NOT NULL
);
COMMENT ON TABLE links IS 'What belongs together, laid over the records and never into them: taking a layer away restores what was there.';
COMMENT ON COLUMN links.layer IS 'The linking that made the row; taken away as a whole.';
COMMENT ON COLUMN links.kind IS 'origin: documents with nearly the same text; event: reports of the same act.';
COMMENT ON COLUMN links.member IS 'A document (origin) or an event (event).';
COMMENT ON COLUMN links.cluster IS 'The id of the first member of the cluster: the earliest document, or the earliest report.';
COMMENT ON COLUMN links.rule IS 'The rule that put the member there.';
COMMENT ON COLUMN links.score IS 'How well it fits, 0 to 1.';
COMMENT ON COLUMN links.made IS 'When (UTC).';

CREATE VIEW entities AS
SELECT code, name, sector, identifier, count(*) AS mentions
FROM (
    SELECT unnest(list_concat(actors, recipients), recursive := true) FROM events
)
GROUP BY ALL;
COMMENT ON VIEW entities IS 'Everybody who acts or is acted upon, with the number of mentions in events.';
COMMENT ON COLUMN entities.code IS 'ISO 3166 alpha-3, IGO:… or NSA:…; NULL where it is not resolved.';
COMMENT ON COLUMN entities.name IS 'The name.';
COMMENT ON COLUMN entities.sector IS 'PLOVER sector.';
COMMENT ON COLUMN entities.identifier IS 'Wikidata.';
COMMENT ON COLUMN entities.mentions IS 'How often it stands in an event.';

CREATE VIEW voices AS
SELECT document, 'event' AS kind_of, id AS record, unnest(attribution, recursive := true) FROM events
WHERE document IS NOT NULL
UNION ALL BY NAME
SELECT document, 'statement' AS kind_of, id AS record, unnest(chain, recursive := true) FROM statements
UNION ALL BY NAME
SELECT document, 'figure' AS kind_of, id AS record, unnest(attribution, recursive := true) FROM figures
UNION ALL BY NAME
SELECT document, 'forecast' AS kind_of, id AS record, unnest(holder, recursive := true) FROM forecasts;
COMMENT ON VIEW voices IS 'Every voice that vouches for a record.';
COMMENT ON COLUMN voices.document IS 'The document.';
COMMENT ON COLUMN voices.kind_of IS 'What the record is: event, statement, figure or forecast.';
COMMENT ON COLUMN voices.record IS 'The id of the record.';
COMMENT ON COLUMN voices.name IS 'How the voice is named.';
COMMENT ON COLUMN voices.code IS 'Its state, organisation or group.';
COMMENT ON COLUMN voices.kind IS 'outlet, person, office, document or unnamed.';
COMMENT ON COLUMN voices.named IS 'Whether it is named.';
COMMENT ON COLUMN voices.start IS 'Where the words for it start.';
COMMENT ON COLUMN voices."end" IS 'Where they end.';

CREATE VIEW coverage AS
SELECT d.run, d.outlet, d.published AS day, count(*) AS documents,
       sum(d.sentences)::BIGINT AS sentences, coalesce(sum(e.events), 0)::BIGINT AS events
FROM documents d
LEFT JOIN (SELECT document, count(*) AS events FROM events GROUP BY document) e USING (document)
GROUP BY ALL
UNION ALL
SELECT run, outlet, day, NULL AS documents, NULL AS sentences, events FROM import_coverage;
COMMENT ON VIEW coverage IS 'What was read, by outlet and day. A day that is not here was not covered; one that is, with no events, had none.';
COMMENT ON COLUMN coverage.run IS 'The run.';
COMMENT ON COLUMN coverage.outlet IS 'The outlet; of an import, the data set.';
COMMENT ON COLUMN coverage.day IS 'The day of publication; of an import, the day of the events.';
COMMENT ON COLUMN coverage.documents IS 'Documents read; NULL for an import, which does not say.';
COMMENT ON COLUMN coverage.sentences IS 'Sentences read; NULL for an import.';
COMMENT ON COLUMN coverage.events IS 'Events found in them.';
