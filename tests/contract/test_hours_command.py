"""``python -m services.directory.hours``: what its streams promise."""

import json
import subprocess
import sys

import pytest

COMMAND = (sys.executable, "-m", "services.directory.hours")


def answers(given):
    run = subprocess.run(COMMAND, input=given, capture_output=True, timeout=60, check=True)
    assert run.stderr == b""
    return [json.loads(line) for line in run.stdout.decode().splitlines()]


def test_a_line_that_is_read_has_its_hours():
    assert answers(b"Du lundi au vendredi : 9h-12h\n") == [
        {"text": "Du lundi au vendredi : 9h-12h", "osm": "Mo-Fr 09:00-12:00", "why": ""}
    ]


def test_a_line_that_is_not_read_has_the_reason():
    assert answers(b"9h-12h\n") == [{"text": "9h-12h", "osm": None, "why": "hours without days"}]


def test_each_line_has_its_own_answer_in_order():
    texts = [answer["text"] for answer in answers(b"lundi 9h-12h\n\nvoir le site\nmardi 9h-12h")]

    assert texts == ["lundi 9h-12h", "", "voir le site", "mardi 9h-12h"]


def test_a_line_may_bring_the_days_of_its_column():
    line = json.dumps({"text": "9h-12h", "days": "{Lundi,Jeudi}"}).encode()

    assert answers(line)[0]["osm"] == "Mo,Th 09:00-12:00"


GARBAGE = (
    b"\xff\xfe\x00\x01",
    b"\x00",
    b"{",
    b"[" * 5000,
    b'{"text": 3}',
    b'{"text": "\\ud800"}',
    b'{"text": "lundi", "days": 7, "times": []}',
    b"9" * 100_000,
    b"null",
)


@pytest.mark.parametrize("line", GARBAGE, ids=range(len(GARBAGE)))
def test_garbage_is_kept_for_a_reason(line):
    (answer,) = answers(line)

    assert answer["osm"] is None
    assert answer["why"]


def test_an_answer_comes_before_the_next_question():
    with subprocess.Popen(COMMAND, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as talk:
        talk.stdin.write(b"lundi 9h-12h\n")
        talk.stdin.flush()
        first = json.loads(talk.stdout.readline())
        talk.stdin.close()

    assert first["osm"] == "Mo 09:00-12:00"


def test_nobody_listening_any_more_is_no_failure():
    with subprocess.Popen(
        COMMAND, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as talk:
        talk.stdout.close()
        talk.stdin.write(b"lundi 9h-12h\n")
        talk.stdin.close()
        complaint = talk.stderr.read()

    assert complaint == b""
