"""Laying a page out with a template, in a sandbox: a template can arrange what it is given and nothing else.

Markdown and HTML templates differ in what ``{{ }}`` does with somebody's words: in HTML they are escaped by
Jinja, in Markdown by ``inline``. What came out of ``item`` and ``heading`` is laid out already.
"""

from __future__ import annotations

import traceback
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple

from jinja2 import StrictUndefined, TemplateError, TemplateSyntaxError
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup, escape

from reflect.core.errors import BadInput
from reflect.core.short import short
from reflect.exchange import markdown
from reflect.exchange.saying import counted
from reflect.exchange.weekly.page import Page
from reflect.exchange.weekly.shipped import SHIPPED

FOLDER = Path(__file__).with_name("templates")
SECTIONS = ("positives", "points", "follow-ups", "themes", "voices", "reflections")
LARGEST = 1024 * 1024  # characters of a template


class Template(NamedTuple):
    """``name``: how it is called in messages; ``html``: whether it writes HTML, Markdown otherwise."""

    name: str
    source: str
    html: bool


def shipped_template(name: str) -> Template:
    """One that ships. Raises BadInput for a name that none has."""
    if name not in SHIPPED:
        raise BadInput(f"There is no template {name!r}; those that ship are {', '.join(SHIPPED)}.")
    html = name.endswith(".html")
    file = FOLDER / f"{name}.j2" if html else FOLDER / f"{name}.md.j2"
    return Template(name, file.read_text("utf-8"), html)


def own_template(path: Path) -> Template:
    """One of the user's own: HTML where its name says so (``.html``, ``.html.j2``). Raises BadInput."""
    try:
        source = path.read_bytes().decode("utf-8-sig")
    except FileNotFoundError:
        raise BadInput(f"There is no template {path}.") from None
    except OSError as error:
        raise BadInput(f"The template {path} can not be read: {error.strerror}.") from error
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        raise BadInput(f"{path}:{line}: this is not UTF-8; a template is a text in UTF-8.") from None
    if len(source) > LARGEST:
        raise BadInput(f"The template {path} is larger than {LARGEST:,} characters.")
    html = path.name.removesuffix(".j2").removesuffix(".jinja").endswith((".html", ".htm"))
    return Template(str(path), source, html)


def laid_out(page: Page, template: Template, *, sections: Sequence[str] = SECTIONS) -> str:
    """The page as the template lays it out. Raises BadInput with the template's name and line."""
    try:
        laid = _environment(html=template.html).from_string(template.source)
        text = laid.render(page=page, sections=tuple(sections))
    except TemplateSyntaxError as error:
        raise BadInput(f"{template.name}:{error.lineno}: {_sentence(error.message)}") from None
    except (TemplateError, ArithmeticError, AttributeError, LookupError, TypeError, ValueError) as error:
        raise BadInput(f"{template.name}:{_line_of(error)}: {_sentence(str(error))}") from None
    except RecursionError:
        raise BadInput(f"{template.name}: a macro calls itself without end.") from None
    return text.strip("\n") + "\n"


def _environment(*, html: bool) -> ImmutableSandboxedEnvironment:
    environment = ImmutableSandboxedEnvironment(
        autoescape=True,  # in Markdown `inline` leaves it nothing to do, but what macros laid out stays
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        finalize=escape if html else inline,  # whatever a template says about escaping
    )
    for trusting in ("safe", "xmlattr"):
        del environment.filters[trusting]
    tools: dict[str, Any] = {"counted": counted, "short": short}
    if not html:
        tools |= {"heading": heading, "item": item}
    environment.globals.update(tools)
    return environment


def inline(words: object) -> Markup:
    """Somebody's words inside a line of Markdown; what is laid out already stays."""
    if isinstance(words, Markup):
        return words
    return Markup(markdown.paragraph(str(words)).rstrip("\n"))  # noqa: S704 (Markdown, escaped by us)


def heading(level: int, words: object) -> Markup:
    """A heading of level 1 to 6."""
    return Markup(markdown.heading(level, str(words)).rstrip("\n"))  # noqa: S704 (Markdown, escaped by us)


def item(text: object, depth: int = 0) -> Markup:
    """A list item that holds the whole text."""
    return Markup(markdown.item(str(text), depth=depth).rstrip("\n"))  # noqa: S704 (Markdown, escaped by us)


def _line_of(error: BaseException) -> int:
    """The line of the template that an error comes from; Jinja puts it into the traceback."""
    lines = [
        frame.lineno for frame in traceback.extract_tb(error.__traceback__) if frame.filename == "<template>"
    ]
    return lines[-1] or 1 if lines else 1


def _sentence(message: str | None) -> str:
    return f"{(message or 'this can not be read').rstrip('.')}."
