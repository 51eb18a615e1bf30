"""The page of figures."""

import os
import platform
import subprocess

TITLES = {
    "one": ("One draft", "A mail of about 120 words with three flaws, one file; the whole process from start to exit."),
    "drafts": ("2,000 drafts", "A folder of mails, 1.5 MB in all; a third of them with a flaw."),
    "large": ("One draft of 10 MB", "Markdown with headings, lists, tables and code. `wc` and the peers read the 10 MB of ASCII."),
    "tree": ("A tree of Markdown", "6,500 files in folders of folders, 40 MB in all."),
}


def machine():
    """Processor, cores, memory and system."""
    model = platform.processor() or platform.machine()
    try:
        with open("/proc/cpuinfo", encoding="utf-8") as lines:
            model = next((line.split(":", 1)[1].strip() for line in lines if line.startswith("model name")), model)
    except OSError:
        pass
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    return f"{model}, {os.cpu_count()} cores, {memory:.0f} GiB, {platform.system()} {platform.release()}"


def rustc():
    try:
        return subprocess.run(["rustc", "--version"], capture_output=True, text=True, check=False).stdout.strip()
    except OSError:
        return "rustc not found"


def shown(seconds):
    """A time for people."""
    return f"{seconds * 1e3:.2f} ms" if seconds < 0.01 else f"{seconds * 1e3:.0f} ms" if seconds < 1 else f"{seconds:.2f} s"


def times(value):
    return f"{value:.2f}" if value < 10 else f"{value:,.0f}"


def table(name, commands):
    """Rows of one comparison, fastest first; ratios to the plainest command and to ours."""
    base = commands[0]
    ours = next(command for command in commands if command.ours and command.label == command.name)
    lines = [f"| command | median | x `{base.label}` | x decline-lint | MB/s | peak MB | runs |", "|---|---|---|---|---|---|---|"]
    for command in sorted(commands, key=lambda command: command.median or float("inf")):
        label = f"**{command.label}**" if command.ours else f"`{command.label}`"
        if not command.seconds:
            lines.append(f"| {label} | {command.trouble} | | | | | |")
            continue
        speed = f"{command.speed:.1f}" if name != "one" and command.size else ""
        peak = f"{command.peak / 1e6:.1f}" if command.peak else ""
        ratios = f"{times(command.median / base.median)} | {times(command.median / ours.median)}"
        lines.append(f"| {label} | {shown(command.median)} | {ratios} | {speed} | {peak} | {len(command.seconds)} |")
    return lines


def budget_table(rows):
    word = {True: "yes", False: "**no**", None: "not measured"}
    lines = ["| work | budget | measured | met? |", "|---|---|---|---|"]
    return lines + [f"| {work} | {budget} | {measured or ''} | {word[met]} |" for work, budget, measured, met in rows]


def about(facts, found, missing, date, load):
    """When, where and with what it was measured."""
    lines = [
        f"- **When**: {date}",
        f"- **Where**: {machine()}",
        f"- **Built with**: {rustc()}; the binary has {facts.binary_size / 1e6:.1f} MB",
        f"- **Peers**: {', '.join(f'{peer.name} {peer.version}' for peer in found) or 'none'}",
    ]
    if missing:
        lines.append(f"- **Not there, so left out**: {', '.join(missing)}")
    if load > 1:
        lines.append(f"- **Noise**: other work ran on the machine (load {load:.1f} at the start), so all times are too long, and ratios uncertain")
    return lines


def summary(rows):
    """How many budgets are kept."""
    kept, missed = (sum(met is word for *_, met in rows) for word in (True, False))
    unknown = len(rows) - kept - missed
    return f"{kept} of {len(rows)} are met, {missed} are not" + (f", {unknown} not measured." if unknown else ".")


def write(runs, rows, about_lines):
    """The whole page."""
    lines = [
        "# How fast it is, measured",
        "",
        "Made by `python3 benches/compare`, which writes this page anew. Whole processes, from start to exit, with all default rules and",
        "with the findings written to a file. The commands of a table take turns within one run; medians. Trust the ratios more than the",
        "milliseconds. The peers look for other things than this tool does: they are here because they stand beside it in a hook.",
        "",
        *about_lines,
        "",
        "![decline-lint and its peers, side by side](benchmarks.svg)",
        "",
        "## Budgets",
        "",
        summary(rows),
        "",
        *budget_table(rows),
    ]
    for name, commands in runs.items():
        title, what = TITLES[name]
        lines += ["", f"## {title}", "", what, "", *table(name, commands)]
    return "\n".join(lines + ["", *OUTLOOK]) + "\n"


OUTLOOK = """\
## Measure it yourself

    python3 benches/compare --install /tmp/peers     # peers by pip and npm, into that folder
    python3 benches/compare --peers /tmp/peers       # again, with those that are there
    python3 benches/compare --build                  # also the time of a clean release build
    python3 benches/compare --quick                  # fewer runs; prints only
    cargo bench --bench pieces                       # the pieces, in one process
    python3 tests/instructions/run.py                # counts instructions; `.ci/run` does, and fails when they grew by 10 %

All inputs are made from a seed, so they are the same everywhere; real mails vary more. Peers that would take more than a minute are not run
on the large inputs. A slow peer takes part in fewer rounds.""".split("\n")
