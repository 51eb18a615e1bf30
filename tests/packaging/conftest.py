"""What the packaging tests share: a copy of this repository as others clone it, one build of the wheel, and drafts."""

import os
import shutil
import subprocess
import sys
import tomllib
import venv
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
EXAMPLES = ROOT / "docs" / "examples"
VERSION = tomllib.loads((ROOT / "Cargo.toml").read_text("utf-8"))["package"]["version"]
TARGET = Path(os.environ.get("CARGO_TARGET_DIR", ROOT / "target" / "packaging"))

GOOD = """\
Subject: Interview for the analyst position

Dear Mr. Sorensen,

Thank you for inviting me to interview for the analyst position at Brisk Energy. I have decided to withdraw my application.

I would be glad to stay in touch, and I hope we can speak again about a later role.

Kind regards,
Lars Ek
"""
# One slip, which a safe fix mends.
SLIP = GOOD.replace("withdraw my application.", "withdraw my application .")
BAD = """\
Subject: Interview for the analyst position

Dear Mr. Sorensen,

Frankly, the salary you offer is insulting, and your hiring process is a disorganized mess.

Lars Ek
"""


def run(*command, cwd, env, status=0, **options):
    """Runs a command, and insists on its exit status; standard error is part of the output."""
    done = subprocess.run(
        [str(part) for part in command], cwd=cwd, env=env, text=True, encoding="utf-8",
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False, **options,
    )
    assert status is None or done.returncode == status, f"{command} ended with {done.returncode}:\n{done.stdout}"
    return done


@pytest.fixture(scope="session")
def env(tmp_path_factory):
    """The environment of every command: nobody's git settings, one target folder, and no path of this machine in binaries."""
    config = tmp_path_factory.mktemp("git") / "config"
    config.write_text("[init]\n\tdefaultBranch = main\n[safe]\n\tdirectory = *\n[core]\n\tautocrlf = false\n", "utf-8")
    cargo_home = os.environ.get("CARGO_HOME", str(Path.home() / ".cargo"))
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("GIT_", "PRE_COMMIT", "PYTEST"))}
    # What is packed matters here, not how fast it is: without optimising, three builds take a minute or two instead of ten.
    quick = {"CARGO_PROFILE_RELEASE_OPT_LEVEL": "0", "CARGO_PROFILE_RELEASE_LTO": "off", "CARGO_PROFILE_RELEASE_CODEGEN_UNITS": "16"}
    return kept | ({} if "PACKAGING_AS_SHIPPED" in kept else quick) | {
        "GIT_CONFIG_GLOBAL": str(config), "GIT_CONFIG_NOSYSTEM": "1",
        "GIT_AUTHOR_NAME": "Test", "GIT_AUTHOR_EMAIL": "test@example.org",
        "GIT_COMMITTER_NAME": "Test", "GIT_COMMITTER_EMAIL": "test@example.org",
        "CARGO_TARGET_DIR": str(TARGET), "CARGO_TERM_COLOR": "never", "NO_COLOR": "1", "PYTHONUTF8": "1",
        "RUSTFLAGS": f"--remap-path-prefix={TARGET / 'clone'}=. --remap-path-prefix={cargo_home}=cargo",
        "SOURCE_DATE_EPOCH": "1700000000",
        "PATH": os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]]),
    }


@pytest.fixture(scope="session")
def clone(env):
    """The files of this checkout, committed: what others get when they clone, and what is built."""
    clone = TARGET / "clone"
    shutil.rmtree(clone, ignore_errors=True)
    listed = run("git", "ls-files", "-z", "--cached", "--others", "--exclude-standard", cwd=ROOT, env=env).stdout
    for name in listed.rstrip("\0").split("\0"):
        if (ROOT / name).is_file() and not name.startswith("fixtures/corpus/"):
            (clone / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(ROOT / name, clone / name)
    run("git", "init", "--quiet", cwd=clone, env=env)
    run("git", "add", "--all", cwd=clone, env=env)
    run("git", "commit", "--quiet", "--message", "As it stands", cwd=clone, env=env)
    return clone


@pytest.fixture(scope="session")
def wheel(clone, env, tmp_path_factory):
    dist = tmp_path_factory.mktemp("dist")
    run("maturin", "build", "--release", "--locked", "--out", dist, cwd=clone, env=env)
    [wheel] = dist.iterdir()
    return wheel


@pytest.fixture(scope="session")
def binary(wheel, tmp_path_factory):
    """The binary that the wheel carries."""
    binary = tmp_path_factory.mktemp("unpacked") / "decline-lint"
    with zipfile.ZipFile(wheel) as archive:
        [name] = [name for name in archive.namelist() if name.endswith("/scripts/decline-lint")]
        binary.write_bytes(archive.read(name))
    binary.chmod(0o755)
    return binary


@pytest.fixture(scope="session")
def bin_without_rust(tmp_path_factory):
    """A folder for PATH that has git and a shell, and neither cargo nor rustup."""
    folder = tmp_path_factory.mktemp("bin")
    for name in ("git", "sh", "bash", "env", "uname", "dirname", "basename", "cat", "sed"):
        if found := shutil.which(name):
            (folder / name).symlink_to(found)
    assert not any(shutil.which(name, path=str(folder)) for name in ("cargo", "rustc", "rustup"))
    return folder


@pytest.fixture
def clean_python(tmp_path):
    """The folder of programs of a virtual environment with pip and nothing else."""
    folder = tmp_path / "clean venv"
    venv.create(folder, with_pip=True)
    return folder / "bin"


@pytest.fixture
def scratch(tmp_path, env):
    """An empty git repository, with a folder for drafts."""
    folder = tmp_path / "scratch"
    (folder / "drafts").mkdir(parents=True)
    run("git", "init", "--quiet", cwd=folder, env=env)
    return folder
