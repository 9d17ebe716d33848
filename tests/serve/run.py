#!/usr/bin/env python3
"""rconn serve with what surrounds it: Prometheus, systemd, Kubernetes, attackers.

usage: run.py BINARY [PART...]; PART: shipped, manager, alerts, discovery, reloads, attacks, crowds

Everything runs in a network namespace of its own, where there is only loopback, and ends with it. A part
that this machine cannot run is skipped with the reason. A line for each check; exits with 1 if one failed.
"""

import os
import pathlib
import subprocess
import sys
import tempfile

sys.path.append(str(pathlib.Path(__file__).resolve().parent.parent / "packages"))

from results import Results  # noqa: E402  (of the tests of packages)


def in_own_network():
    """Starts this script again where there is only loopback, and all processes end with it."""
    own = ["unshare", "--net", "--pid", "--fork", "--kill-child", "--mount-proc"]
    if os.geteuid() != 0:
        own[1:1] = ["--user", "--map-root-user"]
    works = subprocess.run([*own, "true"], check=False, capture_output=True)
    if works.returncode != 0:
        print(f"SKIPPED: no namespaces: {works.stderr.decode().strip()}")
        sys.exit(0)
    os.environ["RCONN_OWN_NETWORK"] = "1"
    os.execvp(own[0], [*own, "sh", "-c", 'ip link set lo up; "$0" "$@"', sys.executable, "-B", *sys.argv])


def main(binary, wanted):
    import alerts
    import attacks
    import crowds
    import discovery
    import manager
    import reloads
    import shipped
    parts = {"shipped": shipped.check, "manager": manager.check, "alerts": alerts.check,
             "discovery": discovery.check, "reloads": reloads.check, "attacks": attacks.check, "crowds": crowds.check}
    results = Results()
    for name, check in parts.items():
        if wanted and name not in wanted:
            continue
        with tempfile.TemporaryDirectory() as folder:
            # Prometheus and redis-server as root stay root here: the folder is for all.
            os.chmod(folder, 0o755)
            with results.section(name):
                check(results, binary, pathlib.Path(folder))
    return results.tell()


if __name__ == "__main__":
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    if not os.environ.get("RCONN_OWN_NETWORK"):
        in_own_network()
    sys.exit(main(os.path.abspath(sys.argv[1]), sys.argv[2:]))
