"""Transcripts: labels at the head of a paragraph, questions, paragraphs without a label."""

from tests.conftest import Read

BRIEFING = """MR. CARVER: Good morning. The minister met her Chilean counterpart today.

They also agreed to reopen the pass.

Q Did Peru object?

MR. CARVER: It did not. Peru has welcomed the accord.
"""


def test_paragraphs_go_to_whoever_is_named_before_them(read: Read) -> None:
    said = [s for s in read(BRIEFING).statements if s.cue == ":"]
    assert [s.speaker.name for s in said] == ["Carver", "Carver", "a questioner", "Carver"]
    assert {s.directness for s in said} == {"direct"}
    assert said[2].content.text == "Did Peru object?"


def test_an_act_told_at_the_desk_is_the_speaker_s(read: Read) -> None:
    welcome = next(e for e in read(BRIEFING).events if e.category == "SUPPORT")
    assert [v.name for v in welcome.attribution] == ["Carver"]


def test_one_label_makes_no_transcript(read: Read) -> None:
    text = "NOTE: Peru welcomed the accord.\n\nChile did not welcome it at all."
    assert ":" not in {s.cue for s in read(text).statements}
