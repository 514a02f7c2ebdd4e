"""XML of office files -> a tree, without what makes XML dangerous, and a walk over it without recursion."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from xml.etree.ElementTree import Element, TreeBuilder
from xml.parsers import expat

from briefing_bot.errors import ArticleError

_DEEPEST = 5_000  # by hand: beyond all measure of documents


def parse_xml(data: bytes, part: str) -> Element:
    """The root element; names of elements and attributes are without their namespaces.

    Args:
        data: the XML.
        part: what the file calls it, for the error.

    Raises:
        ArticleError: it is not well formed, declares entities of its own, or is nested beyond all measure.
    """
    builder = TreeBuilder()
    depth = 0

    def start(name: str, attributes: dict[str, str]) -> None:
        nonlocal depth
        depth += 1
        if depth > _DEEPEST:
            raise ArticleError(f"its part {part} is nested more than {_DEEPEST:,} deep: it is refused as hostile")
        builder.start(local(name), {local(key): value for key, value in attributes.items()})

    def end(name: str) -> None:
        nonlocal depth
        depth -= 1
        builder.end(local(name))

    def entity(*declared: object) -> None:
        raise ArticleError(
            f"its part {part} declares XML entities, which no office program does: it is refused as hostile"
        )

    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.CharacterDataHandler = builder.data
    parser.EntityDeclHandler = entity
    try:
        parser.Parse(data, True)
    except expat.ExpatError as error:
        raise ArticleError(f"its part {part} is damaged ({error}): save it again") from None
    return builder.close()


def local(name: str) -> str:
    """An element's or attribute's name without its namespace."""
    return name.rpartition(" ")[2]


def walk(root: Element, enters: Callable[[Element], bool]) -> Iterator[tuple[bool, Element]]:
    """Each element twice, ``(True, element)`` where it begins and ``(False, element)`` where it ends, in document order.

    What stands within an element for which ``enters`` is false is passed over; it begins and ends nevertheless.
    """
    stack: list[tuple[bool, Element]] = [(True, root)]
    while stack:
        begins, element = stack.pop()
        yield begins, element
        if begins:
            stack.append((False, element))
            if enters(element):
                stack.extend((True, child) for child in reversed(element))


def text_of(root: Element | None, name: str) -> str:
    """The text of the first element called ``name`` below ``root``, in one line; empty where there is none."""
    found = None if root is None else next((e for e in root.iter(name) if "".join(e.itertext()).strip()), None)
    return " ".join("".join(found.itertext()).split()) if found is not None else ""
