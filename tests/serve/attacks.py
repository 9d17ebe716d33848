"""What clients may send that is no request, or is a request for what they must not get."""

import contextlib
import re
import select
import socket
import time
import urllib.parse

from scene import Rconn, Redis, rest_of, until

PASSWORD = "nobody-may-read-this"


def statuses(data):
    return [int(one) for one in re.findall(rb"HTTP/1\.[01] (\d{3}) ", data)]


def check_oversized(results, rconn):
    with results.check("a header beyond the limit is refused, in one field and in many"):
        for fields in (b"X: " + b"a" * 1_000_000, b"\r\n".join(b"X-%d: a" % i for i in range(100_000))):
            answer = rconn.raw(b"GET /livez HTTP/1.1\r\nHost: a\r\n" + fields + b"\r\n\r\n")
            # The answer is lost if the peer still sends when it is closed.
            assert statuses(answer) in ([431], [400], []), answer[:200]
    with results.check("a path beyond the limit is refused"):
        answer = rconn.raw(b"GET /probe?target=" + b"a" * 100_000 + b" HTTP/1.1\r\nHost: a\r\n\r\n")
        assert statuses(answer) in ([414], [431], []), answer[:200]
    with results.check("many parameters are refused"):
        status, _ = rconn.get("/probe?" + "&".join(f"a{i}=b" for i in range(2000)))
        assert status in (400, 414), status


def check_slow(results, rconn):
    """Slow-loris: many connections whose header never ends."""
    with results.check("others are answered while 300 clients send their header byte by byte"), \
            contextlib.ExitStack() as stack:
        slow = [stack.enter_context(rconn.connect()) for _ in range(300)]
        for one in slow:
            one.sendall(b"GET /livez HTTP/1.1\r\nHost: a\r\nX: ")
        for _ in range(20):
            for one in slow:
                one.sendall(b"a")
            assert rconn.get("/livez", timeout=5)[0] == 200
        assert not select.select(slow, [], [], 0)[0], "a slow client was answered before its time"
        until(lambda: len(select.select(slow, [], [], 0)[0]) == len(slow), "slow clients are kept")
        told = [statuses(rest_of(one)) for one in slow]
        assert all(one in ([408], []) for one in told), told


SMUGGLED = b"GET /metrics HTTP/1.1\r\nHost: a\r\n\r\n"


def check_bodies(results, rconn):
    for name, framing, body in (
            ("a body on GET", b"Content-Length: %d\r\n" % len(SMUGGLED), SMUGGLED),
            ("a chunked body on GET", b"Transfer-Encoding: chunked\r\n", b"%x\r\n%s\r\n0\r\n\r\n" % (len(SMUGGLED), SMUGGLED)),
            ("two framings at once", b"Content-Length: 5\r\nTransfer-Encoding: chunked\r\n", b"0\r\n\r\n" + SMUGGLED),
            ("two lengths", b"Content-Length: 0\r\nContent-Length: %d\r\n" % len(SMUGGLED), SMUGGLED),
            ("a length that is no number", b"Content-Length: -1\r\n", SMUGGLED),
            ("a body that never comes", b"Content-Length: 1000000\r\n", b"")):
        with results.check(f"{name} is refused, and nothing in it is taken for a request"):
            answer = rconn.raw(b"GET /livez HTTP/1.1\r\nHost: a\r\n" + framing + b"\r\n" + body)
            got = statuses(answer)
            assert len(got) == 1 and 400 <= got[0] < 500, answer[:300]


