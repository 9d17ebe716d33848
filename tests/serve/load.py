"""Clients that ask all the time, each on a thread of its own."""

import collections
import http.client
import threading
import time


class Load:
    """`with` runs `width` clients that ask for the paths in turn; counts what became of it."""

    def __init__(self, rconn, paths, width=8):
        self.rconn, self.paths = rconn, paths
        self.statuses = collections.Counter()  # and "refused", "broken"
        self.lock = threading.Lock()
        self.over = threading.Event()
        self.threads = [threading.Thread(target=self.ask, args=(i,)) for i in range(width)]

    def once(self, client, path):
        try:
            client.connect()
        except OSError:
            time.sleep(0.005)
            return "refused"
        try:
            client.request("GET", path)
            answer = client.getresponse()
            answer.read()  # raises if it is cut off
            return answer.status
        except (OSError, http.client.HTTPException) as error:
            return f"broken: {error!r}"
        finally:
            client.close()

    def ask(self, turn):
        while not self.over.is_set():
            client = http.client.HTTPConnection("127.0.0.1", self.rconn.port, timeout=20)
            outcome = self.once(client, self.paths[turn % len(self.paths)])
            turn += 1
            with self.lock:
                self.statuses[outcome] += 1

    def answered(self):
        with self.lock:
            return self.statuses[200]

    def __enter__(self):
        for thread in self.threads:
            thread.start()
        return self

    def __exit__(self, *error):
        self.over.set()
        for thread in self.threads:
            thread.join()
