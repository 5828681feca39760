"""SMS in French: what the alphabet keeps, what it changes, what it costs."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from smsutil.codecs import is_valid_gsm

from services.notify.words.gsm7 import segments, to_gsm7


@pytest.mark.parametrize(
    ("french", "sent"),
    [
        ("Forêt, leçon, Noël", "Foret, lecon, Noel"),
        ("été à l’Île", "été à l'Ile"),
        ("ÉCOLE Ça", "ÉCOLE Ça"),
        ("« Là »", '"Là"'),
        ("«\u00a0Là\u202f»", '"Là"'),
        ("cœur Œuvre", "coeur OEuvre"),
        ("14\u00a0h\u202f30", "14 h 30"),
        ("a–b—c…", "a-b-c..."),
        ("5\u00a0€ [gratuit]", "5 € [gratuit]"),
        ("n° 2, m², ½", "no 2, m2, 1/2"),
        ("e\u0301te\u0301", "été"),
        ("Łódź", "Lodz"),
        ("école 🏫 !", "école  !"),
        ("中文 ok", "?? ok"),
        ("a\tb\x1bc", "a bc"),
    ],
)
def test_french_is_written_in_the_alphabet_of_sms(french, sent):
    assert to_gsm7(french) == sent


@given(st.text())
def test_whatever_is_typed_is_sent_seven_bits_at_a_time(text):
    assert is_valid_gsm(f"a{to_gsm7(text)}")


@given(st.text())
def test_what_is_in_the_alphabet_stays_as_it_is(text):
    assert to_gsm7(to_gsm7(text)) == to_gsm7(text)


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("", 1),
        ("a" * 160, 1),
        ("a" * 161, 2),
        ("a" * 306, 2),
        ("a" * 307, 3),
        ("é" * 160, 1),
        ("€" * 80, 1),
        ("€" * 81, 2),
        ("a" * 159 + "€", 2),
        ("a" * 158 + "€", 1),
        ("a" * 152 + "€" + "a" * 151, 2),
        ("a" * 152 + "€" + "a" * 152, 3),
        ("ê" * 70, 1),
        ("ê" * 71, 2),
        ("ê" * 134, 2),
        ("ê" * 135, 3),
        ("🏫" * 35, 1),
        ("🏫" * 36, 2),
        ("ê" * 66 + "🏫" + "ê" * 66, 3),
    ],
)
def test_a_text_costs_exactly_what_operators_count(text, count):
    assert segments(text) == count
