"""The commands that are compared: what each is called with, and how it comes onto the machine."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

PIP = ["typos", "rumdl", "proselint"]
NPM = ["write-good", "textlint", "textlint-rule-write-good", "alex", "markdownlint-cli2"]

# What each is started with before the paths; caches and configuration are off, as they are for us.
CALLS = {
    "typos": ["--isolated"],
    "rumdl": ["check", "--no-cache", "--no-config"],
    "proselint": ["check"],
    "write-good": [],
    "textlint": ["--no-textlintrc", "--rule", "write-good"],
    "alex": [],
    "markdownlint-cli2": [],
}
# On the inputs that are not named here a peer would run for more than a minute, or has no way to be called.
FIT = {
    "typos": {"one", "drafts", "large", "tree"},
    "rumdl": {"one", "drafts", "large", "tree"},
    "proselint": {"one", "drafts"},
    "write-good": {"one", "drafts"},
    "textlint": {"one", "drafts"},
    "alex": {"one", "drafts"},
    "markdownlint-cli2": {"one", "drafts"},
}
# These want the files one by one rather than a folder.
WANTS_FILES = {"write-good"}


def install(folder):
    """Brings all peers into a folder; one that can't be had is left out."""
    folder.mkdir(parents=True, exist_ok=True)
    python = folder / "python"
    steps = [
        [sys.executable, "-m", "venv", str(python)],
        [str(python / "bin" / "pip"), "install", "--quiet", "--disable-pip-version-check", *PIP],
        ["npm", "install", "--silent", "--no-audit", "--no-fund", "--prefix", str(folder / "node"), *NPM],
    ]
    for step in steps:
        try:
            if subprocess.run(step, check=False).returncode != 0:
                print(f"failed: {' '.join(step)}", file=sys.stderr)
        except FileNotFoundError:
            print(f"{step[0]} is not there: without it some peers are left out", file=sys.stderr)


def search_path(folder):
    """Where commands are looked for: an installed folder first."""
    own = [folder / "python" / "bin", folder / "node" / "node_modules" / ".bin"] if folder else []
    return os.pathsep.join([str(place) for place in own] + [os.environ.get("PATH", os.defpath)])


class Peer:
    """A tool beside which ours is measured."""

    def __init__(self, name, path):
        self.name = name
        self.path = path
        self.version = version_of(path, name)

    def command(self, place):
        """The command that lints a file or a folder."""
        if place.is_dir() and self.name in WANTS_FILES:
            targets = [str(file) for file in sorted(place.rglob("*.md"))]
        elif place.is_dir() and self.name == "markdownlint-cli2":
            targets = [f"{place.name}/**/*.md"]
        else:
            targets = [str(place)]
        return [self.path, *CALLS[self.name], *targets]


def version_of(path, name):
    """The version that a command states, or an empty text."""
    ask = {"proselint": ["version"], "markdownlint-cli2": ["--help"]}.get(name, ["--version"])
    try:
        done = subprocess.run([path, *ask], capture_output=True, text=True, check=False, timeout=60)
    except OSError:
        return ""
    found = re.search(r"\d+\.\d+(\.\d+)?", done.stdout + done.stderr)
    return found.group() if found else ""


def find(folder):
    """The peers that are there, and the names of those that are not."""
    found, missing = [], []
    for name in CALLS:
        path = shutil.which(name, path=search_path(folder))
        if path and version_of(path, name):
            found.append(Peer(name, str(Path(path).absolute())))
        else:
            missing.append(name)
    return found, missing
