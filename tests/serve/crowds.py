"""Ten thousand connections; the end under load."""

import contextlib
import resource
import select
import socket

from load import Load
from results import Skipped
from scene import Rconn, Redis, rest_of, until

CROWD = 10_000


def need_descriptors():
    _, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    if hard != resource.RLIM_INFINITY and hard < CROWD + 100:
        raise Skipped(f"only {hard} descriptors for {CROWD} connections")
    resource.setrlimit(resource.RLIMIT_NOFILE, (CROWD + 100, hard))


def ended(connections):
    """Those that rconn has answered or closed."""
    poll = select.poll()
    for one in connections:
        poll.register(one, select.POLLIN)
    return {number for number, _ in poll.poll(0)}


def check_crowd(results, rconn):
    descriptors, memory = rconn.descriptors(), rconn.memory()
    with results.check(f"of {CROWD:,} connections those beyond the limit are turned away, and the rest is served"), \
            contextlib.ExitStack() as stack:
        need_descriptors()
        crowd = []
        for _ in range(CROWD):
            one = socket.socket()
            stack.enter_context(one)
            one.settimeout(20)
            one.connect(("127.0.0.1", rconn.port))
            crowd.append(one)
        # Nobody has sent anything: who has an answer was turned away.
        turned_away = until(lambda: len(ended(crowd)) > CROWD // 2 and ended(crowd), lambda: len(ended(crowd)))
        away = next(one for one in crowd if one.fileno() in turned_away)
        assert rest_of(away).startswith(b"HTTP/1.1 503 "), "turned away without a word"
        held = [one for one in crowd if one.fileno() not in turned_away]
        assert held
        for one in held[:100]:
            with contextlib.suppress(OSError):
                one.sendall(b"GET /livez HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n")
        answers = [rest_of(one)[:12] for one in held[:100]]
        # Some may have been closed between the two looks.
        assert answers.count(b"HTTP/1.1 200") >= 50, answers
    with results.check("when they are gone rconn serves as before, and descriptors and memory are given back"):
        until(lambda: rconn.get("/livez")[0] == 200, "not alive")
        until(lambda: rconn.descriptors() <= descriptors + 1, lambda: f"{descriptors}, now {rconn.descriptors()}")
        grown = rconn.memory() - memory
        # A thousand connections at once had buffers, which the allocator may keep.
        assert grown < 32 << 20, f"{grown} bytes more"


def check_end(results, rconn, servers):
    with results.check("SIGTERM under load: what was accepted is answered whole, and the exit status is 0"):
        paths = [f"/probe?target={one.name}" for one in servers] + ["/metrics", "/livez"]
        with Load(rconn, paths) as load:
            until(lambda: load.answered() > 100, lambda: load.statuses)
            status = rconn.end()
        assert status == 0, f"{status}\n{rconn.said()}"
        # A connection that the kernel accepted and rconn did not ends with its socket.
        broken = {one for one in load.statuses if str(one).startswith("broken")}
        assert set(load.statuses) - broken <= {200, "refused"}, load.statuses
        assert all("reset" in one.lower() or "RemoteDisconnected" in one for one in broken), load.statuses
        assert sum(load.statuses[one] for one in broken) <= len(load.threads), load.statuses


def check_hung_end(results, binary, folder, server):
    with results.check("SIGTERM while a server hangs: rconn ends by itself, within its time to drain"):
        with Rconn(binary, folder, server.name) as rconn:
            server.stop()
            try:
                with rconn.connect() as one:
                    one.sendall(f"GET /probe?target={server.name} HTTP/1.1\r\nHost: a\r\n"
                                "X-Prometheus-Scrape-Timeout-Seconds: 3\r\n\r\n".encode())
                    until(lambda: rconn.metric("rconn_serve_probes_under_way") == 1, "no probe is under way")
                    status = rconn.end()
                    answer = rest_of(one)
            finally:
                server.go_on()
        assert status == 0, rconn.said()
        assert answer.startswith(b"HTTP/1.1 200 ") and b"rconn_probe_success 0" in answer.replace(b".0\n", b"\n"), answer


def check(results, binary, folder):
    servers = [Redis(folder).start() for _ in range(2)]
    try:
        with Rconn(binary, folder, *(one.name for one in servers)) as rconn:
            until(lambda: rconn.get("/readyz")[0] == 200, "not ready")
            check_crowd(results, rconn)
            check_end(results, rconn, servers)
        check_hung_end(results, binary, folder, servers[0])
    finally:
        for one in servers:
            one.kill()
