"""Is it English?"""

import subprocess
import sys

import pytest

from realpolitik.documents.language import language_of
from tests.documents.by_hand import LONG

GERMAN = """
Der Präsident reiste gestern in die Hauptstadt und unterzeichnete dort einen Vertrag über die
Grenze, den beide Parlamente noch billigen müssen, bevor er in Kraft treten kann.
"""
FRENCH = """
Le président est arrivé hier dans la capitale et il a signé un traité sur la frontière, que les
deux parlements doivent encore approuver avant son entrée en vigueur au printemps.
"""
RUSSIAN = """
Президент вчера прибыл в столицу и подписал там договор о границе, который оба парламента должны
ещё одобрить, прежде чем он вступит в силу весной будущего года, сообщили в министерстве.
"""


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (LONG, "en"),
        (GERMAN, "de"),
        (FRENCH, "fr"),
        (RUSSIAN, "ru"),
        ("The envoy left.", "en"),
        ("Ruritania attacked Graustark", None),
        ("Die Armee ist in der Stadt", None),
        ("", None),
    ],
)
def test_language(text: str, code: str | None) -> None:
    assert language_of(text) == code


def test_english_is_told_without_loading_the_model() -> None:
    code = "import sys; from realpolitik.documents import from_text; from_text(sys.argv[1]); "
    code += "sys.exit(any(m in sys.modules for m in ('py3langid', 'trafilatura', 'lxml')))"
    assert subprocess.run([sys.executable, "-c", code, LONG], check=False).returncode == 0
