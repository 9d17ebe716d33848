#!/usr/bin/env python3
"""Makes the pictures of README.md from real runs: ../picture-light.svg and ../picture-dark.svg.

usage: make.py BINARY    (as root, with the packages of ./dev test field)
"""

import socket
import sys

import stage
import svg
import terminal

COLUMNS = 102
COMMANDS = ["rconn ping 10.9.0.1", "rconn trace cache.example:6380", "rconn topology 10.9.0.1"]
TITLE = ("A ping that succeeds; a trace of a server that hangs, which names the cause; a topology "
         "whose replica announces an address that cannot be reached")


def main():
    if len(sys.argv) != 2:
        sys.exit(__doc__.strip())
    screen = terminal.Screen(COLUMNS)
    shown = stage.on_stage(sys.argv[1], ["picture"], COMMANDS, COLUMNS)
    for command, text in zip(COMMANDS, shown):
        screen.write(f"\x1b[2m$\x1b[0m \x1b[1m{command}\x1b[0m\n{text.rstrip()}\n\n")
    for name, palette in (("light", svg.LIGHT), ("dark", svg.DARK)):
        picture = svg.drawn(screen, palette, TITLE)
        if socket.gethostname() in picture:
            sys.exit("the name of this machine is in the picture")
        (stage.HERE.parent / f"picture-{name}.svg").write_text(picture)


main()
