"""Prometheus finds the members of a replication by /discover, as http_sd."""

import json

from prometheus import Prometheus
from scene import Rconn, Redis, until


def check(results, binary, folder):
    master = Redis(folder).start()
    replicas = [Redis(folder, "--replicaof", f"127.0.0.1 {master.port}", "--repl-diskless-sync-delay", 0)
                for _ in range(2)]
    servers = [master, *replicas]
    replicas[0].start()
    try:
        with Rconn(binary, folder, *(server.name for server in servers)) as rconn:
            url = f"http://127.0.0.1:{rconn.port}/discover?target=127.0.0.1%3A{master.port}"
            with results.check("/discover tells the members in the form of http_sd"):
                def members():
                    status, body = rconn.get(url.split(str(rconn.port), 1)[1])
                    assert status == 200, body
                    groups = json.loads(body)
                    assert all(isinstance(value, str) for group in groups
                               for value in group["labels"].values()), groups
                    return {target for group in groups for target in group["targets"]}
                until(lambda: members() == {master.name, replicas[0].name}, members)
            discovery = f"http_sd_configs: [{{url: '{url}', refresh_interval: 1s}}]"
            with Prometheus(folder, rconn, discovery) as prometheus:
                with results.check("Prometheus probes the members that /discover tells"):
                    wanted = {master.name: "up", replicas[0].name: "up"}
                    until(lambda: prometheus.scraped() == wanted, prometheus.scraped)
                with results.check("a new replica is probed without a change of the configuration"):
                    replicas[1].start()
                    wanted = {server.name: "up" for server in servers}
                    until(lambda: prometheus.scraped() == wanted, prometheus.scraped)
    finally:
        for server in servers:
            if server.process:
                server.kill()
