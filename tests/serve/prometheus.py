"""A real Prometheus that scrapes rconn serve."""

import contextlib
import json
import pathlib
import re
import shutil
import urllib.request

from results import Skipped
from scene import free_port, running, until

RULES = pathlib.Path(__file__).resolve().parent.parent.parent / "packaging/prometheus/rconn.rules.yml"

# As in packaging/prometheus/scrape.yml, but in a hurry.
CONFIGURATION = """\
global: {{scrape_interval: 1s, scrape_timeout: 1s, evaluation_interval: 1s}}
rule_files: [rules.yml]
scrape_configs:
  - job_name: rconn
    static_configs: [{{targets: ['{rconn}']}}]
  - job_name: redis
    metrics_path: /probe
    {discovery}
    relabel_configs:
      - {{source_labels: [__address__], target_label: __param_target}}
      - {{source_labels: [__param_target], target_label: instance}}
      - {{target_label: prober, replacement: rconn}}
      - {{target_label: __address__, replacement: '{rconn}'}}
"""


class Prometheus:
    """Its folder is its own. `with` starts it, and kills it at the end."""

    def __init__(self, folder, rconn, discovery):
        if not shutil.which("prometheus"):
            raise Skipped("no prometheus")
        self.folder = folder / "prometheus"
        self.folder.mkdir()
        self.port = free_port()
        # The shipped rules, but for how long they wait.
        rules = re.sub(r"^( +for:) \w+$", r"\1 1s", RULES.read_text(), flags=re.MULTILINE)
        (self.folder / "rules.yml").write_text(rules)
        (self.folder / "prometheus.yml").write_text(CONFIGURATION.format(
            rconn=f"127.0.0.1:{rconn.port}", discovery=discovery))

    def __enter__(self):
        self.stack = contextlib.ExitStack()
        self.log = self.folder / "log"
        self.stack.enter_context(running(
            ["prometheus", "--config.file", self.folder / "prometheus.yml", "--storage.tsdb.path",
             self.folder / "data", "--web.listen-address", f"127.0.0.1:{self.port}"], self.log,
            cwd=self.folder))
        until(lambda: self.ask("/-/ready") is not None, self.log.read_text)
        return self

    def __exit__(self, *error):
        self.stack.close()

    def ask(self, path):
        with urllib.request.urlopen(f"http://127.0.0.1:{self.port}{path}", timeout=5) as answer:
            text = answer.read().decode()
            return json.loads(text)["data"] if path.startswith("/api") else text

    def firing(self):
        """{(alert, instance, fault or condition)}."""
        return {(one["labels"]["alertname"], one["labels"].get("instance", ""),
                 one["labels"].get("fault", one["labels"].get("condition", "")))
                for one in self.ask("/api/v1/alerts")["alerts"] if one["state"] == "firing"}

    def scraped(self):
        """The health ("up", "down") of each instance of the job redis."""
        return {one["labels"]["instance"]: one["health"]
                for one in self.ask("/api/v1/targets?state=active")["activeTargets"]
                if one["labels"]["job"] == "redis"}

    def names(self):
        """Of all series."""
        return set(self.ask("/api/v1/label/__name__/values"))
