"""Who says what: cues, channels, chains, quotations, layout."""

import pytest

from tests.conftest import Read

# text, then the chain (outermost first), directness, words that the content must hold
CASES = [
    ("France said that Mali had agreed.", ["France"], "indirect", "Mali had agreed"),
    ("Mali had agreed, France said.", ["France"], "indirect", "Mali had agreed"),
    ("“We will not sign,” Sergei Lavrov said.", ["Sergei Lavrov"], "direct", "We will not sign"),
    (
        "Sergei Lavrov said the draft was “not even a beginning”.",
        ["Sergei Lavrov"],
        "mixed",
        "the draft was “not even a beginning",
    ),
    (
        "According to the Polish foreign ministry, both pipes were shut.",
        ["Polish foreign ministry"],
        "indirect",
        "both pipes were shut",
    ),
    (
        "The port, according to a Turkish diplomat, will stay open.",
        ["Turkish diplomat"],
        "indirect",
        "The port",
    ),
    (
        "Reuters reported, citing unnamed Indian officials, that the pact was dead.",
        ["Reuters", "unnamed Indian officials"],
        "indirect",
        "the pact was dead",
    ),
    (
        "The pact was dead, Reuters reported quoting unnamed Indian officials.",
        ["Reuters", "unnamed Indian officials"],
        "indirect",
        "The pact was dead",
    ),
    (
        "Wang Yi told Reuters that talks would resume.",
        ["Reuters", "Wang Yi"],
        "indirect",
        "talks would resume",
    ),
    (
        "In an interview with Le Monde, Wang Yi said that talks would resume.",
        ["Le Monde", "Wang Yi"],
        "indirect",
        "talks would resume",
    ),
    (
        "Reuters quoted a Kenyan general as saying that the border was calm.",
        ["Reuters", "Kenyan general"],
        "indirect",
        "the border was calm",
    ),
    (
        "As Wang Yi put it, the door is neither open nor shut.",
        ["Wang Yi"],
        "indirect",
        "the door is neither open nor shut",
    ),
    (
        "In Warsaw’s view, the treaty is a scrap of paper.",
        ["Warsaw"],
        "indirect",
        "the treaty is a scrap of paper",
    ),
    (
        "The paper cited a Greek admiral’s opinion that the straits can be held.",
        ["paper", "Greek admiral"],
        "indirect",
        "the straits can be held",
    ),
    (
        "Iran denied that it had sunk the tanker.",
        ["Iran"],
        "indirect",
        "it had sunk the tanker",
    ),
    (
        "Wang Yi warned of a new war in the strait.",
        ["Wang Yi"],
        "indirect",
        "a new war in the strait",
    ),
    (
        "Wang Yi called the plan “a bridge to nowhere”.",
        ["Wang Yi"],
        "mixed",
        "a bridge to nowhere",
    ),
]


@pytest.mark.parametrize(("text", "chain", "directness", "words"), CASES)
def test_one_statement(
    text: str, chain: list[str], directness: str, words: str, read: Read
) -> None:
    said = [s for s in read(text).statements if words in s.content.text]
    assert said, [(s.cue, s.content.text) for s in read(text).statements]
    best = min(said, key=lambda s: len(s.content.text))
    assert [v.name for v in best.chain] == chain
    assert best.directness == directness
    assert best.speaker == best.chain[-1]


def test_bullets_belong_to_whoever_announces_them(read: Read) -> None:
    text = (
        "Jens Stoltenberg announced that:\n\n"
        "• the fleet will stay;\n\n"
        "• “no ship will turn back”; and\n\n"
        "• Norway will pay."
    )
    said = read(text).statements
    assert [s.speaker.name for s in said] == ["Jens Stoltenberg"] * 3
    assert [s.directness for s in said] == ["indirect", "mixed", "indirect"]


def test_a_colon_hands_over_to_the_quotation(read: Read) -> None:
    said = read(
        "A Saudi official puts it bluntly: “If we join them, we shall pay for it.”"
    ).statements
    assert [s.speaker.name for s in said] == ["Saudi official"]


def test_a_quotation_over_two_sentences_is_one_statement(read: Read) -> None:
    text = "“The road is closed. Nobody will pass it this year,” Wang Yi said."
    said = read(text).statements
    assert len(said) == 1
    assert said[0].content.text.startswith("The road is closed. Nobody will pass")


def test_a_quotation_without_a_cue_goes_on_from_the_last_speaker(read: Read) -> None:
    text = "“The road is closed,” Wang Yi said. “Nobody will pass it before the thaw.”"
    assert [s.speaker.name for s in read(text).statements] == ["Wang Yi", "Wang Yi"]


def test_scare_quotes_say_nothing(read: Read) -> None:
    assert read("Hungary joined the “coalition” of the reluctant.").statements == ()


def test_also_carries_the_source_over(read: Read) -> None:
    text = (
        "According to the Indian foreign ministry, the two sides met in Goa. "
        "They also agreed to reopen the pass."
    )
    last = read(text).statements[-1]
    assert last.chain[0].name == "Indian foreign ministry"


def test_headline_style(read: Read) -> None:
    reading = read("Iran ready for talks: Abbas Araghchi\n\nHe gave no date for a meeting at all.")
    assert [s.speaker.name for s in reading.statements][:1] == ["Abbas Araghchi"]


def test_late_attribution_is_flagged(read: Read) -> None:
    text = (
        "Clearly, the two governments have long since given up any hope of a settlement and will "
        "now wait for the winter and for each other to tire of the quarrel, Reuters reported "
        "quoting unnamed Indian officials."
    )
    assert [f.kind for f in read(text).flags] == ["late attribution"]


def test_an_unclosed_quotation_spoils_only_its_paragraph(read: Read) -> None:
    text = "Wang Yi said “the road is closed and left.\n\nSergei Lavrov said “the road is open”."
    reading = read(text)
    assert "unbalanced quotation" in {f.kind for f in reading.flags}
    assert "Sergei Lavrov" in {s.speaker.name for s in reading.statements}