def check_versions(results, rconn):
    with results.check("HTTP/1.0 is answered and closed"):
        with rconn.connect() as one:
            one.sendall(b"GET /livez HTTP/1.0\r\n\r\n")
            data = b""
            while part := one.recv(65536):  # to its end
                data += part
            assert statuses(data) == [200] and data.endswith(b"ok\n"), data
    with results.check("what is no HTTP, or another version of it, is refused"):
        for line in (b"GET /livez\r\n\r\n", b"GET /livez HTTP/3.0\r\nHost: a\r\n\r\n", b"PING\r\n\r\n",
                     b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03\r\n\r\n", b"\0" * 100 + b"\r\n\r\n",
                     b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"):
            got = statuses(rconn.raw(line))
            assert got in ([400], [505], []), (line, got)
    with results.check("methods other than GET and HEAD are refused"):
        for method in (b"POST", b"PUT", b"DELETE", b"PATCH", b"OPTIONS", b"TRACE", b"CONNECT", b"NOSUCH"):
            target = b"a:1" if method == b"CONNECT" else b"/livez"
            got = statuses(rconn.raw(method + b" " + target + b" HTTP/1.1\r\nHost: a\r\n\r\n"))
            assert len(got) == 1 and got[0] in (400, 405, 501), (method, got)
    with results.check("pipelined requests are answered one by one, in their order"):
        paths = [b"/livez", b"/nowhere"] * 50
        with rconn.connect() as one:
            one.sendall(b"".join(b"GET %s HTTP/1.1\r\nHost: a\r\n\r\n" % path for path in paths))
            data = b""
            while len(statuses(data)) < len(paths):
                part = one.recv(65536)
                assert part, data[-300:]
                data += part
        assert statuses(data) == [200, 404] * 50


def other_spellings(port, allowed):
    """Of 127.0.0.1:port, which is not on the list; `allowed` is."""
    evil = f"127.0.0.1:{port}"
    return [evil, f"127.1:{port}", f"2130706433:{port}", f"0x7f000001:{port}", f"0177.0.0.1:{port}",
            f"localhost:{port}", f"LOCALHOST:{port}", f"localhost.:{port}", f"[::ffff:127.0.0.1]:{port}",
            f"[::1]:{port}", f"[0:0:0:0:0:ffff:7f00:1]:{port}", f"redis://{evil}", f"REDIS://{evil}",
            f"redis://{evil}/0", f"rediss://{evil}", f"tcp://{evil}", f"http://{evil}", f"//{evil}",
            f"{allowed}@{evil}", f"redis://{allowed}@{evil}", f"{evil}#{allowed}", f"{evil}?{allowed}",
            f"{evil}/{allowed}", f"redis://{evil}?host={allowed}", f"{evil},{allowed}", f"{allowed},{evil}",
            f"{evil} {allowed}", f" {evil}", f"{evil} ", f"{evil}\n", f"{evil}\0", f"{allowed}\0{evil}",
            f"{allowed}\n{evil}", f"{allowed}\r\n{evil}", f"{allowed}:{port}", f"{allowed.split(':')[0]}:0{port}",
            f"127.0.0.1:+{port}", f"127.0.0.1:{port}.0", f"127.0.0.1:{port + 65536}", f"{evil}%00",
            urllib.parse.quote(evil, safe=""), urllib.parse.quote(urllib.parse.quote(evil, safe=""), safe=""),
            "*", "127.0.0.1:*", "*:*", "@all", "-h", "--config=/etc/passwd", "/etc/passwd",
            "unix:///run/redis.sock", "..", "."]


def check_allow_list(results, rconn, allowed):
    trap = socket.create_server(("127.0.0.1", 0))
    port = trap.getsockname()[1]
    with results.check("a target outside the list is refused in every spelling, and nobody connects to it"):
        for path in ("/probe", "/discover", "/livez", "/readyz", "/startupz"):
            for target in other_spellings(port, allowed):
                status, body = rconn.get(f"{path}?target={urllib.parse.quote(target, safe='')}")
                assert status in (400, 403, 404), (path, target, status, body)
    with results.check("a target that is given twice is not taken from the wrong place"):
        for first, second in ((allowed, f"127.0.0.1:{port}"), (f"127.0.0.1:{port}", allowed)):
            status, body = rconn.get(f"/probe?target={first}&target={second}")
            assert status == 400, (status, body)
    with results.check("none of this was a connection to the server outside the list"):
        assert not select.select([trap], [], [], 0)[0]
    trap.close()


def check_credentials(results, rconn, allowed):
    with results.check("a target with credentials is refused, and they are told nowhere"):
        for target in (f"redis://:{PASSWORD}@{allowed}", f"redis://user:{PASSWORD}@{allowed}", f"user:{PASSWORD}@{allowed}",
                       f"rediss://{PASSWORD}@{allowed}", f"redis://{allowed}?password={PASSWORD}",
                       f"redis://{allowed}/0#{PASSWORD}"):
            for path in ("/probe", "/discover", "/readyz"):
                status, body = rconn.get(f"{path}?target={urllib.parse.quote(target, safe='')}")
                assert status in (400, 403, 404), (target, status)
                assert PASSWORD not in body, body
        told = rconn.said() + "".join(rconn.get(path)[1] for path in ("/metrics", "/", "/readyz?verbose"))
        assert PASSWORD not in told


def check_paths(results, rconn, allowed):
    with results.check("paths that only look like one of rconn's are not served"):
        for path in ("/../probe", "/metrics/..", "/metrics/../probe", "/./metrics", "//metrics", "/metrics/",
                     "/%2e%2e/etc/passwd", "/..%2f..%2fetc/passwd", "/%6detrics%2f", "/metrics%00", "/..;/metrics",
                     "/METRICS", "/metrics.html", "/metrics%20", "/probe/127.0.0.1", "/\\metrics", "/%", "/*"):
            got = statuses(rconn.raw(b"GET %s HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n"
                                     % f"{path}?target={allowed}".encode()))
            assert got in ([400], [404]), (path, got)


def check(results, binary, folder):
    server = Redis(folder).start()
    try:
        with Rconn(binary, folder, server.name) as rconn:
            until(lambda: rconn.get("/readyz")[0] == 200, "not ready")
            descriptors = rconn.descriptors()
            began = time.monotonic()
            for round_of in (check_oversized, check_slow, check_bodies, check_versions):
                round_of(results, rconn)
            for round_of in (check_allow_list, check_credentials, check_paths):
                round_of(results, rconn, server.name)
            with results.check("afterwards all descriptors are given back, and probes work"):
                # A check in the background may be under way: one more for a moment.
                until(lambda: rconn.descriptors() <= descriptors,
                      lambda: f"{descriptors} before, {rconn.descriptors()} after {time.monotonic() - began:.0f} s")
                status, body = rconn.get(f"/probe?target={server.name}")
                assert status == 200 and "rconn_probe_success" in body, body
    finally:
        server.kill()
