"""`pip install` of the wheel, on a machine without Rust."""

import email
import zipfile
from pathlib import Path

from conftest import BAD, GOOD, VERSION, run


def test_the_wheel_carries_the_binary_and_nothing_needless(wheel):
    with zipfile.ZipFile(wheel) as archive:
        names = archive.namelist()
        stem = f"decline_lint-{VERSION}"
        outside = [name for name in names if not name.startswith(f"{stem}.dist-info/")]
        assert outside == [f"{stem}.data/scripts/decline-lint"]
        assert archive.getinfo(outside[0]).external_attr >> 16 & 0o111, "the binary is not executable"
        assert {Path(name).name for name in names} >= {"LICENSE-APACHE", "LICENSE-MIT", "METADATA", "RECORD", "WHEEL"}
        about = email.message_from_bytes(archive.read(f"{stem}.dist-info/METADATA"))
        tags = email.message_from_bytes(archive.read(f"{stem}.dist-info/WHEEL")).get_all("Tag")
    assert about["Name"] == "decline-lint" and about["Version"] == VERSION
    assert about["License-Expression"] == "MIT OR Apache-2.0"
    assert about["Summary"] and about.get_payload().strip(), "the README is the description"
    assert about.get_all("Requires-Dist") is None
    assert all(tag.startswith("py3-none-") for tag in tags), "one wheel for every Python"


def test_the_wheel_names_no_folder_of_the_machine_it_was_built_on(wheel, clone):
    with zipfile.ZipFile(wheel) as archive:
        for name in archive.namelist():
            for folder in (clone, Path.home() / ".cargo"):
                assert str(folder).encode() not in archive.read(name), f"{folder} is in {name}"


def test_it_installs_and_lints_without_rust(wheel, clean_python, env, tmp_path):
    bare = {"PATH": str(clean_python), "HOME": str(tmp_path)}
    run(clean_python / "python", "-m", "pip", "install", "--quiet", "--no-index", wheel, cwd=tmp_path, env=bare)
    (tmp_path / "good.md").write_text(GOOD, "utf-8")
    (tmp_path / "bad.md").write_text(BAD, "utf-8")
    assert run("decline-lint", "--version", cwd=tmp_path, env=bare).stdout.strip() == f"decline-lint {VERSION}"
    run("decline-lint", "good.md", cwd=tmp_path, env=bare)
    assert "missing-thanks" in run("decline-lint", "bad.md", cwd=tmp_path, env=bare, status=1).stdout
    run(clean_python / "python", "-m", "pip", "uninstall", "--quiet", "--yes", "decline-lint", cwd=tmp_path, env=bare)
    assert not (clean_python / "decline-lint").exists()
