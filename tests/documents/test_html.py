"""HTML: the article alone, its metadata, and offsets into the source."""

import pytest

from realpolitik.documents import from_text
from tests.documents.by_hand import LONG, OTHER, of, original

PAGE = f"""<!DOCTYPE html>
<html><head><title>The Treaty Holds – OpEd | The Strelsau Times</title>
<meta property="og:site_name" content="The Strelsau Times">
<meta name="author" content="Jane Doe">
<meta property="article:published_time" content="2024-06-25T10:00:00Z">
</head><body>
<nav><ul><li><a href="/">Home</a></li><li><a href="/w">World</a></li></ul></nav>
<article><h1>The Treaty Holds &ndash; OpEd</h1>
<p>By Jane Doe</p>
<p>STRELSAU (Reuters) &mdash; The <b>envoy</b>
said that &ldquo;Ruritania &amp; Graustark are&nbsp;partners&rdquo;, and the minister agreed.</p>
<p>{LONG}</p>
<ul><li>The first point of the list is long enough</li><li>The second point is too</li></ul>
<h2>What Comes Next</h2>
<p>{OTHER}<br><br>A line of text after two breaks, which is a paragraph of its own.</p>
</article>
<div>Leave a Reply</div><form>Name <input></form>
<script>document.write("<p>{LONG}</p>")</script>
<footer>© 2024 The Strelsau Times</footer></body></html>"""


def test_the_article_alone_is_read() -> None:
    assert of(from_text(PAGE, html=True)) == [
        ("heading", "The Treaty Holds"),
        (
            "paragraph",
            "The envoy said that “Ruritania & Graustark are partners”, and the minister agreed.",
        ),
        ("paragraph", LONG),
        ("bullet", "The first point of the list is long enough"),
        ("bullet", "The second point is too"),
        ("heading", "What Comes Next"),
        ("paragraph", OTHER),
        ("paragraph", "A line of text after two breaks, which is a paragraph of its own."),
    ]


def test_metadata() -> None:
    document = from_text(PAGE, html=True).document
    assert (document.title, document.author) == ("The Treaty Holds", "Jane Doe")
    assert (document.outlet, document.published) == ("The Strelsau Times", "2024-06-25")
    assert (document.kind, document.characters) == ("opinion", len(PAGE))


@pytest.mark.parametrize(
    ("words", "there"),
    [
        ("The Treaty Holds", "The Treaty Holds"),
        ("The envoy said", "The <b>envoy</b>\nsaid"),
        (
            "“Ruritania & Graustark are partners”",
            "&ldquo;Ruritania &amp; Graustark are&nbsp;partners&rdquo;",
        ),
        (OTHER, OTHER),
        ("The second point is too", "The second point is too"),
    ],
)
def test_words_are_found_again_in_the_source(words: str, there: str) -> None:
    assert original(from_text(PAGE, html=True), words) == there


def test_every_block_is_placed() -> None:
    assert not [n for n in from_text(PAGE, html=True).notes if "not found again" in n]


def test_a_page_without_an_article_is_read_whole_without_its_furniture() -> None:
    page = "<html><body><nav>Home</nav><h2>The Note</h2><li>It was sent.<footer>Us</footer>"
    prepared = from_text(page, html=True)
    assert ("bullet", "It was sent.") in of(prepared)
    assert "Home" not in prepared.text and "Us" not in prepared.text
    assert original(prepared, "It was sent.") == "It was sent."


def test_text_that_was_changed_is_placed_as_far_as_it_agrees() -> None:
    decomposed = OTHER.replace("published", "publie\u0301")
    page = PAGE.replace(OTHER, decomposed)
    prepared = from_text(page, html=True)
    assert original(prepared, "Officials in the capital") == "Officials in the capital"


HOSTILE = {
    "10,000 levels": "<html><body>" + "<div>" * 10_000 + "The envoy left." + "</div>" * 10_000,
    "10,000 open tags": "<html><body>" + "<p><b>" * 10_000 + "The envoy left.",
    "lists in lists": "<html><body><article>" + "<ul><li>The envoy left." * 2_000,
    "open quotes": "<html><body>" + '<a href="x>' * 50_000 + " The envoy left.",
    "open comments": "<!--" * 100_000 + " The envoy left.",
    "broken entities": "<p>" + "&amp &; &#99999999; &#xD800; &bogus; " * 2_000 + "The envoy left.",
    "NUL": "<html><body><p>The en\0voy left.</p>",
    "less than": "<" * 200_000 + " The envoy left.",
}


@pytest.mark.parametrize("case", HOSTILE)
def test_hostile_pages_are_read(case: str) -> None:
    prepared = from_text(HOSTILE[case], html=True)
    assert prepared.text.endswith("The envoy left.")


def test_scripts_are_never_read() -> None:
    page = "<html><body><script>The envoy said</script><p>The envoy left.</p><style>p{}</style>"
    assert from_text(page, html=True).text == "The envoy left."
