"""Measures of a page by GB/T 9704-2012, in twips (1/1440 inch) unless said otherwise.

22 lines of 28.95 points fill the 225 mm of the type area; 28 characters of 16 points, each set 0.25
points tighter, fill its 156 mm. No grid of Word's is used: one that meets a taller font takes two rows a
line.
"""

from __future__ import annotations

from generator.publish.notice.measure import CHARACTERS


def twips_of_mm(length: float) -> int:
    """Convert millimetres: ``twips_of_mm(25.4) == 1440``."""
    return round(length / 25.4 * 1440)


PAGE_WIDTH = twips_of_mm(210)
PAGE_HEIGHT = twips_of_mm(297)
TOP = twips_of_mm(37)
BOTTOM = twips_of_mm(35)
LEFT = twips_of_mm(28)
TEXT_WIDTH = twips_of_mm(156)
RIGHT = PAGE_WIDTH - LEFT - TEXT_WIDTH
TEXT_HEIGHT = PAGE_HEIGHT - TOP - BOTTOM

LINE = 579
"""A line of text."""

TIGHTER = -5
"""What each character of the text is set tighter."""

CHARACTER = 16 * 20 + TIGHTER
"""A character of the text: 15.75 points, so that 28 take 441 of 442.2 points."""

assert CHARACTERS * CHARACTER <= TEXT_WIDTH

MARK_DROP = twips_of_mm(35)
"""From the top of the type area to the top of the 发文机关标志."""

RULE_DROP = 6
"""Points from the line of the 发文字号 to the red rule: 4 mm, less what the line has below its ink."""

FOOTER = twips_of_mm(24.9)
"""From the foot of the page to the foot of the page number, whose dashes then lie 7 mm below the text."""
