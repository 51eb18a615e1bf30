"""`cargo package` and `cargo install`."""

import pytest
from conftest import BAD, GOOD, VERSION, run

ALLOWED = ("src/", "rules/", "LICENSE-")
FILES = {".cargo_vcs_info.json", "build.rs", "Cargo.lock", "Cargo.toml", "Cargo.toml.orig", "CHANGELOG.md", "README.md"}


def test_the_crate_has_the_rules_and_nothing_needless(clone, env):
    listed = run("cargo", "package", "--list", "--quiet", cwd=clone, env=env).stdout.splitlines()
    assert FILES <= set(listed)
    assert not [name for name in listed if name not in FILES and not name.startswith(ALLOWED)]
    for folder in ("src", "rules"):
        for path in (clone / folder).rglob("*"):
            assert not path.is_file() or path.relative_to(clone).as_posix() in listed
    assert {"LICENSE-APACHE", "LICENSE-MIT", "rules/missing-thanks.toml"} <= set(listed)


def test_the_crate_builds_from_what_it_contains(clone, env):
    run("cargo", "package", "--quiet", cwd=clone, env=env)


@pytest.mark.parametrize("locked", [["--locked"], []], ids=["locked", "unlocked"])
def test_cargo_install_works(clone, env, tmp_path, locked):
    run("cargo", "install", "--quiet", "--path", ".", "--root", tmp_path / "root", *locked, cwd=clone, env=env)
    installed = tmp_path / "root" / "bin" / "decline-lint"
    (tmp_path / "good.txt").write_text(GOOD, "utf-8")
    (tmp_path / "bad.txt").write_text(BAD, "utf-8")
    assert run(installed, "--version", cwd=tmp_path, env=env).stdout.strip() == f"decline-lint {VERSION}"
    run(installed, "good.txt", cwd=tmp_path, env=env)
    run(installed, "bad.txt", cwd=tmp_path, env=env, status=1)
    assert not run("git", "status", "--porcelain", cwd=clone, env=env).stdout, "the lock file was touched"
