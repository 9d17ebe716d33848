#!/usr/bin/env python3
"""Checks every #include in src/ against the layers that src/README.md lists.

A folder may include itself, the folders below it in the list, and what is inside of them. The
table under "Libraries" says which folders may use which library. Prints each include that is not
allowed, and each cycle of folders; exits with 1 if there is one.
"""

import os
import re
import sys

ROOT = os.path.normpath(os.path.join(os.path.dirname(__file__), "../.."))
SOURCES = os.path.join(ROOT, "src")
INCLUDE = re.compile(r'^\s*#\s*include\s+(?:"([^"]+)"|<([^>]+)>)', re.MULTILINE)


def block(readme, name):
    """The lines of the fenced block that follows the heading `name`."""
    found = re.search(r"^#+ %s\n.*?^```\n(.*?)^```" % name, readme, re.MULTILINE | re.DOTALL)
    if not found:
        sys.exit("layers: src/README.md has no block under '%s'" % name)
    return [line.split() for line in found.group(1).splitlines() if line.strip()]


def source_files():
    for folder, _, names in sorted(os.walk(SOURCES)):
        for name in sorted(names):
            if name.endswith((".cpp", ".hpp")):
                yield os.path.relpath(os.path.join(folder, name), SOURCES)


def layer_of(path, layers):
    """The innermost layer that holds the file."""
    folder = os.path.dirname(path)
    while folder and folder not in layers:
        folder = os.path.dirname(folder)
    return folder or "."


def find_cycle(edges):
    """A list of folders that lead back to the first one; empty if there is none."""
    done, path = set(), []

    def visit(folder):
        if folder in path:
            return path[path.index(folder):] + [folder]
        if folder in done:
            return []
        path.append(folder)
        for other in sorted(edges.get(folder, ())):
            cycle = visit(other)
            if cycle:
                return cycle
        path.pop()
        done.add(folder)
        return []

    for folder in sorted(edges):
        cycle = visit(folder)
        if cycle:
            return cycle
    return []


def main():
    with open(os.path.join(SOURCES, "README.md"), encoding="utf-8") as file:
        readme = file.read()
    layers = [words[0] for words in block(readme, "Layers")]
    libraries = {words[0]: words[1:] for words in block(readme, "Libraries")}
    findings, edges = [], {}
    for path in source_files():
        with open(os.path.join(SOURCES, path), encoding="utf-8") as file:
            includes = INCLUDE.findall(file.read())
        own = layer_of(path, layers)
        if own == "." and os.path.dirname(path):
            findings.append("%s: its folder is not in the list of layers" % path)
        for ours, theirs in includes:
            if ours:
                other = layer_of(ours, layers)
                if own != "." and layers.index(other) < layers.index(own):
                    findings.append("%s includes %s: %s is above %s" % (path, ours, other, own))
                folders = os.path.dirname(path), os.path.dirname(ours)
                if folders[0] != folders[1]:
                    edges.setdefault(folders[0], set()).add(folders[1])
            for prefix, allowed in libraries.items():
                inside = any(path.startswith(place) for place in allowed)
                if theirs.startswith(prefix) and not inside:
                    findings.append("%s includes <%s>: only %s may" %
                                    (path, theirs, ", ".join(allowed)))
    cycle = find_cycle(edges)
    if cycle:
        findings.append("folders include one another: " + " -> ".join(cycle))
    for finding in findings:
        print(finding)
    sys.exit(1 if findings else 0)


main()
