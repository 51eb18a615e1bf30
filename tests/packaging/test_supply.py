"""What the tool stands on: licences, nothing that talks to a network, and the same wheel from the same sources."""

import json
import re
import shutil
import tomllib

import pytest
from conftest import ROOT, run

DENY = tomllib.loads((ROOT / "deny.toml").read_text("utf-8"))


@pytest.fixture(scope="module")
def packages(env):
    text = run("cargo", "metadata", "--format-version", "1", "--locked", cwd=ROOT, env=env).stdout
    return [package for package in json.loads(text[text.index("{"):])["packages"] if package["name"] != "decline-lint"]


def may_be_used(expression):
    """Whether the allowed licences satisfy an SPDX expression (an old "/" is an OR)."""
    allowed = set(DENY["licenses"]["allow"])
    plain = expression.replace("/", " OR ").replace("(", " ( ").replace(")", " ) ")
    tokens = re.split(r"\s+(AND|OR)\s+|\s+(?=\))|(?<=\()\s+", plain.strip())
    words = [token.strip() for token in tokens if token and token.strip()]
    terms = []
    for word in words:
        heads = re.match(r"^(\(*)\s*(.*?)\s*(\)*)$", word).groups()
        middle = {"AND": "and", "OR": "or", "": ""}.get(heads[1], str(heads[1] in allowed))
        terms += [*heads[0], middle, *heads[2]]
    # Nothing but brackets, `and`, `or`, `True` and `False` is left.
    assert all(term in {"(", ")", "and", "or", "", "True", "False"} for term in terms), terms
    return eval(" ".join(terms))  # noqa: S307


def test_expressions_are_read():
    assert may_be_used("MIT OR Apache-2.0") and may_be_used("Unlicense/MIT") and may_be_used("MIT OR GPL-3.0-only")
    assert may_be_used("(MIT OR Apache-2.0) AND Unicode-3.0") and may_be_used("Apache-2.0 WITH LLVM-exception")
    assert not may_be_used("GPL-3.0-only") and not may_be_used("(MIT OR Apache-2.0) AND GPL-3.0-only")


def test_every_licence_is_on_the_list(packages):
    assert len(packages) > 50
    refused = {package["name"]: package["license"] for package in packages if not may_be_used(package["license"] or "none")}
    assert not refused


def test_nothing_can_talk_to_a_network(packages):
    assert not {package["name"] for package in packages} & set(DENY["bans"]["deny"])
    talking = re.compile(rb"std::net|TcpStream|UdpSocket|std::os::unix::net")
    for file in (ROOT / "src").rglob("*.rs"):
        assert not talking.search(file.read_bytes()), file


def test_our_code_is_safe():
    manifest = tomllib.loads((ROOT / "Cargo.toml").read_text("utf-8"))
    assert manifest["lints"]["rust"]["unsafe_code"] == "forbid"
    for file in (ROOT / "src").rglob("*.rs"):
        assert not re.search(r"allow\(.*unsafe_code", file.read_text("utf-8")), file


@pytest.mark.skipif(shutil.which("cargo-deny") is None, reason="cargo-deny is not installed")
def test_cargo_deny_agrees(env):
    run("cargo", "deny", "--offline", "check", "licenses", "bans", "sources", cwd=ROOT, env=env)


def test_the_same_sources_make_the_same_wheel(wheel, clone, env, tmp_path):
    run("cargo", "clean", "--release", "--package", "decline-lint", cwd=clone, env=env)
    run("maturin", "build", "--release", "--locked", "--out", tmp_path, cwd=clone, env=env)
    [again] = tmp_path.iterdir()
    assert again.read_bytes() == wheel.read_bytes()
