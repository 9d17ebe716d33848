#!/usr/bin/env python3
"""Reads what a server of probes answers as Prometheus does: with the parsers of its client library
for Python, and with promtool where that is installed.

usage: check_pages.py WRITE_PAGES
"""

import glob
import json
import os
import shutil
import subprocess
import sys
import tempfile

# What promtool says of the one name that is older than this answer, and documented.
KNOWN = 'tls_certificate_left_days use base unit "seconds" instead of "days"'


def samples(families):
    """Name, labels and value of each sample; those of the form 0.0.4 have no moments of begin."""
    found = {}
    for family in families:
        for sample in family.samples:
            if sample.name.endswith("_created"):
                continue
            labels = dict(sample.labels)
            if "le" in labels:
                labels["le"] = str(float(labels["le"]))
            key = sample.name, tuple(sorted(labels.items()))
            assert key not in found, "twice: %s" % (key,)
            found[key] = sample.value
    return found


def check_forms(path):
    """Both forms say the same, and both parsers take them."""
    from prometheus_client.openmetrics import parser as openmetrics
    from prometheus_client import parser as prometheus
    with open(path, encoding="utf-8") as file:
        text = file.read()
    assert text.endswith("# EOF\n"), path
    found = samples(openmetrics.text_string_to_metric_families(text))
    with open(path.replace(".open", ".prom"), encoding="utf-8") as file:
        text = file.read()
    assert "# EOF" not in text and "# UNIT" not in text and "_created" not in text, path
    assert samples(prometheus.text_string_to_metric_families(text)) == found, path
    assert found, path


def check_names(path):
    """promtool's rules for names and help."""
    with open(path, "rb") as file:
        outcome = subprocess.run(["promtool", "check", "metrics"], stdin=file, check=False,
                                 capture_output=True, text=True, timeout=60)
    findings = [line for line in (outcome.stdout + outcome.stderr).splitlines()
                if line and not line.endswith(KNOWN)]
    assert not findings, "%s: %s" % (path, findings)
    assert outcome.returncode in (0, 3), outcome


def check_discovery(path):
    """As http_sd demands: a list of objects with strings."""
    with open(path, encoding="ascii") as file:
        groups = json.load(file)
    addresses = []
    for group in groups:
        assert sorted(group) == ["labels", "targets"], group
        addresses += group["targets"]
        for name, value in group["labels"].items():
            assert name.startswith("__meta_rconn_") and isinstance(value, str), group
    assert len(addresses) == len(set(addresses)), addresses
    return addresses


def main(write_pages):
    try:
        import prometheus_client  # noqa: F401
    except ImportError:
        print("SKIPPED: Prometheus's library for Python is not installed")
        return 0
    promtool = shutil.which("promtool")
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run([write_pages, folder], check=True, timeout=60)
        pages = sorted(glob.glob(os.path.join(folder, "*.open")))
        assert len(pages) == 8, pages
        for page in pages:
            check_forms(page)
            if promtool:
                check_names(page.replace(".open", ".prom"))
        assert check_discovery(os.path.join(folder, "discover-cluster.json")) == [
            "10.20.0.1:7000", "10.20.0.2:7000", "10.20.0.3:7000", "[2001:db8::4]:7000"]
        assert check_discovery(os.path.join(folder, "discover-ready.json")) == []
    print("ok: %d pages%s" % (len(pages), "" if promtool else ", without promtool"))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
