"""A headless Chromium, driven by the DevTools protocol over a pipe: no library, no port.

Entry point: Chromium, as a context; open() a page, then look at it.
"""

import base64
import json
import os
import select
import shutil
import subprocess
import tempfile
import time

PATIENCE = 60  # seconds for each answer


class Broken(Exception):
    """Chromium did not answer, or refused."""


def arguments(profile):
    given = ["--headless", "--disable-gpu", "--no-first-run", "--disable-extensions",
             "--disable-background-networking", "--disable-component-update", "--disable-sync",
             "--disable-dev-shm-usage", "--hide-scrollbars", "--remote-debugging-pipe",
             "--user-data-dir=" + profile, "about:blank"]
    return ["--no-sandbox"] + given if os.geteuid() == 0 else given


class Chromium:
    def __init__(self, binary="chromium", log=None):
        self.binary, self.log, self.number, self.events = binary, log, 0, []
        self.waiting, self.session = b"", None

    def __enter__(self):
        self.profile = tempfile.mkdtemp(prefix="browser-")
        to_read, self.to = os.pipe()
        self.back, to_write = os.pipe()

        def connect():
            # Chromium reads from 3 and writes to 4.
            reader, writer = os.dup(to_read), os.dup(to_write)
            high_reader, high_writer = os.dup2(reader, 30), os.dup2(writer, 31)
            os.dup2(high_reader, 3)
            os.dup2(high_writer, 4)

        self.process = subprocess.Popen(
            [self.binary] + arguments(self.profile), stdin=subprocess.DEVNULL,
            stdout=self.log or subprocess.DEVNULL, stderr=self.log or subprocess.DEVNULL,
            close_fds=False, preexec_fn=connect, start_new_session=True,
            env={**os.environ, "HOME": self.profile, "DBUS_SESSION_BUS_ADDRESS": "disabled:"})
        os.close(to_read)
        os.close(to_write)
        target = self.ask("Target.createTarget", url="about:blank")["targetId"]
        self.session = self.ask("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        for domain in ("Page", "Network", "Runtime", "Log"):
            self.ask(domain + ".enable")
        return self

    def __exit__(self, *_):
        try:
            self.session = None
            self.ask("Browser.close")
        except (Broken, OSError):
            self.process.kill()
        try:
            self.process.wait(10)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
        os.close(self.to)
        os.close(self.back)
        shutil.rmtree(self.profile, ignore_errors=True)

    def receive(self, end):
        while b"\0" not in self.waiting:
            ready, _, _ = select.select([self.back], [], [], max(0, end - time.monotonic()))
            if not ready:
                raise Broken("Chromium does not answer")
            taken = os.read(self.back, 1 << 20)
            if not taken:
                raise Broken("Chromium ended with %s" % self.process.poll())
            self.waiting += taken
        message, self.waiting = self.waiting.split(b"\0", 1)
        return json.loads(message)

    def ask(self, method, **parameters):
        self.number += 1
        message = {"id": self.number, "method": method, "params": parameters}
        if self.session:
            message["sessionId"] = self.session
        os.write(self.to, json.dumps(message).encode() + b"\0")
        end = time.monotonic() + PATIENCE
        while True:
            answer = self.receive(end)
            if answer.get("id") != self.number:
                self.events.append(answer)
            elif "error" in answer:
                raise Broken("%s: %s" % (method, answer["error"]))
            else:
                return answer["result"]

    def wait_for(self, method):
        end = time.monotonic() + PATIENCE
        while not any(event.get("method") == method for event in self.events):
            self.events.append(self.receive(end))

    def open(self, path):
        """Loads a file, and forgets the events of what was open before."""
        self.events = []
        self.ask("Page.navigate", url="file://" + os.path.abspath(path))
        self.wait_for("Page.loadEventFired")

    def resize(self, width, height=900):
        self.ask("Emulation.setDeviceMetricsOverride", width=width, height=height,
                 deviceScaleFactor=1, mobile=False)

    def show_as(self, scheme, media=""):
        """`scheme`: light or dark; `media`: print, or the screen."""
        self.ask("Emulation.setEmulatedMedia", media=media,
                 features=[{"name": "prefers-color-scheme", "value": scheme}])

    def evaluate(self, expression):
        answer = self.ask("Runtime.evaluate", expression=expression, returnByValue=True)
        if "exceptionDetails" in answer:
            raise Broken("%s: %s" % (expression, answer["exceptionDetails"]))
        return answer["result"].get("value")

    def picture(self, top=0, height=None):
        """A PNG of the whole width, from `top` on; without a height, of all the page."""
        size = self.ask("Page.getLayoutMetrics")["cssContentSize"]
        clip = {"x": 0, "y": top, "width": size["width"], "scale": 1,
                "height": height or size["height"] - top}
        answer = self.ask("Page.captureScreenshot", format="png", clip=clip,
                          captureBeyondViewport=True)
        return base64.b64decode(answer["data"])

    def pdf(self):
        return base64.b64decode(self.ask("Page.printToPDF", printBackground=False)["data"])

    def requests(self):
        """The addresses that were asked for."""
        return [event["params"]["request"]["url"] for event in self.events
                if event.get("method") == "Network.requestWillBeSent"]

    def complaints(self):
        """What the console shows, such as errors of the page."""
        said = []
        for event in self.events:
            if event.get("method") == "Log.entryAdded":
                said.append(event["params"]["entry"]["text"])
            if event.get("method") in ("Runtime.consoleAPICalled", "Runtime.exceptionThrown"):
                said.append(json.dumps(event["params"]))
        return said
