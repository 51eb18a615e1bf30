#!/usr/bin/env python3
"""Does the cost of linting grow with the length of a draft, or with its square?

    cargo build --release
    tests/growth.py target/release/decline-lint             # instructions, counted by valgrind
    tests/growth.py target/release/decline-lint --seconds   # processor time on much larger drafts
    tests/growth.py BINARY --shape typos --shape brackets

Every shape is linted at n, 2n and 4n; what the program spends on an empty draft is taken off. Doubling a draft may cost up to
2.5 times as much (sorting and searching are a little more than linear); more is a failure, and exit status 1.
"""

import argparse
import os
import resource
import shutil
import subprocess
import sys
import tempfile

# How much more the double may cost; a square would cost four times as much.
MOST = 2.5
# Longest run, in seconds.
PATIENCE = 60
# Below this, an answer says nothing: instructions, or seconds.
LEAST = {"instructions": 5e6, "seconds": 0.05}

SENTENCE = "Thank you for the invitation to interview, which I have decided to decline. "

# Name -> a piece of text that is repeated, or a function of how often. `.md` unless the name says otherwise.
SHAPES = {
    "one line": SENTENCE,
    "short lines": "no\n",
    "short paragraphs": "no\n\n",
    "sentences": "No. ",
    "thank": "thank ",
    "thank you": "thank you ",
    "one word": "a",
    "one word of digits": "7",
    "words": "interview ",
    "typos": "teh recieve ",
    "typos in paragraphs": "teh recieve\n\n",
    "unknown words": lambda n: " ".join(f"xq{i:x}" for i in range(n)),
    "doubled words": "the the ",
    "capitals": "INTERVIEW ",
    "shouting": "NO!!! ",
    "marks": "!?",
    "stops": ". ",
    "dots": ".",
    "commas": ", ",
    "hyphens": "a-",
    "apostrophes": "'",
    "quotes": "\"",
    "names": "Ann Lee ",
    "numbers": "12,000 ",
    "dates": "3 November 2026 ",
    "addresses": "ann@example.com ",
    "links": "https://example.com/a ",
    "slots": "[Name] ",
    "slots in paragraphs": "[Name]\n\n",
    "slots of every sort": "{{name}} <Role> $ROLE %NAME% ____ XXX ",
    "fillers": "TBD TODO XXX ",
    "unclosed slots": "{{ ",
    "underscores": "_",
    "brackets": "[",
    "closing brackets": "]",
    "bracket pairs": "[](",
    "round brackets": "(",
    "angle brackets": "<",
    "curly brackets": "{",
    "pipes": "|",
    "stars": "*",
    "stars and words": "*a ",
    "strong and words": "**a _b ",
    "nested emphasis": lambda n: "*a **b " * n + "** c*" * n,
    "tildes": "~",
    "backticks": "`",
    "backticks of all lengths": lambda n: "".join("a" + "`" * (i % 400) for i in range(n)),
    "backslashes": "\\",
    "entities": "&amp;",
    "unfinished entities": "&#x",
    "nested quotes": lambda n: ">" * n + " no\n",
    "quote lines": "> no\n",
    "quoted and own": "> no\n\nno\n\n",
    "nested lists": lambda n: "".join("  " * min(i, 400) + "- a\n" for i in range(n)),
    "list marks on a line": "- ",
    "numbered marks on a line": "1. ",
    "list": "- no\n",
    "loose list": "- no\n\n",
    "headings": "# no\n\n",
    "underlined headings": "no\n==\n\n",
    "open fences": "```\n",
    "open fences of all lengths": lambda n: "".join("`" * (3 + i % 200) + "\n" for i in range(n)),
    "rules": "---\n\n",
    "definitions": lambda n: "".join(f"[a{i}]: https://example.com/{i}\n" for i in range(n)),
    "equal definitions": "[a]: b\n",
    "references": lambda n: "[a]: https://example.com\n\n" + "[a] [a][] " * n,
    "references to nothing": "[a][b] ",
    "footnotes": lambda n: "".join(f"no[^{i}].\n\n[^{i}]: no\n\n" for i in range(n)),
    "footnotes used": lambda n: "[^a]: no\n\n" + "no[^a] " * n,
    "nested links": lambda n: "[" * n + "a" + "](b)" * n,
    "pictures": "![a](b) ",
    "links in brackets": "[ (](",
    "angles in links": "[a](<b",
    "emphasis in brackets": "[*_a",
    "brackets over lines": "](\n[",
    "empty angles": "<>",
    "escaped backticks": "\\``",
    "long definition": lambda n: "[x]: " + "x" * n + "\n\n" + "[x]" * n,
    "long title": lambda n: "[x]: x '" + "x" * n + "'\n\n" + "[x]" * n,
    "long label": lambda n: ("[" + "x" * 990 + "]\n") * (n // 200),
    "open titles": "[a](b 'c\n",
    "open footnotes": "[^a]: [^a\n",
    "strikes": "~~a ~~",
    "tasks": "- [ ] no\n",
    "lists in quotes": lambda n: "> - " * n + "a\n",
    "nested pictures": lambda n: "![" * n + "a" + "](b)" * n,
    "comments": "<!-- no -->\n\n",
    "comments on a line": "no <!-- no --> ",
    "open comments": "<!-- ",
    "open comments in paragraphs": "a <!-- \n\n",
    "allows": "<!-- decline-lint allow(typo): so -->\n\nteh\n\n",
    "allows above": lambda n: "<!-- decline-lint allow(typo): so -->\n" * n + "teh\n",
    "allows on a line": "teh <!-- decline-lint allow(typo): so --> ",
    "allows of nothing": "<!-- decline-lint allow(negativity): so -->\n\nno\n\n",
    "allows of unknown rules": "<!-- decline-lint allow(negatvity): so -->\n\nno\n\n",
    "tags": "<b>no</b> ",
    "open tags": "<a ",
    "open declarations": "<!A ",
    "open instructions": "<?",
    "open cdata": "<![CDATA[",
    "tag blocks": "<div>\nno\n</div>\n\n",
    "table rows": lambda n: "|a|b|\n|-|-|\n" + "|no|no|\n" * n,
    "table columns": lambda n: "|a" * n + "|\n" + "|-" * n + "|\n" + "|a" * n + "|\n",
    "ragged table": lambda n: "|a" * (n // 40) + "|\n" + "|-" * (n // 40) + "|\n" + "|a|\n" * 40,
    "tables": "|a|b|\n|-|-|\n|no|no|\n\n",
    "spaces": " ",
    "empty lines": "\n",
    "returns": "\r",
    "tabs": "\t",
    "nulls": "\0",
    "combining marks": "e\u0301\u0302\u0303 ",
    "one combining word": "e\u0301",
    "right to left": "שלום עולם ",
    "hidden marks": "a\u200b\u202e ",
    "one hidden word": "\u200b",
    "emoji": "🙂 ",
    "joined emoji": "👩\u200d👩\u200d👧 ",
    "wide": "漢字。",
    "curly": "‘so’ “so” … ",
    "toml keys": lambda n: "+++\n" + "".join(f"k{i} = 1\n" for i in range(n)) + "+++\nno\n",
    "toml words": lambda n: "+++\nwords = [" + "".join(f'"k{i}", ' for i in range(n)) + "]\n+++\nno\n",
    "toml brackets": lambda n: "+++\na = " + "[" * n + "\n+++\nno\n",
    "yaml keys": lambda n: "---\n" + "".join(f"k{i}: é\n" for i in range(n)) + "---\nno\n",
    "yaml words": lambda n: "---\nwords: [" + "".join(f"k{i}, " for i in range(n)) + "]\n---\nno\n",
    "yaml brackets": lambda n: "---\na: " + "[" * n + "\n---\nno\n",
    "yaml anchors": lambda n: "---\n" + "".join(f"k{i}: &a{i} [*a{i - 1}, *a{i - 1}]\n" for i in range(1, n)) + "---\nno\n",
    "yaml nesting": lambda n: "---\n" + "".join(" " * min(i, 400) + "a:\n" for i in range(n)) + "---\nno\n",
    "open front matter": "---\na: b\n",
    "header lines": "Subject: no\n",
    "header folds": lambda n: "Subject: no\n" + " no\n" * n + "\nno\n",
    "allowed facts": lambda n: "Allow: " + "typo, " * n + "\n\nteh\n",
    "signatures": "-- \nAnn\n",
    "sign-offs": "Kind regards,\nAnn\n\n",
    "greetings": "Dear Ann,\n\n",
    "attributions": "On Tue, 3 Nov 2026, Ann wrote:\n> no\n\nno\n",
    "original messages": "-----Original Message-----\nFrom: Ann\nSent: Tuesday\n",
    "postscripts": "PS no\n\n",
    "insults": "Your company is a joke. ",
    "insults in paragraphs": "Your company is a joke.\n\n",
    "thanks": SENTENCE + "\n\n",
    "whole mails": "Dear Ann,\n\n" + SENTENCE + "\n\nKind regards,\nTom Lee\n\n",
    "secrets": "My salary is $120,000 and my mother is ill. ",
    "firms": "I work at Acme Corp Ltd and Bolt GmbH. ",
    "articles": "a apple an pear ",
    "lower-case openings": "no. yes. i am. ",
    "brackets in capitals": "(YOUR NAME) ",
    "not": "I do not not ",
    "if": "if you would and I could or ",
}


def text_of(shape, n):
    made = SHAPES[shape]
    return made(n) if callable(made) else made * n


def spent(command, folder, counted):
    """What a run costs, and its exit status."""
    if counted:
        notes = os.path.join(folder, "notes")
        tool = ["valgrind", "--tool=callgrind", f"--callgrind-out-file={notes}"]
        status = subprocess.run(tool + command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, cwd=folder).returncode
        with open(notes, encoding="utf-8") as lines:
            return next(int(line.split()[1]) for line in lines if line.startswith(("summary:", "totals:"))), status
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    try:
        status = subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, cwd=folder, timeout=PATIENCE).returncode
    except subprocess.TimeoutExpired:
        status = "too long"
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime, status


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("binary")
    parser.add_argument("--seconds", action="store_true", help="processor time rather than instructions, on larger drafts")
    parser.add_argument("--shape", action="append", choices=sorted(SHAPES))
    parser.add_argument("--size", type=int, help="repetitions of the smallest draft")
    parser.add_argument("--text", action="store_true", help="as plain text rather than Markdown")
    parser.add_argument("arguments", nargs="*", help="for the program, such as -- --format sarif")
    asked = parser.parse_args()
    counted = not asked.seconds and shutil.which("valgrind") is not None
    unit = "instructions" if counted else "seconds"
    size = asked.size or (1_000 if counted else 100_000)
    command = [os.path.abspath(asked.binary), "--no-config", "--max-size", "1GiB", *(asked.arguments or ["--format", "concise"])]
    name = "draft.txt" if asked.text else "draft.md"
    failed = []
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, name)

        def cost(text):
            with open(path, "w", encoding="utf-8", newline="") as draft:
                draft.write(text)
            return spent([*command, name], folder, counted)

        start_up, _ = cost("")
        for shape in asked.shape or SHAPES:
            costs, statuses = [], set()
            for times in (1, 2, 4):
                found, status = cost(text_of(shape, size * times))
                costs.append(max(found - start_up, 0))
                statuses.add(status)
            ratio = costs[2] / costs[1] if costs[1] else 0.0
            bad = statuses - {0, 1} or (costs[2] > LEAST[unit] and ratio > MOST)
            shown = "  ".join(f"{value:>14,.2f}" if not counted else f"{value:>16,}" for value in costs)
            print(f"{'FAIL' if bad else 'ok':4}  {shape:28} {shown}   x{ratio:4.1f}  {sorted(statuses, key=str)}", flush=True)
            if bad:
                failed.append(shape)
    print(f"{len(failed)} of {len(asked.shape or SHAPES)} shapes grow too fast ({unit})")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
