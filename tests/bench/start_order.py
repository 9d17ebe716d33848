#!/usr/bin/env python3
"""Writes cmake/start_order.ld: the functions that a ping runs, so that the linker puts them together.

usage: start_order.py PROFILE BINARY >cmake/start_order.ld
PROFILE is what `valgrind --tool=callgrind --demangle=no --callgrind-out-file=PROFILE BINARY ping ...`
wrote of a release build with symbols. A name stands for all functions of that name, and for all of
asio and fmt: so the list holds for other compilers, and for some time. What is missing in it costs a
page fault, not more.
"""
import re
import sys

WHOLE = {"4asio", "3fmt"}
HEAD = """/* The code that a ping runs stands together, in few pages: see fast_start.cmake.
   Made by tests/bench/start_order.py. */
SECTIONS { .text.first : {
*(.text.startup .text.startup.*)
"""
TAIL = "} } INSERT BEFORE .text;\n"


def functions(profile, binary):
    """The symbols of the binary that were called."""
    objects, names, seen, current = {}, {}, set(), None
    for line in open(profile, encoding="utf-8"):
        if match := re.match(r"(c?)ob=\((\d+)\)(?: (.*))?", line):
            if match[3]:
                objects[match[2]] = match[3]
            if not match[1]:
                current = match[2]
        elif match := re.match(r"(c?)fn=\((\d+)\)(?: (.*))?", line):
            if match[3]:
                names[match[2]] = match[3].split("'")[0].strip()
            if not match[1]:
                seen.add((current, match[2]))
    # Valgrind does not know whose the functions are that are in a section of their own.
    ours = {key for key, name in objects.items() if name == "???" or name.endswith("/" + binary)}
    return {names[name] for of, name in seen if of in ours}


def parts(encoded):
    """The components of a nested name, with their lengths."""
    found, at = [], 0
    while match := re.match(r"\d+", encoded[at:]):
        end = at + len(match[0]) + int(match[0])
        found.append(encoded[at:end])
        at = end
    return found, encoded[at : at + 1]


def pattern(symbol):
    """Matches the symbol and its variants; empty: too general."""
    symbol = re.sub(r"\.(constprop|isra|part|lto_priv|cold).*", "", symbol)
    start = re.match(r"_Z(N[VK]*)?", symbol)
    if not start:
        return symbol if re.fullmatch(r"\w+", symbol) and not symbol.startswith("0x") else ""
    encoded = symbol[start.end() :]
    path, following = parts(encoded)
    if not path or path == ["5rconn"]:
        # Of the standard library, or an operator. A section has the name of one of several aliases.
        return re.sub(r"([CD])[0-3](?=E)", r"\1?", symbol)[:90] + "*"
    if path[0] in WHOLE:
        return "_Z*" + path[0] + "*"
    return "_Z*" + "".join(path) + ("[CD]*" if following in ("C", "D") else "*")


def main():
    patterns = {pattern(symbol) for symbol in functions(sys.argv[1], sys.argv[2].rsplit("/", 1)[-1])}
    sys.stdout.write(HEAD)
    for found in sorted(patterns - {""}):
        print(f"*(.text.{found})")
    sys.stdout.write(TAIL)


main()
