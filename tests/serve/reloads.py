"""The configuration is read again under load, whole or not at all."""

import signal

from load import Load
from scene import Rconn, Redis, until


def configuration(**targets):
    return '[serve]\nmax-probes = 500\ninterval = "1s"\n' + "".join(
        f'[targets.{name}]\ntarget = "{target}"\n' for name, target in targets.items())


def rewrite(file, text):
    """As a whole: a file that is half written may be a valid one, of other targets."""
    draft = file.with_suffix(".draft")
    draft.write_text(text)
    draft.rename(file)


def reloads(rconn, result):
    return rconn.metric(f'rconn_serve_reloads_total{{result="{result}"}}')


def hang_up(rconn):
    """SIGHUP, and until it was taken note of."""
    def count():
        return reloads(rconn, "succeeded") + reloads(rconn, "failed")
    before = count()
    rconn.process.send_signal(signal.SIGHUP)
    until(lambda: count() > before, "SIGHUP does nothing")


def check_whole(results, rconn, one, other):
    with results.check("a reload adds a target and removes another"):
        assert rconn.get("/probe?target=second")[0] in (400, 403)
        rconn.config.write_text(configuration(second=other.name))
        hang_up(rconn)
        assert rconn.get("/probe?target=second")[0] == 200
        assert rconn.get("/probe?target=first")[0] in (400, 403)
        assert rconn.get(f"/probe?target={one.name}")[0] == 403
    good = configuration(first=one.name)
    rconn.config.write_text(good)
    hang_up(rconn)
    with results.check("a file that is broken, or is gone, changes nothing"):
        for text in ("[serve", good + "[targets.second]\n", good + "nonsense = 1\n", good + "[serve]\n", "\xff", None):
            if text is None:
                rconn.config.unlink()
            else:
                rconn.config.write_bytes(text.encode("latin-1"))
            hang_up(rconn)
            assert rconn.metric("rconn_serve_last_reload_success") == 0, text
            assert rconn.get("/probe?target=first")[0] == 200, text
            assert rconn.get("/livez")[0] == 200
        rconn.config.write_text(good)
        hang_up(rconn)
        assert rconn.metric("rconn_serve_last_reload_success") == 1


def check_under_load(results, rconn, one):
    good, broken = configuration(first=one.name), configuration(first=one.name) + "[oops"
    descriptors = rconn.descriptors()
    with results.check("200 reloads, half of them of a broken file, disturb no probe"):
        with Load(rconn, ["/probe?target=first", "/metrics", "/readyz?verbose", "/"]) as load:
            until(lambda: load.answered() > 20, lambda: load.statuses)
            for i in range(200):
                rewrite(rconn.config, broken if i % 2 else good)
                rconn.process.send_signal(signal.SIGHUP)
                if i % 10 == 0:
                    answered = load.answered()
                    until(lambda: load.answered() > answered, lambda: load.statuses)
            rewrite(rconn.config, good)
            hang_up(rconn)
        # /readyz may be 503 for a moment: a target that is new has no result yet.
        assert set(load.statuses) <= {200, 503}, load.statuses
        assert load.statuses[503] <= load.statuses[200], load.statuses
    with results.check("afterwards all descriptors are given back, and the file is in force"):
        until(lambda: rconn.descriptors() <= descriptors + 1, lambda: f"{descriptors}, now {rconn.descriptors()}")
        until(lambda: rconn.get("/readyz")[0] == 200, "not ready")
        assert rconn.metric("rconn_serve_last_reload_success") == 1


def check(results, binary, folder):
    one, other = Redis(folder).start(), Redis(folder).start()
    try:
        with Rconn(binary, folder, config=configuration(first=one.name)) as rconn:
            until(lambda: rconn.get("/readyz")[0] == 200, "not ready")
            check_whole(results, rconn, one, other)
            check_under_load(results, rconn, one)
    finally:
        one.kill()
        other.kill()
