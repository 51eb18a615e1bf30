"""Texts to measure with, made from a seed: the same bytes on every machine and in every version of Python.

    python3 benches/compare/drafts.py FOLDER    # writes them all, 75 MB

Mails that turn down an interview, some with ordinary flaws so that there is something to print, and pages of Markdown.
"""

import sys
from pathlib import Path

import words as w

SEED = 20261123
MB = 1_000_000
TREE_FILES = 6_500
TREE_SIZE = 40 * MB


class Dice:
    """A small generator of numbers (splitmix64): that of the standard library may change with its version."""

    def __init__(self, seed):
        self.state = seed

    def below(self, most):
        self.state = (self.state + 0x9E3779B97F4A7C15) & 0xFFFFFFFFFFFFFFFF
        mixed = self.state
        mixed = ((mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9) & 0xFFFFFFFFFFFFFFFF
        mixed = ((mixed ^ (mixed >> 27)) * 0x94D049BB133111EB) & 0xFFFFFFFFFFFFFFFF
        return ((mixed ^ (mixed >> 31)) >> 11) % most

    def pick(self, choices):
        return choices[self.below(len(choices))]

    def one_in(self, many):
        return self.below(many) == 0


class Writer:
    """Fills sentences; `foreign` ones have names, places and marks outside of ASCII."""

    def __init__(self, dice, foreign=False):
        self.dice = dice
        self.foreign = foreign
        self.names = w.FOREIGN_NAMES if foreign else w.NAMES
        self.firms = w.FOREIGN_FIRMS if foreign else w.FIRMS

    def fill(self, sentence, **facts):
        """Puts words into the slots of a sentence."""
        pieces = sentence.split("{")
        filled = pieces[0]
        for piece in pieces[1:]:
            slot, rest = piece.split("}", 1)
            filled += facts.get(slot) or self.word(slot)
            filled += rest
        return filled.replace("'", "\u2019").replace(" - ", " \u2013 ") if self.foreign else filled

    def word(self, slot):
        if slot == "name":
            return self.dice.pick(self.names)
        if slot == "firm":
            return self.dice.pick(self.firms)
        if slot == "number":
            return str(2 + self.dice.below(90))
        return self.dice.pick(w.SLOTS[slot])

    def sentence(self):
        """A sentence about work, about nothing in particular."""
        return self.fill(self.dice.pick(w.FOREIGN_PLAIN if self.foreign and self.dice.one_in(2) else w.PLAIN))

    def paragraph(self, most=6):
        return " ".join(self.sentence() for _ in range(1 + self.dice.below(most)))

    def draft(self):
        """One mail of about 120 words."""
        facts = {"to": self.dice.pick(self.names), "firm": self.dice.pick(self.firms), "role": self.dice.pick(w.SLOTS["role"])}
        say = lambda sentences: self.fill(self.dice.pick(sentences), **facts)
        about = [say(w.THANKS), say(w.DECISIONS)]
        why = [say(w.REASONS)] + [self.sentence() for _ in range(1 + self.dice.below(3))]
        warm = [say(w.PRAISE), say(w.PRAISE)]
        close = [say(w.DOORS), say(w.WISHES)]
        paragraphs = [about, why, warm, close]
        if self.dice.one_in(2):
            paragraphs.insert(2, [say(w.REASONS_MORE), self.sentence()])
        if self.dice.one_in(3):
            self.spoil(paragraphs, facts)
        body = "\n\n".join(" ".join(paragraph) for paragraph in paragraphs if paragraph)
        return f"{say(w.GREETINGS)}\n\n{body}\n\n{say(w.SIGN_OFFS)}\n{self.dice.pick(self.names)}\n"

    def spoil(self, paragraphs, facts):
        """An ordinary flaw: something is missing, or a line says what it should not."""
        flaw = self.dice.below(4)
        if flaw == 0:
            self.dice.pick(paragraphs).pop(0)
        else:
            line = self.fill(self.dice.pick(w.FLAWS), **facts)
            self.dice.pick([paragraph for paragraph in paragraphs if paragraph]).append(line)

    def block(self):
        """A block of Markdown."""
        kind = self.dice.below(12)
        if kind < 6:
            return self.paragraph()
        if kind == 6:
            return "#" * (2 + self.dice.below(3)) + " " + self.fill(self.dice.pick(w.HEADINGS))
        if kind == 7:
            return "\n".join("- " + self.sentence() for _ in range(2 + self.dice.below(5)))
        if kind == 8:
            return "\n".join(f"{at + 1}. {self.sentence()}" for at in range(2 + self.dice.below(4)))
        if kind == 9:
            lines = [self.fill(self.dice.pick(w.CODE)) for _ in range(2 + self.dice.below(8))]
            return "```sh\n" + "\n".join(lines) + "\n```"
        if kind == 10:
            rows = [self.fill("| {noun} | {number} | {adjective} {noun} |") for _ in range(2 + self.dice.below(5))]
            return "| what | how many | remark |\n|---|---|---|\n" + "\n".join(rows)
        return self.fill("> {plain}", plain=self.sentence()) + "\n\n" + self.fill(self.dice.pick(w.LINKS))

    def blocks(self, size):
        """Blocks of Markdown, `size` bytes of them or a little more."""
        made, room = [], size
        while room > 0:
            made.append(self.block())
            room -= len(made[-1].encode()) + 2
        return "\n\n".join(made)

    def page(self, size):
        return f"# {self.fill(self.dice.pick(w.HEADINGS))}\n\n{self.blocks(size)}\n"

    def long_draft(self, size):
        """A draft that goes on for `size` bytes."""
        return f"Dear {self.dice.pick(self.names)},\n\n{self.blocks(size)}\n\nKind regards,\n{self.dice.pick(self.names)}\n"


def one_draft():
    """The draft that is measured alone; it has a word misspelt and a slot left open."""
    return w.ONE_DRAFT


def many_drafts(count=2_000, seed=SEED):
    """Texts of `count` mails."""
    writer = Writer(Dice(seed))
    return [writer.draft() for _ in range(count)]


def write(path, text):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.encode())


