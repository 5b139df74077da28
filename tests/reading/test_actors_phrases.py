"""Noun phrases: state, sector, name, and whether the words only qualify a thing."""

from itertools import pairwise

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from spacy.language import Language

from realpolitik.reading.doc import register
from realpolitik.reading.pipeline import model

from .actor_reading import codes, entity, mention, read

WORDS = [
    "Russia",
    "US-led",
    "Chinese",
    "president",
    "Putin",
    "the",
    ",",
    ".",
    "and",
    "his",
    "their",
    "both",
    "sides",
    "countries",
    "minister",
    "of",
    "in",
    "Georgia",
    "U.S.-backed",
    "troops",
    "'",
    "-",
    "’s",
    "it",
    "he",
    "they",
    "The",
    "North",
    "Kim",
    "Reuters",
    "(",
    ")",
    "said",
    "Brussels",
    "Congo",
    "former",
    "Macron's",
    "Koreas",
    "two",
    "leaders",
    "counterpart",
]

PHRASES = [
    ("Chinese troops crossed the river.", "Chinese troops", "CHN", "MIL"),
    ("Ukraine's parliament passed the bill.", "Ukraine's parliament", "UKR", "LEG"),
    ("Two unnamed Japanese officials resigned.", "Two unnamed Japanese officials", "JPN", "GOV"),
    ("The Biden administration imposed tariffs.", "The Biden administration", "USA", "GOV"),
    ("Macron's delegation left early.", "Macron's delegation", "FRA", "GOV"),
    ("The South Korean side objected.", "The South Korean side", "KOR", "GOV"),
    ("NATO personnel trained them.", "NATO personnel", "IGO:NATO", "MIL"),
    ("The Kremlin denied it.", "The Kremlin", "RUS", "GOV"),
    ("The Pentagon sent a carrier.", "The Pentagon", "USA", "MIL"),
    ("The Iranian army spokesman resigned.", "The Iranian army spokesman", "IRN", "MIL"),
    ("Egyptian police arrested him.", "Egyptian police", "EGY", "COP"),
    ("The government of Nepal fell.", "The government of Nepal", "NPL", "GOV"),
    ("Hamas fighters fired rockets.", "Hamas fighters", "NSA:HAMAS", "REB"),
    ("A US-led coalition bombed the town.", "A US-led coalition", "USA", "GOV"),
    ("Transnistria asked for help.", "Transnistria", "MDA", "PRE"),
    ("The Polish Defence Ministry protested.", "The Polish Defence Ministry", "POL", "MIL"),
    ("The Philippine Congress voted.", "The Philippine Congress", "PHL", "LEG"),
    ("Moscow warned Warsaw.", "Warsaw", "POL", "GOV"),
    ("The Dutch protested.", "The Dutch", "NLD", "GOV"),
    ("Boko Haram forces fled.", "Boko Haram forces", "NSA:BOKOHARAM", "REB"),
    ("Afghan National Security Forces fled.", "Afghan National Security Forces", "AFG", "MIL"),
    ("Police in Cairo fired shots.", "Police", "EGY", "COP"),
    ("The Taliban attacked.", "The Taliban", "NSA:TALIBAN", "REB"),
]


@pytest.mark.parametrize(("text", "words", "code", "sector"), PHRASES)
def test_phrase(nlp: Language, text: str, words: str, code: str, sector: str) -> None:
    doc = read(nlp, text)
    found = entity(doc, words)
    assert (found.code, found.sector) == (code, sector)
    assert not mention(doc, words).modifier


@pytest.mark.parametrize(
    ("text", "words", "code"),
    [
        ("They bought Russian gas.", "Russian", "RUS"),
        ("An Israeli attack seems likely.", "Israeli", "ISR"),
        ("They used US-supplied shells.", "US", "USA"),
        ("The Ukraine war goes on.", "Ukraine", "UKR"),
        ("He studied Chinese sanctions policy.", "Chinese", "CHN"),
        ("Turkish warplanes flew past.", "Turkish", "TUR"),
        ("UN Security Council sanctions hurt.", "UN Security Council", "IGO:UN"),
    ],
)
def test_words_that_only_qualify(nlp: Language, text: str, words: str, code: str) -> None:
    doc = read(nlp, text)
    assert mention(doc, words).modifier
    assert entity(doc, words).code == code


