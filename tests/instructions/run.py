"""Counts the instructions of the release binary, and fails when they grew by more than 10 %.

    python3 tests/instructions/run.py                  # builds the release binary, counts, compares with record.toml
    python3 tests/instructions/run.py --update         # writes the record anew: after a change on purpose
    python3 tests/instructions/run.py --binary FILE    # counts those of a binary that is already there

Time is noisy and depends on the machine; the count of instructions (callgrind, user space) is not. One thread, no
environment, no configuration, a fixed day, texts made from a seed: two runs of one binary differ by nothing for one
draft, and by less than 0.1 % for many, whose hash tables are seeded anew in each run. Another compiler, C library or kind
of processor counts differently.
"""

import argparse
import os
import platform
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
RECORD = HERE / "record.toml"
GROWTH = 0.10

sys.dont_write_bytecode = True
sys.path.insert(0, str(ROOT / "benches" / "compare"))
import drafts  # noqa: E402

# What is counted: the name in the record, and the path that is linted.
WORK = {"one-draft": "one.md", "two-thousand-drafts": "drafts"}


def valgrind():
    """Path of valgrind, which is installed where it is missing and can be."""
    if not shutil.which("valgrind") and shutil.which("apt-get"):
        print("valgrind is missing: installing it")
        sudo = ["sudo"] if os.geteuid() != 0 and shutil.which("sudo") else []
        for command in (["apt-get", "update", "-qq"], ["apt-get", "install", "-qq", "--yes", "--no-install-recommends", "valgrind"]):
            subprocess.run(sudo + command, check=False, stdout=subprocess.DEVNULL)
    return shutil.which("valgrind") or sys.exit("valgrind is needed to count instructions: please install it")


def build():
    """The release binary, built as it is shipped."""
    subprocess.run(["cargo", "build", "--release", "--locked", "--quiet"], cwd=ROOT, check=True)
    return Path(os.environ.get("CARGO_TARGET_DIR", ROOT / "target")) / "release" / "decline-lint"


def count(tool, binary, folder, path):
    """Instructions of one run; the findings go to a file, as they would go to a terminal."""
    command = [tool, "--tool=callgrind", "--callgrind-out-file=/dev/null", str(binary), path, "--no-config", "--today", "2026-11-23"]
    env = {"LC_ALL": "C", "RAYON_NUM_THREADS": "1"}
    with open(folder / "findings", "wb") as out:
        done = subprocess.run(command, cwd=folder, env=env, stdout=out, stderr=subprocess.PIPE, text=True, check=False)
    counted = re.search(r"Collected : (\d+)", done.stderr)
    if done.returncode != 1 or not counted or not (folder / "findings").stat().st_size:
        sys.exit(f"{' '.join(command)} should have found something, but ended with {done.returncode}:\n{done.stderr}")
    return int(counted.group(1))


def surroundings():
    """What the counts depend on besides the code."""
    rustc = subprocess.run(["rustc", "--version"], capture_output=True, text=True, check=False).stdout
    return {"rustc": rustc.removeprefix("rustc ").strip(), "machine": platform.machine(), "libc": " ".join(platform.libc_ver())}


def read_record():
    """The record: lines `key = value`, a number or a quoted text. (Python reads TOML itself since 3.11 only.)"""
    lines = re.findall(r'^([\w-]+) = (?:([\d_]+)|"(.*)")$', RECORD.read_text("utf-8"), re.MULTILINE)
    return {key: int(number) if number else text for key, number, text in lines}


def write_record(counts):
    lines = [
        "# Instructions of the release binary, written by `python3 tests/instructions/run.py --update`.",
        "# Change it on purpose only, and say in the commit what the instructions buy.",
        *(f'{key} = "{value}"' for key, value in surroundings().items()),
        *(f"{name} = {number:_}" for name, number in counts.items()),
    ]
    RECORD.write_text("\n".join(lines) + "\n", "utf-8")


def compare(counts, record):
    """Prints what changed; whether everything stays within the growth that is allowed."""
    for key, value in surroundings().items():
        if record.get(key) != value:
            print(f"note: the record was made with {key} {record.get(key)}, this is {value}: counts may differ a little")
    fine = True
    for name, number in counts.items():
        before = record.get(name)
        if not before:
            sys.exit(f"{RECORD.name} does not say how many instructions `{name}` takes: run this with --update")
        change = number / before - 1
        fine &= change <= GROWTH
        print(f"{name:20} {number:>15,} instructions, {change:+.2%} {'' if change <= GROWTH else '  TOO MANY'}")
        if change < -GROWTH:
            print(f"{'':20} much fewer than recorded: --update keeps the gain")
    return fine


def main():
    parser = argparse.ArgumentParser(description="Counts the instructions of the release binary.")
    parser.add_argument("--binary", type=Path, help="a binary that is already there")
    parser.add_argument("--update", action="store_true", help="write the record anew")
    args = parser.parse_args()
    tool = valgrind()
    binary = (args.binary or build()).resolve()
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        drafts.write(folder / "one.md", drafts.one_draft())
        drafts.write_many(folder / "drafts")
        counts = {name: count(tool, binary, folder, path) for name, path in WORK.items()}
    if args.update:
        write_record(counts)
        print(RECORD.read_text("utf-8"), end="")
    elif not compare(counts, read_record()):
        sys.exit(f"more than {GROWTH:.0%} more instructions than {RECORD.name} says. If they are worth it: --update, and say why in the commit")


if __name__ == "__main__":
    main()
