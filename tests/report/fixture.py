"""A reading made by hand, of a text of our own: every kind of record, nested and overlapping."""

from __future__ import annotations

from realpolitik.records import (
    Bound,
    Document,
    Entity,
    Event,
    Evidence,
    Figure,
    Flag,
    Forecast,
    Instrument,
    Likelihood,
    Outcome,
    Reading,
    Run,
    Span,
    Statement,
    Voice,
    When,
    Where,
)

SENTENCES = (
    "President Aldo Vance of Freedonia visited Sylvania on 3 May.",
    "The Daily Lantern reported, citing unnamed officials, that Sylvania had shelled Freedonia.",
    "Freedonia may attack Sylvania if the Border Treaty of 1921 is broken.",
    "Trade between the two exceeded $34 trillion last year.",
    "The weather was fine.",
)
TEXT = "\n\n".join(SENTENCES)


def span(words: str, text: str = TEXT) -> Span:
    """Where words stand in the text."""
    start = text.index(words)
    return Span(text=words, start=start, end=start + len(words))


def evidence(words: str, text: str = TEXT) -> Evidence:
    """The evidence that words are."""
    at = span(words, text)
    return Evidence(sentence=text[: at.start].count("\n\n"), start=at.start, end=at.end, text=words)


def entity(words: str, code: str | None, **other: str) -> Entity:
    """An entity that a mention names."""
    at = span(words)
    return Entity(text=words, start=at.start, end=at.end, code=code, **other)


FREEDONIA = entity("Freedonia", "FRE", name="Freedonia", sector="GOV")
SYLVANIA = entity("Sylvania", "SYL", name="Sylvania", sector="GOV")
VANCE = entity("President Aldo Vance of Freedonia", "FRE", name="Aldo Vance", sector="GOV")
LANTERN = Voice(name="The Daily Lantern", kind="outlet", named=True)
OFFICIALS = Voice(name="unnamed officials", kind="unnamed", named=False)


def event(ident: str, quad: int, category: str, words: str, **other: object) -> Event:
    """An event with plain values, changed by ``other``."""
    values: dict[str, object] = {
        "actors": (FREEDONIA,),
        "recipients": (SYLVANIA,),
        "mode": None,
        "contexts": (),
        "score": 4.0,
        "status": "actual",
        "conditional_on": None,
        "attribution": (),
        "trigger": span(words.split()[0]),
        "when": None,
        "where": None,
        "confidence": 0.8,
        "rule": "verb",
        "evidence": evidence(words),
    }
    return Event(id=ident, quad=quad, category=category, **{**values, **other})  # type: ignore[arg-type]


def reading() -> Reading:
    """Three events, a statement, a figure, an instrument, a forecast and two flags."""
    return Reading(
        document=Document(
            id="0123abcd4567",
            title="A treaty looks for its purpose",
            author="Ines Okafor",
            outlet="The Lantern Review",
            published="2024-06-27",
            kind="opinion",
            language="en",
            characters=len(TEXT),
            sentences=len(SENTENCES),
        ),
        events=(
            event(
                "e1",
                1,
                "CONSULT",
                SENTENCES[0],
                actors=(VANCE,),
                mode="visit",
                when=When(value="2024-05-03", precision="day", basis="stated"),
                where=Where(name="Sylvania", country="SYL"),
            ),
            event(
                "e2",
                4,
                "ASSAULT",
                "Sylvania had shelled Freedonia",
                actors=(SYLVANIA,),
                recipients=(FREEDONIA,),
                mode="heavy-weapons",
                contexts=("military",),
                score=-9.0,
                attribution=(LANTERN, OFFICIALS),
                trigger=span("shelled"),
            ),
            event(
                "e3",
                4,
                "ASSAULT",
                "Freedonia may attack Sylvania",
                status="hypothetical",
                conditional_on="the Border Treaty of 1921 is broken",
                score=-9.0,
                trigger=span("attack"),
            ),
        ),
        statements=(
            Statement(
                id="s1",
                speaker=OFFICIALS,
                chain=(LANTERN, OFFICIALS),
                cue="reported",
                directness="indirect",
                content=span("that Sylvania had shelled Freedonia"),
                evidence=evidence(SENTENCES[1]),
            ),
        ),
        figures=(
            Figure(
                id="f1",
                value=34e12,
                low=None,
                high=None,
                unit="USD",
                comparator=">",
                measure="trade",
                between=("FRE", "SYL"),
                of=(),
                when=When(value="2023", precision="year", basis="relative"),
                attribution=(),
                verdict="implausible",
                why="more than both countries produce in a year",
                bound=Bound(value=2.8e9, rule="trade ≤ GDP of the smaller", source="own, 2023"),
                nearest_fit="million for trillion: $34 million would fit",
                evidence=evidence("exceeded $34 trillion"),
            ),
        ),
        instruments=(
            Instrument(
                id="i1",
                name="Border Treaty of 1921",
                kind="treaty",
                parties=("FRE", "SYL"),
                dates=("1921",),
                action="broken",
                evidence=evidence("Border Treaty of 1921"),
            ),
        ),
        forecasts=(
            Forecast(
                id="p1",
                holder=(),
                about="Freedonia attacks Sylvania",
                likelihood=Likelihood(words="may", low=None, high=None),
                horizon=None,
                conditional_on="the Border Treaty of 1921 is broken",
                evidence=evidence("Freedonia may attack Sylvania if the Border Treaty"),
            ),
        ),
        flags=(
            Flag(
                kind="implausible figure",
                text="$34 trillion",
                expected="$34 million",
                why="more than both countries produce in a year",
                evidence=evidence("$34 trillion"),
            ),
            Flag(
                kind="late attribution",
                text="citing unnamed officials",
                expected=None,
                why="the source is named after the claim",
                evidence=evidence("citing unnamed officials"),
            ),
        ),
        outcomes=(
            Outcome(sentence=0, result="events"),
            Outcome(sentence=1, result="events"),
            Outcome(sentence=2, result="events"),
            Outcome(sentence=3, result="none", reason="no event between them"),
            Outcome(sentence=4, result="none", reason="no known actor"),
        ),
        run=Run(
            version="0.1.0",
            model="en_core_web_sm 3.8.0",
            tables={"codebook/categories.csv": "0123456789ab"},
            started="2024-06-28T09:00:00Z",
            duration=1.25,
        ),
    )
