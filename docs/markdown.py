"""Turns the HTML that mandoc makes of a page (-T html -O fragment) into Markdown.

usage: markdown.py PAGE <HTML >MARKDOWN; PAGE is the file of the page, such as man/rconn-json.5.
mandoc's own Markdown loses blank lines after lists, and has no code blocks.
"""

import pathlib
import re
import sys
import xml.etree.ElementTree as tree

BLOCKS = {"p", "dl", "ul", "ol", "div", "pre", "table", "section", "h1", "h2", "h3", "br"}


def plain(element):
    return " ".join("".join(element.itertext()).split())


def slug(title):
    """The anchor that GitHub gives to a heading."""
    return re.sub(r"[^\w\- ]", "", title.lower()).replace(" ", "-")


def escaped(text):
    return re.sub(r"([\\`*_\[\]<>])", r"\\\1", re.sub(r"\s+", " ", text or ""))


def code(text):
    return f"`{text}`" if text else ""


class Page:
    def __init__(self, file):
        self.folder = file.parent
        self.name = "{}({})".format(*file.name.rsplit(".", 1))
        self.lines = [f"<!-- Made by docs/render.sh from man/{file.name}. -->", "", f"# {self.name}", ""]

    # --- Words -----------------------------------------------------------------------------------

    def inline(self, element):
        """A word with markup."""
        kind = element.get("class", "")
        if kind == "permalink":
            return self.run(element)
        if kind == "Xr" and (self.folder / element.get("href").removesuffix(".md")).exists():
            return f"[{plain(element)}]({element.get('href')})"
        if kind == "Sx":
            return f"[{plain(element)}](#{slug(plain(element))})"
        if element.tag == "code" or kind in ("Pa", "Ev"):
            return code(plain(element))
        if element.tag in ("var", "i", "em"):
            return f"*{escaped(plain(element))}*"
        return self.run(element)

    def run(self, element):
        """Text and words, without the blocks in it."""
        text = escaped(element.text)
        for child in element:
            text += self.inline(child) + escaped(child.tail)
        return text

    def tidy(self, text):
        """Quotes around code are one mark too many, and neighbours are one piece of code."""
        text = re.sub(r"[‘“](`[^`]*`)[’”]", r"\1", text.strip())
        text = re.sub(r"  +", " ", text.replace("` `", " ").replace("``", ""))
        return re.sub(r"^([#+-]|\d+\.) ", r"\\\1 ", text)

    # --- Blocks ----------------------------------------------------------------------------------

    def put(self, text, indent):
        """Lines of a block, and a blank one."""
        self.lines += [(indent + line).rstrip() for line in text.splitlines()] + [""]

    def blocks(self, element, indent=""):
        """What is in an element: blocks, and words between them that are paragraphs, too."""
        words = escaped(element.text)
        for child in element:
            if child.tag in BLOCKS:
                words = self.flush(words, indent)
                self.block(child, indent)
                words += escaped(child.tail)
            else:
                words += self.inline(child) + escaped(child.tail)
        self.flush(words, indent)

    def flush(self, words, indent):
        if words.strip():
            self.put(self.tidy(words), indent)
        return ""

    def block(self, element, indent):
        kind = element.get("class", "")
        if element.tag == "section" and plain(element[0]) == "NAME":
            about = plain(element[1].find("span"))
            self.put(escaped(about[:1].upper() + about[1:]) + ".", "")
        elif kind == "Nm":
            self.synopsis(element)
        elif kind in ("head", "foot") or element.tag == "br":
            pass
        elif element.tag in ("h1", "h2"):
            self.put("#" * (int(element.tag[1]) + 1) + " " + escaped(plain(element)), "")
        elif element.tag == "p":
            self.flush(self.run(element), indent)
        elif element.tag == "dl":
            self.tagged(element, indent)
        elif element.tag in ("ul", "ol"):
            for number, item in enumerate(element, 1):
                self.item("-" if element.tag == "ul" else f"{number}.", item, indent)
        elif element.find("pre") is not None or kind.split()[:1] == ["Bd"] and element.find("code") is not None:
            self.literal(element, indent)
        else:
            self.blocks(element, indent)

    def synopsis(self, table):
        line = plain(table)
        if self.lines[-2:] == ["```", ""]:  # one block for all forms
            self.lines[-2:] = [line, "```", ""]
        else:
            self.lines += ["```", line, "```", ""]

    def literal(self, element, indent):
        pre = element.find("pre")
        text = plain(element) if pre is None else "".join(pre.itertext()).strip("\n")
        self.put(f"```{'console' if text.startswith('$ ') else ''}\n{text}\n```", indent)

    def item(self, mark, element, indent):
        start = len(self.lines)
        more = indent + " " * (len(mark) + 1)
        self.blocks(element, more)
        if len(self.lines) > start:
            self.lines[start] = indent + mark + " " + self.lines[start][len(more):]

    def tagged(self, element, indent):
        """A list with tags: the tag is the first line of an item."""
        for tag, text in zip(element[0::2], element[1::2]):
            shown = code(plain(tag)) if tag.find(".//code") is not None or tag.find("var") is not None \
                else f"**{escaped(plain(tag))}**"
            self.lines.append(f"{indent}- {shown}" + ("<br>" if plain(text) else ""))
            start = len(self.lines)
            self.blocks(text, indent + "  ")
            if len(self.lines) > start and self.lines[start].lstrip().startswith(("```", "- ")):
                self.lines[start - 1] = self.lines[start - 1].removesuffix("<br>")
                self.lines.insert(start, "")
        self.lines.append("")


def main():
    page = Page(pathlib.Path(sys.argv[1]))
    page.blocks(tree.fromstring(f"<page>{sys.stdin.read()}</page>"))
    text = "\n".join(page.lines)
    print(re.sub(r"\n{3,}", "\n\n", text).rstrip("\n"))


main()
