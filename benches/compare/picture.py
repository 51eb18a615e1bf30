"""The picture of the comparison: bars by hand, legible on light and dark pages."""

from page import shown

WIDTH = 780
LEFT = 150  # where bars begin
ROOM = 500  # length of the longest bar
ROW = 22
PANELS = {"one": "One draft", "drafts": "2,000 drafts", "tree": "6,500 files of Markdown, 40 MB"}
# A bar longer than this many of ours is cut short, and says so by a gap.
MOST = 25

STYLE = """\
  <style>
    text { font: 13px -apple-system, "Segoe UI", Helvetica, Arial, sans-serif; fill: #1f2328 }
    .page { fill: #ffffff; stroke: #d1d9e0 }
    .title { font-weight: 600; font-size: 14px }
    .own { font-weight: 600 }
    .small { fill: #59636e; font-size: 12px }
    .bar { fill: #afb8c1 }
    .bar.own { fill: #1a7f37 }
    .gap { fill: #ffffff }
    @media (prefers-color-scheme: dark) {
      text { fill: #f0f6fc }
      .page { fill: #0d1117; stroke: #3d444d }
      .small { fill: #9198a1 }
      .bar { fill: #656c76 }
      .bar.own { fill: #3fb950 }
      .gap { fill: #0d1117 }
    }
  </style>"""


def panel(title, commands, top):
    """Bars of one comparison, shortest first; gives the lines and where the panel ends."""
    shown_ones = sorted((command for command in commands if command.seconds and command.label == command.name), key=lambda one: one.median)
    ours = next(command for command in shown_ones if command.ours)
    longest = min(shown_ones[-1].median, MOST * ours.median)
    lines = [f'  <text class="title" x="20" y="{top + 16}">{title}</text>']
    y = top + 28
    for command in shown_ones:
        cut = command.median > longest
        length = max(ROOM * min(command.median / longest, 1), 1.5)
        own = " own" if command.ours else ""
        lines.append(f'  <text class="name{own}" x="{LEFT - 8}" y="{y + 13}" text-anchor="end">{command.label}</text>')
        lines.append(f'  <rect class="bar{own}" x="{LEFT}" y="{y + 2}" width="{length:.1f}" height="14" rx="2" />')
        if cut:
            at = LEFT + ROOM - 40
            lines.append(f'  <path class="gap" d="M{at} {y + 18} l8 -18 h7 l-8 18 z" />')
        times = command.median / ours.median
        beside = "" if command.ours else f" ({times:.1f} x)" if times < 10 else f" ({times:.0f} x)"
        lines.append(f'  <text class="small" x="{LEFT + length + 6:.1f}" y="{y + 13}">{shown(command.median)}{beside}</text>')
        y += ROW
    return lines, y + 12


def draw(runs):
    """The picture of all panels."""
    body, top = [], 14
    for name, title in PANELS.items():
        lines, top = panel(title, runs[name], top)
        body += lines
    body.append(f'  <text class="small" x="20" y="{top + 4}">Shorter is faster. Bars with a gap are cut short. Whole processes, medians; how: docs/benchmarks.md</text>')
    height = top + 20
    head = f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{height}" viewBox="0 0 {WIDTH} {height}" role="img" aria-label="decline-lint and its peers, time side by side">'
    frame = f'  <rect class="page" x="0.5" y="0.5" width="{WIDTH - 1}" height="{height - 1}" rx="6" />'
    return "\n".join([head, STYLE, frame, *body, "</svg>"]) + "\n"
