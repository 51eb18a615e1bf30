"""What each piece of work may cost, and whether it does. Told honestly; not a test."""


class Facts:
    """All that was measured, by name."""

    def __init__(self, runs, binary_size, build_seconds, largest_file):
        self.runs = runs
        self.binary_size = binary_size
        self.build_seconds = build_seconds
        self.largest_file = largest_file

    def command(self, comparison, label):
        """A command that was measured, or None."""
        return next((command for command in self.runs[comparison] if command.label == label and command.seconds), None)

    def ratio(self, comparison, label, to):
        """How many times as long as another command it takes."""
        left, right = self.command(comparison, label), self.command(comparison, to)
        return left.median / right.median if left and right else None

    def megabytes(self, comparison):
        ours = self.command(comparison, OURS)
        return ours.peak / 1e6 if ours and ours.peak else None


OURS = "decline-lint"
RULES = "decline-lint, 300 rules more"
FOREIGN = "decline-lint, letters outside of ASCII"
SMALL = "decline-lint, 1 MB"


def per_byte(facts):
    """Cost of a byte of text with letters outside of ASCII, in costs of a byte of ASCII."""
    foreign, plain = facts.command("large", FOREIGN), facts.command("large", OURS)
    return (foreign.median / foreign.size) / (plain.median / plain.size)


def check(facts):
    """Rows of work, budget, what was measured, and whether it is met (None: not measured)."""
    rows = []

    def at_most(work, budget, bound, value, unit=" x"):
        rows.append((work, budget, None if value is None else f"{value:.3g}{unit}", None if value is None else value <= bound))

    def at_least(work, budget, bound, value, unit):
        rows.append((work, budget, None if value is None else f"{value:.3g}{unit}", None if value is None else value >= bound))

    one, many, tree = "one draft", "2,000 drafts", "tree of Markdown, 40 MB"
    at_most(one, "at most 2.5 x `/bin/true`", 2.5, facts.ratio("one", OURS, "/bin/true"))
    at_most(one, "at most 1/3 of rumdl", 1 / 3, facts.ratio("one", OURS, "rumdl"))
    at_most(one, "at most 1/7 of typos", 1 / 7, facts.ratio("one", OURS, "typos"))
    at_most(one, "peak memory at most 8 MB", 8, facts.megabytes("one"), " MB")
    at_most(many, "at most 2 x `wc -w`", 2, facts.ratio("drafts", OURS, "wc -w"))
    at_most(many, "faster than typos", 1, facts.ratio("drafts", OURS, "typos"))
    at_most(many, "faster than rumdl", 1, facts.ratio("drafts", OURS, "rumdl"))
    at_most(tree, "at most 1/2 of typos", 1 / 2, facts.ratio("tree", OURS, "typos"))
    at_least(tree, "at least 60 MB/s", 60, facts.command("tree", OURS).speed, " MB/s")
    room = 30 + 6 * facts.largest_file / 1e6
    at_most(tree, f"peak memory at most 30 MB and 6 x the largest file: {room:.1f} MB", room, facts.megabytes("tree"), " MB")
    at_least("one draft of 10 MB", "at least 25 MB/s", 25, facts.command("large", OURS).speed, " MB/s")
    at_most("one draft of 10 MB", "at most 12 x the time of 1 MB", 12, facts.ratio("large", OURS, SMALL))
    at_most("letters outside of ASCII", "at most 1.5 x the cost of a byte of ASCII", 1.5, per_byte(facts))
    at_most("300 rules of a user's own", "at most 2 x the run without them", 2, facts.ratio("one", RULES, OURS))
    at_most("binary, stripped", "at most 6 MB", 6, facts.binary_size / 1e6, " MB")
    at_most("clean release build", "at most 120 s on two cores", 120, facts.build_seconds, " s")
    return rows
