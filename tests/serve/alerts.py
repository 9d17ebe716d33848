"""The shipped alerts: the right ones fire for servers that really fail, and end when those come back."""

import json
import re

from prometheus import RULES, Prometheus
from scene import Rconn, Redis, certificates, until


class Fleet:
    """Servers that will fail, each in its own way."""

    def __init__(self, folder):
        certificates(folder, "ca", "good", "expired", "byother")
        self.folder = folder
        self.good = Redis(folder).start()
        self.killed = Redis(folder).start()
        self.stopped = Redis(folder).start()
        self.login = Redis(folder, "--requirepass", "of-the-probes").start()
        self.loading = Redis(folder, "--enable-debug-command", "yes",
                             "--loading-process-events-interval-bytes", "1024").start()
        self.loading.command("debug", "populate", 50000)
        self.expired = Redis(folder, tls="good").start()
        self.untrusted = Redis(folder, tls="good").start()
        self.all = [self.good, self.killed, self.stopped, self.login, self.loading, self.expired,
                    self.untrusted]
        self.by_tls = (self.expired, self.untrusted)
        self.master = Redis(folder, "--repl-diskless-sync-delay", 0, "--repl-ping-replica-period", 1).start()
        self.replica = Redis(folder, "--replicaof", "127.0.0.1", self.master.port).start()
        until(lambda: "master_link_status:up" in self.replica.command("info", "replication"), "no replica")

    def instance(self, server):
        return ("rediss://" if server in self.by_tls else "") + server.name

    def on_command_line(self):
        return [self.instance(server) for server in self.all if server is not self.login]

    def configuration(self):
        password = self.folder / "password"
        password.write_text("of-the-probes")
        return ('[serve]\ninterval = "1s"\n[targets.login]\n'
                f'target = "{self.login.name}"\npass-file = "{password}"\ntimeout = "400ms"\n'
                f'[targets.replication]\ntarget = "{self.replica.name}"\noperation = "topology"\n'
                'expect = ["link=up", "lag<=6"]\n')

    def targets(self):
        return [self.instance(server) for server in self.all]

    def change_certificate(self, server, name):
        server.kill()
        for ending, option in (("pem", "--tls-cert-file"), ("key", "--tls-key-file")):
            server.words[server.words.index(option) + 1] = self.folder / f"{name}.{ending}"
        server.start()

    def break_all(self):
        self.killed.kill()
        self.stopped.stop()
        self.login.command("-a", "of-the-probes", "config", "set", "requirepass", "changed")
        self.loading.command("save")
        self.loading.kill()
        self.loading.words += ["--key-load-delay", "2000"]
        self.loading.start()
        self.change_certificate(self.expired, "expired")
        self.change_certificate(self.untrusted, "byother")
        self.master.command("config", "set", "repl-ping-replica-period", 3600)
        return {("RedisReplicationLags", self.replica.name, "lag<=6"),
                ("RedisUnreachable", self.instance(self.killed), "refused"),
                ("RedisHung", self.instance(self.stopped), "reply-timeout"),
                ("RedisRefusesLogin", self.login.name, "auth-rejected"),
                ("RedisLoading", self.instance(self.loading), "loading"),
                ("RedisCertificateBad", self.instance(self.expired), "tls-expired"),
                ("RedisCertificateBad", self.instance(self.untrusted), "tls-untrusted")}

    def mend_all(self):
        self.killed.start()
        self.stopped.go_on()
        self.login.command("-a", "changed", "config", "set", "requirepass", "of-the-probes")
        self.loading.command("config", "set", "key-load-delay", 0)
        self.change_certificate(self.expired, "good")
        self.change_certificate(self.untrusted, "good")
        self.master.command("config", "set", "repl-ping-replica-period", 1)

    def end(self):
        for server in (*self.all, self.replica, self.master):
            server.kill()


def names_in_rules():
    """The metrics that the rules ask for, but for what Prometheus and the rules themselves make."""
    text = RULES.read_text()
    expressions = re.findall(r"^ +expr: (?:>-\n((?:^ {10}.*\n)+)|(.*))", text, re.MULTILINE)
    return set(re.findall(r"\brconn_\w+", " ".join(map("".join, expressions))))


def check_alerts(results, fleet, prometheus):
    with results.check("Prometheus scrapes all servers by file_sd, and no alert fires while they work"):
        wanted = dict.fromkeys(fleet.targets(), "up")
        until(lambda: prometheus.scraped() == wanted, lambda: f"{prometheus.scraped()}, not {wanted}")
        until(lambda: "rconn:success" in prometheus.names(), "the rules record nothing")
        until(lambda: prometheus.ask("/api/v1/query?query=sum(rconn:success)")["result"][0]["value"][1]
              == str(len(fleet.all) + 1), lambda: prometheus.ask("/api/v1/query?query=rconn:success"))
        until(lambda: not prometheus.firing(), prometheus.firing)
    expected = fleet.break_all()
    with results.check("the right alert fires for each server that fails, and none for one that works"):
        until(lambda: prometheus.firing() == expected,
              lambda: f"too many: {prometheus.firing() - expected}; missing: {expected - prometheus.firing()}")
    with results.check("a server that fails is still one that rconn answers for"):
        assert set(prometheus.scraped().values()) == {"up"}, prometheus.scraped()
    fleet.mend_all()
    with results.check("the alerts end when the servers work again"):
        until(lambda: not prometheus.firing(), prometheus.firing)


def check(results, binary, folder):
    fleet = Fleet(folder)
    try:
        with Rconn(binary, folder, "--cacert", folder / "ca.pem", "--timeout", "0.4",
                   *fleet.on_command_line(), config=fleet.configuration()) as rconn:
            listed = folder / "targets.json"
            listed.write_text(json.dumps([{"targets": fleet.targets()}]))
            with Prometheus(folder, rconn, f"file_sd_configs: [{{files: ['{listed}']}}]") as prometheus:
                check_alerts(results, fleet, prometheus)
                with results.check("each metric that the rules ask for is one that rconn tells"):
                    # These only where there is something to tell: no module has a condition.
                    missing = names_in_rules() - {"rconn_probe_expectation_met"} - prometheus.names()
                    assert not missing, missing
            with results.check("no password is told anywhere"):
                told = rconn.said() + "".join(rconn.get(path)[1] for path in ("/metrics", "/", "/readyz?verbose"))
                assert "of-the-probes" not in told
    finally:
        fleet.end()