def test_warplanes_are_military(nlp: Language) -> None:
    assert entity(read(nlp, "Turkish warplanes flew past."), "Turkish").sector == "MIL"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The Russia-China pact was signed.", ["RUS", "CHN"]),
        ("A Franco-German plan was drafted.", ["FRA", "DEU"]),
        ("US-South Korean drills began.", ["USA", "KOR"]),
        ("Sino-Indian talks resumed.", ["CHN", "IND"]),
        ("Japan, Soviet Union, China attended.", ["JPN", "SUN", "CHN"]),
        ("British and French troops landed.", ["GBR", "FRA"]),
    ],
)
def test_one_entity_a_state(nlp: Language, text: str, expected: list[str]) -> None:
    assert codes(read(nlp, text)) == expected


def test_a_possessor_is_a_mention_of_its_own(nlp: Language) -> None:
    doc = read(nlp, "Germany's decision surprised Paris.")
    assert mention(doc, "Germany").modifier is False
    assert entity(doc, "Germany").via == "possessive"


@pytest.mark.parametrize(
    ("text", "via"),
    [
        ("The talks were held in Beijing.", "capital"),
        ("He made a visit to Beijing.", "capital"),
        ("Talks with Beijing failed.", "metonym"),
        ("Beijing condemned the move.", "metonym"),
    ],
)
def test_capitals_say_how_they_are_meant(nlp: Language, text: str, via: str) -> None:
    found = entity(read(nlp, text), "Beijing")
    assert (found.code, found.via) == ("CHN", via)


def test_troops_in_a_state_may_be_anybody_s(nlp: Language) -> None:
    assert entity(read(nlp, "Troops in Mali were attacked."), "Troops").code is None


def test_the_root_is_the_head_of_the_phrase(nlp: Language) -> None:
    doc = read(nlp, "Senior Swedish officials met the press.")
    assert doc[mention(doc, "Senior Swedish officials").root].text == "officials"


def test_mentions_are_in_order_and_do_not_overlap(nlp: Language) -> None:
    text = "Norway's foreign minister told Reuters that Russian and Belarusian jets left Norway."
    spans = [(m.start, m.end) for m in read(nlp, text)._.rp_actors]
    assert spans == sorted(spans)
    assert all(a[1] <= b[0] for a, b in pairwise(spans))


def test_an_outlet_is_an_outlet(nlp: Language) -> None:
    doc = read(nlp, "Yonhap reported a launch.")
    assert mention(doc, "Yonhap").kind == "outlet"
    assert entity(doc, "Yonhap").sector == "JRN"


def test_pro_russian_is_not_russian(nlp: Language) -> None:
    assert "RUS" not in codes(read(nlp, "Anti-Russian slogans were painted."))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The Japanese Self-Defense Forces left.", "The Japanese Self-Defense Forces"),
        ("The U.S. Congress voted.", "The U.S. Congress"),
        ("The Russian daily Kommersant asked why.", "The Russian daily Kommersant"),
        ("Tasnim news agency asked why.", "Tasnim news agency"),
    ],
)
def test_a_body_and_its_state_are_one_mention(nlp: Language, text: str, words: str) -> None:
    doc = read(nlp, text)
    assert [doc[m.start : m.end].text for m in doc._.rp_actors] == [words]


def test_adjectives_that_share_a_noun_qualify_it(nlp: Language) -> None:
    doc = read(nlp, "They bought Canadian and Russian gas.")
    assert [m.modifier for m in doc._.rp_actors] == [True, True]


@given(st.lists(st.sampled_from(WORDS), max_size=25))
@example(["Russia", "US-led", "both", "sides", "leaders"])
@settings(max_examples=60, deadline=None)
def test_any_jumble_of_words_can_be_read(words: list[str]) -> None:
    register()
    doc = read(model(), " ".join(words))
    spans = [(m.start, m.end) for m in doc._.rp_actors]
    assert all(0 <= start < end <= len(doc) for start, end in spans)
    assert all(a[1] <= b[0] for a, b in pairwise(spans))
    for found in doc._.rp_actors:
        assert found.start <= found.root < found.end
        for each in found.entities:
            assert doc.text[each.start : each.end] == each.text


@pytest.mark.parametrize("text", ["", " ", "…", "(((", "It rained."])
def test_nothing_to_find(nlp: Language, text: str) -> None:
    assert read(nlp, text)._.rp_actors == ()
