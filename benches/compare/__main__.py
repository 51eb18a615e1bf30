"""Compares decline-lint with other tools, whole processes side by side, and checks the budgets.

    python3 benches/compare --install FOLDER      # brings the peers into a folder (pip, npm), then measures
    python3 benches/compare --peers FOLDER        # measures with the peers that are there already
    python3 benches/compare --quick               # fewer runs; prints only
    python3 benches/compare --build               # also the time of a clean release build

Writes docs/benchmarks.md and docs/benchmarks.svg. A peer that is not there is left out, and the page says so.
"""

import argparse
import datetime
import hashlib
import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

sys.dont_write_bytecode = True

import budgets  # noqa: E402
import drafts  # noqa: E402
import page  # noqa: E402
import peers  # noqa: E402
import picture  # noqa: E402
from measure import Command, interleave  # noqa: E402

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
# Rounds of each comparison.
ROUNDS = {"one": 60, "drafts": 15, "large": 7, "tree": 7}
QUICK = {"one": 12, "drafts": 3, "large": 3, "tree": 3}
# Seconds that a peer may take for all of its rounds; it gets fewer of them when it is slow.
PATIENCE = {"one": 20, "drafts": 20, "large": 60, "tree": 60}


def size_of(place):
    files = [place] if place.is_file() else [file for file in place.rglob("*") if file.is_file()]
    return sum(file.stat().st_size for file in files), max(file.stat().st_size for file in files)


def comparisons(inputs, binary, others):
    """What is run beside what: a list of commands for each input."""
    one, many, tree = inputs / "one.md", inputs / "drafts", inputs / "tree"
    large = {name: inputs / f"{name}.md" for name in ("1mb", "10mb", "10mb-foreign")}
    true = lambda: Command("/bin/true", [shutil.which("true")])
    words = lambda place: Command("wc -w", [shutil.which("wc"), "-w", *(sorted(place.rglob("*.md")) if place.is_dir() else [place])], size_of(place)[0])
    ours = lambda place, label=None, *more: Command("decline-lint", [binary, *more, place], size_of(place)[0], label, ours=True)
    fit = lambda name, place: [Command(peer.name, peer.command(place), size_of(place)[0]) for peer in others if name in peers.FIT[peer.name]]
    own_rules = ours(one, "decline-lint, 300 rules more", "--rules", inputs / "rules")
    return {
        "one": [true(), words(one), ours(one), own_rules, *fit("one", one)],
        "drafts": [words(many), ours(many), *fit("drafts", many)],
        "large": [
            words(large["10mb"]), ours(large["10mb"]), ours(large["1mb"], "decline-lint, 1 MB"),
            ours(large["10mb-foreign"], "decline-lint, letters outside of ASCII"), *fit("large", large["10mb"]),
        ],
        "tree": [words(tree), ours(tree), *fit("tree", tree)],
    }


def clean_build(scratch):
    """Seconds that a clean release build takes, without downloads; and the binary in a folder of its own."""
    target = scratch / "target"
    shutil.rmtree(target, ignore_errors=True)
    env = {**os.environ, "CARGO_TARGET_DIR": str(target)}
    subprocess.run(["cargo", "fetch", "--locked", "--quiet"], cwd=ROOT, check=True)
    start = time.perf_counter()
    subprocess.run(["cargo", "build", "--release", "--locked", "--offline", "--quiet"], cwd=ROOT, env=env, check=True)
    took = time.perf_counter() - start
    return took, target / "release" / "decline-lint"


def built():
    subprocess.run(["cargo", "build", "--release", "--locked", "--quiet"], cwd=ROOT, check=True)
    return Path(os.environ.get("CARGO_TARGET_DIR", ROOT / "target")) / "release" / "decline-lint"


def arguments():
    parser = argparse.ArgumentParser(prog="benches/compare", description="Compares decline-lint with other tools.")
    parser.add_argument("--binary", type=Path, help="measure this binary instead of building one")
    parser.add_argument("--install", type=Path, metavar="FOLDER", help="install the peers into this folder, then measure with them")
    parser.add_argument("--peers", type=Path, metavar="FOLDER", help="a folder that --install has filled")
    parser.add_argument("--quick", action="store_true", help="fewer runs, and nothing is written")
    parser.add_argument("--build", action="store_true", help="also take the time of a clean release build")
    parser.add_argument("--date", default=datetime.date.today().isoformat(), help="the day to write on the page")
    parser.add_argument("--scratch", type=Path, default=Path(tempfile.gettempdir()) / "decline-lint-compare", help="where inputs are put")
    return parser.parse_args()


def outside(folder):
    """A folder that is not in the repository: nothing that is generated or downloaded belongs there."""
    folder = folder.resolve()
    if ROOT in [folder, *folder.parents] and ROOT / "target" not in folder.parents:
        sys.exit(f"{folder} is inside of the repository: choose another folder")
    return folder


def main():
    args = arguments()
    scratch = outside(args.scratch)
    made_by = hashlib.sha256((HERE / "drafts.py").read_bytes() + (HERE / "words.py").read_bytes()).hexdigest()[:8]
    scratch.mkdir(parents=True, exist_ok=True)
    home = args.install or args.peers
    if args.install:
        peers.install(outside(args.install))
    found, missing = peers.find(home and home.resolve())
    took, binary = clean_build(scratch) if args.build else (None, built() if args.binary is None else args.binary)
    # A copy, so that a build beside us changes nothing.
    binary = Path(shutil.copy2(args.binary or binary, scratch / "decline-lint"))
    (scratch / f"inputs-{made_by}").mkdir(exist_ok=True)
    inputs = drafts.write_all(scratch / f"inputs-{made_by}")
    runs = comparisons(inputs, binary, found)
    load = os.getloadavg()[0]
    for name, commands in runs.items():
        print(f"measuring: {name} ...", file=sys.stderr)
        interleave(commands, (QUICK if args.quick else ROUNDS)[name], inputs, scratch / "printed", PATIENCE[name])
    facts = budgets.Facts(runs, binary.stat().st_size, took, size_of(inputs / "tree")[1])
    text = page.write(runs, budgets.check(facts), page.about(facts, found, missing, args.date, load))
    print(text)
    if not args.quick:
        (ROOT / "docs" / "benchmarks.md").write_text(text, "utf-8")
        (ROOT / "docs" / "benchmarks.svg").write_text(picture.draw(runs), "utf-8")


if __name__ == "__main__":
    main()
