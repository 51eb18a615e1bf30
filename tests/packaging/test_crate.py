"""`cargo package` and `cargo install`."""

import tarfile

import pytest
from conftest import BAD, GOOD, TARGET, VERSION, run

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


def test_the_crate_installs_from_what_it_contains(clone, env, tmp_path):
    run("cargo", "package", "--quiet", "--no-verify", cwd=clone, env=env)
    with tarfile.open(TARGET / "package" / f"decline-lint-{VERSION}.crate") as archive:
        archive.extractall(tmp_path, filter="data")
    crate = tmp_path / f"decline-lint-{VERSION}"
    run("cargo", "install", "--quiet", "--locked", "--path", crate, "--root", tmp_path / "root", cwd=tmp_path, env=env)
    lints(tmp_path / "root" / "bin" / "decline-lint", tmp_path, env)


@pytest.mark.parametrize("locked", [["--locked"], []], ids=["locked", "unlocked"])
def test_cargo_install_works(clone, env, tmp_path, locked):
    run("cargo", "install", "--quiet", "--path", ".", "--root", tmp_path / "root", *locked, cwd=clone, env=env)
    lints(tmp_path / "root" / "bin" / "decline-lint", tmp_path, env)
    assert not run("git", "status", "--porcelain", cwd=clone, env=env).stdout, "the lock file was touched"


def lints(installed, folder, env):
    (folder / "good.txt").write_text(GOOD, "utf-8")
    (folder / "bad.txt").write_text(BAD, "utf-8")
    assert run(installed, "--version", cwd=folder, env=env).stdout.strip() == f"decline-lint {VERSION}"
    run(installed, "good.txt", cwd=folder, env=env)
    run(installed, "bad.txt", cwd=folder, env=env, status=1)
