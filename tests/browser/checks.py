"""What a report must show, whatever was watched: compared with its data."""

import json
import re
import zlib

# Contrast of text, as WCAG 2.1 AA asks for.
LEAST_CONTRAST = 4.5

# The text colours in use, and the ground below each.
COLOURS = """(() => {
  const seen = new Set();
  for (const element of document.querySelectorAll('main *')) {
    if (!element.innerText || element.closest('svg')) continue;
    let ground = element;
    while (ground && getComputedStyle(ground).backgroundColor === 'rgba(0, 0, 0, 0)')
      ground = ground.parentElement;
    seen.add(getComputedStyle(element).color + '|' +
             (ground ? getComputedStyle(ground).backgroundColor : 'rgb(255, 255, 255)'));
  }
  return [...seen];
})()"""

# Elements that stick out of the page, but for what can be scrolled.
TOO_WIDE = """[...document.querySelectorAll('main *')].filter(element =>
  !element.closest('.scroll') && !element.closest('svg') && !element.closest('thead') &&
  element.getBoundingClientRect().right > document.documentElement.clientWidth + 1)
  .map(element => element.outerHTML.slice(0, 80))"""

TABLES_WITHOUT_HEADERS = """[...document.querySelectorAll('table')].filter(
  table => !table.querySelector('thead th[scope=col]')).length"""

IMAGES_WITHOUT_TITLE = """[...document.querySelectorAll('svg[role=img]')].filter(image =>
  image.getAttribute('aria-labelledby').split(' ').some(id => !document.getElementById(id))).length"""

DUPLICATE_IDS = """(() => { const ids = [...document.querySelectorAll('[id]')].map(one => one.id);
  return ids.filter((id, place) => ids.indexOf(id) !== place); })()"""

ACTIVE = """document.querySelectorAll('script, iframe, object, embed, img, link, base, form').length +
  [...document.querySelectorAll('*')].filter(element => [...element.attributes].some(
    attribute => attribute.name.startsWith('on'))).length"""


def equal(found, expected, what):
    if found != expected:
        raise AssertionError("%s: %r, not %r" % (what, found, expected))


def luminance(colour):
    def linear(value):
        value /= 255
        return value / 12.92 if value <= .03928 else ((value + .055) / 1.055) ** 2.4
    red, green, blue = [linear(float(value)) for value in re.findall(r"[\d.]+", colour)[:3]]
    return .2126 * red + .7152 * green + .0722 * blue


def contrast(one, other):
    low, high = sorted((luminance(one), luminance(other)))
    return (high + .05) / (low + .05)


def check_colours(browser, scheme):
    for pair in browser.evaluate(COLOURS):
        text, ground = pair.split("|")
        if contrast(text, ground) < LEAST_CONTRAST:
            raise AssertionError("%s: %s on %s is hard to read" % (scheme, text, ground))
    ground = browser.evaluate("getComputedStyle(document.body).backgroundColor")
    equal(luminance(ground) < .2, scheme == "dark", "%s: whether the page is dark" % scheme)


def middle(window):
    return (window["earliest_ns"] + window["latest_ns"]) / 2


def span(ns):
    """As the page writes times below a minute."""
    for unit, size in (("ns", 1), ("µs", 1e3), ("ms", 1e6), ("s", 1e9)):
        if ns < 999.5 * size or unit == "s":
            number = ns / size
            digits = 2 if number < 9.995 else 1 if number < 99.95 else 0
            return "%.*f %s" % (0 if unit == "ns" else digits, number, unit)
    return ""


def check_numbers(text, data):
    """The page has the numbers of the data."""
    for target in data["targets"]:
        for outage in target["outages"]:
            length = middle(outage["ended"]) - middle(outage["began"])
            if length < 59e9:
                equal(span(length) in text, True, "it shows the outage of " + span(length))
            for view in outage["views"]:
                for run in view["faults"]:
                    equal(run["fault"] in text, True, "it shows the fault " + run["fault"])
        for view in target["views"]:
            for times in ("service", "corrected"):
                for name in ("p50_ns", "p99_ns", "p99.9_ns"):
                    if name in view.get(times, {}):
                        shown = span(view[times][name])
                        equal(shown in text, True, "it shows %s %s" % (name, shown))
            equal("{:,}".format(view["ok"]) in text, True, "it shows the count of replies")
    equal(data["settings"]["host"] in text, True, "it shows the machine")
    equal("rconn " + data["rconn"] in text, True, "it shows the version")


def check_drawing(browser, data):
    """Each outage is drawn, and can be seen."""
    for place, target in enumerate(data["targets"]):
        drawn = browser.evaluate(
            "[...document.querySelectorAll('#target%d figure')][0]"
            ".querySelectorAll('.down .sure').length" % place)
        views = sum(len(outage["views"]) for outage in target["outages"])
        equal(0 < drawn <= views if views else drawn == 0, True, "outages are drawn")
        equal(browser.evaluate("document.querySelectorAll('#target%d .outages tbody tr').length"
                               % place), len(target["outages"]), "rows of outages")
        paths = browser.evaluate("document.querySelectorAll('#target%d path.p50').length" % place)
        equal(paths, len([view for view in target["views"] if view["ok"]]), "lines of latency")
    invisible = browser.evaluate(
        "[...document.querySelectorAll('.down')].filter(one => { const box = "
        "one.getBoundingClientRect(); return box.height < 10; }).length")
    equal(invisible, 0, "outages that are not visible")


def check_any_page(browser, scheme):
    """What holds of every page that rconn writes."""
    equal(browser.complaints(), [], "messages in the console")
    equal(len(browser.requests()), 1, "requests, of the page itself")
    equal(browser.evaluate("document.compatMode"), "CSS1Compat", "standards mode")
    equal(browser.evaluate("document.documentElement.scrollWidth <= innerWidth"), True,
          "the page is as wide as the window")
    equal(browser.evaluate(TOO_WIDE), [], "elements that stick out")
    equal(browser.evaluate(TABLES_WITHOUT_HEADERS), 0, "tables without headers")
    equal(browser.evaluate(IMAGES_WITHOUT_TITLE), 0, "images without a title")
    equal(browser.evaluate(DUPLICATE_IDS), [], "ids that occur twice")
    equal(browser.evaluate(ACTIVE), 0, "active content")
    equal("broken" in browser.evaluate("document.title"), False, "a script in a text ran")
    check_colours(browser, scheme)


def check_page(browser, scheme, path):
    with open(path, encoding="utf-8") as file:
        data = json.load(file)
    check_any_page(browser, scheme)
    check_numbers(browser.evaluate("document.body.innerText").replace("\u00a0", " "), data)
    check_drawing(browser, data)


def check_print(browser):
    ground = browser.evaluate("getComputedStyle(document.body).backgroundColor")
    equal(ground, "rgb(255, 255, 255)", "the ground when printed, also where the screen is dark")


def check_pdf(pdf):
    """It has pages, and each has something drawn on it."""
    equal(pdf[:5], b"%PDF-", "how it begins")
    pages = len(re.findall(rb"/Type\s*/Page\b", pdf))
    drawn = 0
    for stream in re.findall(rb"stream\r?\n(.*?)\r?\nendstream", pdf, re.DOTALL):
        try:
            content = zlib.decompress(stream)
        except zlib.error:
            continue
        drawn += b" Tf" in content and len(content) > 1000
    equal(1 <= pages <= 40, True, "%d pages are printed" % pages)
    equal(drawn >= pages - 1, True, "%d of %d pages have text" % (drawn, pages))