def write_many(folder, count=2_000):
    for at, text in enumerate(many_drafts(count)):
        write(folder / f"{at:04}.md", text)


def write_tree(folder, files=TREE_FILES, size=TREE_SIZE):
    """Pages in folders of folders; most are short, a few are long."""
    writer = Writer(Dice(SEED + 1))
    mean = size / files
    for at in range(files):
        # The product of two even spreads: many small pages, few large ones, a mean of `mean`.
        share = (1 + writer.dice.below(1_000)) * (1 + writer.dice.below(1_000)) / 1e6 * 4
        path = folder / f"{at % 40:02}-{w.FOLDERS[at % len(w.FOLDERS)]}" / f"{at // 40 % 12:02}" / f"page-{at:04}.md"
        write(path, writer.page(max(int(mean * share) - 350, 60)))


def write_rules(folder, count=300):
    """Rules of a user's own: `count` files, each with one phrase that the drafts do not hold."""
    dice = Dice(SEED + 2)
    seen = set()
    while len(seen) < count:
        phrase = f"{dice.pick(w.SLOTS['verb'])} {dice.pick(w.RARE)} {dice.pick(w.SLOTS['noun'])}"
        if phrase not in seen:
            seen.add(phrase)
            write(folder / f"own-{len(seen):03}.toml", w.OWN_RULE.replace("PHRASE", phrase))


def write_all(folder):
    """All inputs below a folder; those already there are kept."""
    made = {
        "one.md": lambda path: write(path, one_draft()),
        "drafts": write_many,
        "1mb.md": lambda path: write(path, Writer(Dice(SEED + 3)).long_draft(MB)),
        "10mb.md": lambda path: write(path, Writer(Dice(SEED + 4)).long_draft(10 * MB)),
        "10mb-foreign.md": lambda path: write(path, Writer(Dice(SEED + 4), foreign=True).long_draft(10 * MB)),
        "tree": write_tree,
        "rules": write_rules,
    }
    for name, make in made.items():
        path = folder / name
        if not path.exists():
            part = folder / f"{name}.part"
            make(part)
            part.rename(path)
    return folder


if __name__ == "__main__":
    write_all(Path(sys.argv[1]))
