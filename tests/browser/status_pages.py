"""The status pages of rconn serve, rendered from values with hostile text in them, and what they must
show."""

import os
import subprocess

import checks

# Number of targets: what the first sentence says, and how many of them do not say "ok".
PAGES = {0: ("No targets are listed", 0), 1: ("The target is ok.", 0),
         3: ("2 of 3 targets are not ok.", 2), 300: ("40 of 300 targets are not ok.", 80)}


def tool_beside(binary):
    """Of the same build: BUILD/src/rconn, BUILD/tests/write_pages."""
    return os.path.join(os.path.dirname(os.path.dirname(binary)), "tests", "write_pages")


def without_refresh(page):
    """A page is looked at for longer than it stays the same."""
    with open(page, encoding="utf-8") as file:
        text = file.read()
    refresh = "<meta http-equiv=refresh content=10>"
    checks.equal(text.count(refresh), 1, "it is loaded again every 10 s")
    with open(page, "w", encoding="utf-8") as file:
        file.write(text.replace(refresh, ""))
    return page


def pages(binary, folder):
    """(name, page, number of targets) of each."""
    subprocess.run([tool_beside(binary), folder], check=True, timeout=60)
    for targets in PAGES:
        page = os.path.join(folder, "status-%d.html" % targets)
        yield "status of %d" % targets, without_refresh(page), targets


def check_page(browser, scheme, targets):
    checks.check_any_page(browser, scheme)
    text = browser.evaluate("document.body.innerText")
    sentence, not_ok = PAGES[targets]
    checks.equal(sentence in text, True, "it says: " + sentence)
    rows = browser.evaluate("document.querySelectorAll('.targets tbody tr').length")
    checks.equal(rows, targets, "rows of targets")
    oks = browser.evaluate("document.querySelectorAll('.targets td > p.good').length")
    checks.equal(oks, targets - not_ok, "targets that are ok")
    first = browser.evaluate("(document.querySelector('.targets tbody tr') || document.body).innerText")
    checks.equal("Available" in text and "was not reloaded" in text, targets > 1,
                 "it shows availability and the failed reload")
    if targets > 1:
        checks.equal("refused" in first and "listens at 127.0.0.1:6379" in first, True,
                     "the first row tells a fault and its cause")
    for path in ("metrics", "livez?verbose", "readyz?verbose", "startupz?verbose"):
        checks.equal(browser.evaluate("document.querySelectorAll('a[href=\"%s\"]').length" % path), 1,
                     "links to " + path)
