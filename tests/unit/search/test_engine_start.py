"""Starting the real engine: which Java, which ports, in words when it cannot be."""

import socket
from pathlib import Path

import pytest

from deploy.stack.engine.jdk import find_jdk, version, why_absent
from deploy.stack.engine.node import command, taken_port, write_config


def a_jdk(folder: Path, written: str) -> Path:
    java = folder / "bin" / "java"
    java.parent.mkdir(parents=True)
    java.touch()
    (folder / "release").write_text(f'IMPLEMENTOR="X"\nJAVA_VERSION="{written}"\n')
    return java


@pytest.mark.parametrize(
    ("written", "major"), [("25.0.3", 25), ("17.0.9", 17), ("1.8.0_392", 8), ("", 0)]
)
def test_a_jdk_says_its_version(tmp_path, written, major):
    assert version(a_jdk(tmp_path, written)) == major


def test_what_is_no_jdk_has_no_version(tmp_path):
    assert version(tmp_path / "bin" / "java") == 0


def test_java_home_is_looked_at_first(tmp_path, monkeypatch):
    java = a_jdk(tmp_path, "21.0.1")
    monkeypatch.setenv("JAVA_HOME", str(tmp_path))

    assert find_jdk() == java


def test_without_a_new_enough_jdk_it_says_so(tmp_path, monkeypatch):
    a_jdk(tmp_path, "17.0.9")
    monkeypatch.setenv("JAVA_HOME", str(tmp_path))
    monkeypatch.setattr("deploy.stack.engine.jdk._installed", lambda: iter(()))

    assert str(why_absent()).startswith("no JDK >= 21")


def test_a_port_that_somebody_has_is_named():
    with socket.create_server(("127.0.0.1", 0)) as somebody:
        port = somebody.getsockname()[1]

        assert taken_port(port - 1) == port


def test_the_node_is_told_to_stay_on_loopback_and_make_no_index_unasked(tmp_path):
    write_config(tmp_path, 9210)

    config = (tmp_path / "node_1" / "config" / "opensearch.yml").read_text()
    assert "network.host: 127.0.0.1\n" in config
    assert "transport.port: 9410\n" in config
    assert "action.auto_create_index: false\n" in config


def test_the_node_keeps_its_data_where_it_is_told():
    told = command(Path("java"), Path("lib"), Path("/data"), 9210)

    assert told[told.index("-basePath") + 1] == "/data"
    assert told[told.index("-baseHttpPort") + 1] == "9210"
