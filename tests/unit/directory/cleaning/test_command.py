"""What reads a text can be tried from the shell."""

import io
import json

import pytest

from services.directory.cleaning.__main__ import WRONG_COMMAND, main, tried


@pytest.fixture
def shell(monkeypatch, capsys):
    def run(field: str, texts: str) -> list[dict]:
        monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(texts.encode())))
        assert main([field]) == 0
        return [json.loads(line) for line in capsys.readouterr().out.splitlines()]

    return run


def test_one_text_a_line_in_is_one_json_line_out(shell):
    assert shell("telephone", "02.47.74.56.08\n\n3949\n") == [
        {"text": "02.47.74.56.08", "value": "+33247745608", "kind": "national_number"},
        {"text": "", "value": "", "kind": ""},
        {"text": "3949", "value": "3949", "kind": ""},
    ]


def test_a_list_is_a_list():
    assert tried("frais_a_charge", "gratuit ; x") == {
        "text": "gratuit ; x",
        "value": ["Gratuit", "x"],
        "kind": "separator, spelling, unknown_word",
    }


def test_what_was_said_beside_the_value_is_told():
    assert tried("telephone", "0247745608/0612345678")["rest"] == ["+33612345678"]


@pytest.mark.parametrize("arguments", [[], ["couleur"], ["nom", "nom"]])
def test_a_wrong_command_is_told_the_fields(arguments, capsys):
    assert main(arguments) == WRONG_COMMAND
    assert "code_postal" in capsys.readouterr().err
