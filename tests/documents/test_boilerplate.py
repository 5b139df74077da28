"""Page furniture goes; sentences that use its words stay."""

import pytest

from realpolitik.documents import from_text
from realpolitik.documents.boilerplate import boilerplate
from tests.documents.by_hand import LONG, OTHER

GONE = [
    "Leave a Reply",
    "LEAVE A COMMENT",
    "Leave a Reply to John Roe",
    "Your email address will not be published. Required fields are marked *",
    "Your email address will not be published.",
    "Required fields are marked *",
    "Share this:",
    "Share this article",
    "Subscribe",
    "Subscribe to our newsletter",
    "Subscribe to our weekly newsletter and never miss a story.",
    "Sign up for our newsletter",
    "Sign up for our daily newsletter to get the news in your inbox",
    "Read more:",
    "Read more: Two neighbours at the brink",
    "[Photo: The bridge at noon. Credit: John Roe]",
    "Also read: Two neighbours at the brink",
    "Related articles",
    "Most Read",
    "Advertisement",
    "ADVERTISEMENT",
    "Story continues below advertisement",
    "All rights reserved",
    "© 2024 The Strelsau Times. All rights reserved.",
    "Copyright 2024 The Strelsau Times",
    "Follow us on Twitter",
    "Follow Jane Doe on Twitter @janedoe",
    "Click here",
    "Click here to read the full text",
    "Photo: John Roe / AFP",
    "Photo by John Roe/Getty Images",
    "Image: Soldiers at the bridge. Credit: Ministry of Defence",
    "(Reporting by Jane Doe in Strelsau; Editing by John Roe)",
    "This site uses cookies to improve your experience.",
    "We use cookies to make it work. By continuing to use this site you agree to our cookies.",
    "Accept all cookies",
    "4 min read",
    "4:49 P.M. EDT",
    "The views expressed here are the author’s own.",
    "This article was originally published by The Strelsau Times.",
    "Tags: border, treaty",
    "12 comments",
    "Skip to content",
    "https://example.org/a",
]
KEPT = [
    "The minister said advertisements for the army would go on.",
    "Subscribe to the treaty, the envoy urged.",
    "Follow us into battle, the general cried.",
    "Follow the money, the prosecutor said.",
    "Share this burden with us, the envoy asked the allies.",
    "All rights reserved to the province by the treaty were revoked.",
    "Related articles of the treaty were revoked as well.",
    "Read more than the headlines, the spokesman told reporters.",
    "Leave a reply for the embassy, the ministry was told.",
    "The article was published by a state newspaper.",
    "The views expressed by the envoy are a break with the past.",
    "Photographs by a satellite firm showed three new launchers.",
    "Image by image, the analysts traced the convoy.",
    "Reporting by the newspaper showed that the army had moved.",
    "Click here, buy there: that is how the trade went on.",
    "Support our troops, the senator said.",
    "First published in 1949, the treaty has never been amended.",
    "Comments on the treaty came from three capitals.",
    "Copyright was one of the chapters on which the two sides agreed.",
    "Home rule was the demand of the province.",
    "More from the same source followed on Tuesday, the ministry said.",
    "Cookies are what the police called the malware.",
    "Your email address will not be published by us, the leaker wrote to the envoy.",
    "Sign up for our side or leave, he told the militia.",
    "Most read the treaty as a defeat.",
    "We use cookies and guns, the smuggler said of his trade with the north.",
    "Next year the two sides will meet again.",
]


@pytest.mark.parametrize("line", GONE)
def test_gone(line: str) -> None:
    assert boilerplate(line)
    assert from_text(f"{LONG}\n\n{OTHER}\n\n{line}").text == f"{LONG}\n\n{OTHER}"


@pytest.mark.parametrize("line", KEPT)
def test_kept(line: str) -> None:
    assert from_text(f"{LONG}\n\n{line}\n\n{OTHER}").text == f"{LONG}\n\n{line}\n\n{OTHER}"
    assert from_text(line).text == line


def test_a_comment_form_ends_the_document_in_its_last_third() -> None:
    body = "\n\n".join([LONG, OTHER] * 3)
    assert from_text(f"{body}\n\nLeave a Reply\n\n{OTHER}").text == body


def test_a_comment_form_above_the_text_ends_nothing() -> None:
    assert from_text(f"Leave a Reply\n\n{LONG}\n\n{OTHER}").text == f"{LONG}\n\n{OTHER}"


def test_a_list_of_links_goes_with_its_title() -> None:
    links = "Related articles\n\nTwo neighbours at the brink\n\nWho Owns the River?"
    assert from_text(f"{LONG}\n\n{links}\n\n{OTHER}").text == f"{LONG}\n\n{OTHER}"


def test_one_link_with_its_title_leaves_the_heading_after_it() -> None:
    text = f"{LONG}\n\nRead more: The long history of the dam\n\nWho Pays\n\n{OTHER}"
    assert from_text(text).text == f"{LONG}\n\nWho Pays\n\n{OTHER}"
