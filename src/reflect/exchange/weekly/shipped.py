"""The templates that ship, by name, each with what it makes. Nothing is loaded to know them."""

from __future__ import annotations

SHIPPED = {
    "week": "a week in Markdown, for mail and chat",
    "brief": "the same on one screen",
    "week.html": "a week as one HTML file, with charts",
}
