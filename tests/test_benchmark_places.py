"""The benchmark of places: it reads its layout, and right, wrong and missed names weigh alike."""

from benchmarks.places import articles, score

GAZTAG = """<gaztag geonameid="1"><name>{name}</name><fcode>{feature}</fcode><lat>{lat}</lat>
<lon>{lon}</lon><country geonameid="2">{country}</country></gaztag>"""


def toponym(text: str, name: str, shift: int, tag: str) -> str:
    start = text.index(name) + shift
    return (
        f"<toponym><phrase>{name}</phrase><start>{start}</start>"
        f"<end>{start + len(name)}</end>{tag}</toponym>"
    )


def corpus() -> str:
    text = "The ministers met in Nairobi. They flew from Kenya to Lagos on Monday."
    nairobi = GAZTAG.format(name="Nairobi", feature="PPLC", lat=-1.28, lon=36.82, country="Kenya")
    kenya = GAZTAG.format(name="Kenya", feature="PCLI", lat=1, lon=38, country="Kenya")
    lagos = GAZTAG.format(name="Lagos", feature="PPL", lat=37.1, lon=-8.67, country="Portugal")
    tags = [
        toponym(text, "Nairobi", 3, nairobi),
        toponym(text, "Kenya", 0, kenya),
        toponym(text, "Lagos", 0, lagos),
        toponym(text, "Monday", 0, ""),
    ]
    return (
        f"<articles><article><text><![CDATA[{text}]]></text>"
        f"<toponyms>{''.join(tags)}</toponyms></article></articles>"
    )


def test_offsets_that_are_a_little_off_are_mended() -> None:
    ((text, toponyms),) = articles(corpus())
    assert [text[t.start : t.end] for t in toponyms] == ["Nairobi", "Kenya", "Lagos"]


def test_score() -> None:
    found = score(corpus())
    assert (found["country"], found["within_161km"], found["resolved"]) == (0.6667, 0.6667, 1.0)
    assert (found["country_of_all"], found["within_161km_of_all"]) == (0.6667, 0.6667)
    assert (found["toponyms"], len(str(found["sha256"]))) == (3, 64)
