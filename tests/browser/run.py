#!/usr/bin/env python3
"""Opens reports of rconn watch and status pages of rconn serve in a headless Chromium and checks what
they show.

usage: run.py BINARY [FOLDER]

The reports are those of a real watch, of a redis-server that was frozen and killed meanwhile, and of a
synthetic day, which has hostile text in it; the status pages are rendered from values by write_pages of
the same build. Everything runs in a network namespace of its own, where
there is only loopback. With FOLDER, pictures and printed pages are kept there. Skips, with the reason,
where there is no such namespace or Chromium does not start.
"""

import os
import subprocess
import sys
import tempfile
import traceback

import checks
import chromium
import real_watch
import status_pages
import synthetic_day

MEGA = 1000 * 1000


def rendered(binary, data, page):
    subprocess.run([binary, "watch", "--from", data, "--report", page, "-q"], check=True, timeout=60)
    return page


def pages(binary, folder):
    """(name, page, what checks it, its data) of each page."""
    page, data = real_watch.watch(binary, folder)
    yield "the report of a real watch", page, checks.check_page, data
    for name, hours, targets in (("a day", 24, 1), ("three targets", 1, 3)):
        data = os.path.join(folder, name.replace(" ", "-") + ".json")
        synthetic_day.write(data, hours, targets)
        yield ("the report of " + name, rendered(binary, data, data.replace(".json", ".html")),
               checks.check_page, data)
    for name, page, targets in status_pages.pages(binary, folder):
        yield name, page, status_pages.check_page, targets


def keep(kept, name, what, content):
    if kept:
        with open(os.path.join(kept, "%s-%s" % (name.replace(" ", "-"), what)), "wb") as file:
            file.write(content)


def look(browser, kept, name, page, check, data):
    if os.path.getsize(page) > MEGA:
        raise AssertionError("the page has %d bytes" % os.path.getsize(page))
    for width in (400, 800, 1200):
        for scheme in ("light", "dark"):
            browser.resize(width)
            browser.show_as(scheme)
            browser.open(page)
            check(browser, scheme, data)
            keep(kept, name, "%d-%s.png" % (width, scheme), browser.picture())
    browser.show_as("dark", "print")
    checks.check_print(browser)
    browser.show_as("light")
    printed = browser.pdf()
    checks.check_pdf(printed)
    keep(kept, name, "printed.pdf", printed)


def main(binary, kept):
    failed = 0
    with tempfile.TemporaryDirectory() as folder:
        try:
            browser = chromium.Chromium().__enter__()
        except (chromium.Broken, OSError) as error:
            print("SKIPPED: Chromium does not start here: %s" % error)
            return 0
        try:
            for name, page, check, data in pages(binary, folder):
                try:
                    look(browser, kept, name, page, check, data)
                    print("ok: %s" % name)
                except (AssertionError, chromium.Broken):
                    failed += 1
                    traceback.print_exc()
                    print("FAILED: %s" % name)
        finally:
            browser.__exit__()
    return 1 if failed else 0


def in_own_network():
    """Starts this script again where there is only loopback; returns if that is refused."""
    own = ["unshare", "-n"] if os.geteuid() == 0 else ["unshare", "-rn"]
    works = subprocess.run(own + ["true"], check=False, capture_output=True)
    if works.returncode == 0:
        os.environ["RCONN_OWN_NETWORK"] = "1"
        os.execvp(own[0], own + ["sh", "-c", 'ip link set lo up; exec "$0" "$@"', sys.executable]
                  + sys.argv)
    print("SKIPPED: no network namespace: %s" % works.stderr.decode().strip())
    sys.exit(0)


if __name__ == "__main__":
    if len(sys.argv) not in (2, 3):
        sys.exit(__doc__)
    if not os.environ.get("RCONN_OWN_NETWORK"):
        in_own_network()
    sys.exit(main(os.path.abspath(sys.argv[1]), sys.argv[2] if len(sys.argv) > 2 else None))
