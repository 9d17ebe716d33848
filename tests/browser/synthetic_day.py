#!/usr/bin/env python3
"""Writes the data of a day that was never watched, as --report FILE.json has it: two views, outages of
a tenth of a second to minutes, a failover with lost writes, pauses, and hostile text in every place
that a peer or a user could fill.

usage: synthetic_day.py FILE [HOURS] [TARGETS]
"""

import json
import random
import sys

US, MS, S = 10**3, 10**6, 10**9
START = 1772323200 * S  # 2026-03-01 00:00:00 UTC
HOSTILE = "<script>document.title='broken'</script>\" onload='x' &amp; \u202e\x1b[2J " + "long " * 40
BITS = 7


def bucket_of(time):
    shift = max(time.bit_length() - BITS - 1, 0)
    return (shift << BITS) + (time >> shift)


class Times:
    """A histogram."""

    def __init__(self):
        self.buckets, self.min, self.max = {}, None, None

    def add(self, time, count=1):
        bucket = self.buckets.setdefault(bucket_of(time), [0, 0])
        bucket[0] += count
        bucket[1] += time * count
        self.min = time if self.min is None else min(self.min, time)
        self.max = time if self.max is None else max(self.max, time)

    def add_all(self, other):
        for number, (count, total) in other.buckets.items():
            bucket = self.buckets.setdefault(number, [0, 0])
            bucket[0] += count
            bucket[1] += total
        if other.buckets:
            self.min = other.min if self.min is None else min(self.min, other.min)
            self.max = other.max if self.max is None else max(self.max, other.max)

    def count(self):
        return sum(count for count, _ in self.buckets.values())

    def data(self):
        flat = []
        for number in sorted(self.buckets):
            flat += [number, *self.buckets[number]]
        return {"min_ns": self.min, "max_ns": self.max, "buckets": flat}


def instant(at):
    return {"at_ns": at, "wall_ns": START + at}


def bounds(at, uncertainty):
    return {"earliest_ns": max(at - uncertainty, 0), "latest_ns": at + uncertainty}


def fault(name, first, last, probes, **words):
    return {"fault": name, "first_ns": first, "last_ns": last, "probes": probes, **words}


REFUSED = {"sentence": "nothing listens on this port", "detail": "Connection refused",
           "advice": "check whether the server runs, and on which port"}
LOADING = {"sentence": "the server loads its data", "certainty": "proven",
           "detail": "LOADING Redis is loading the dataset in memory",
           "cause": "server-restarted", "cause_sentence": "the server was restarted a moment ago",
           "advice": "wait until it has loaded its data, for example with rconn wait"}
SILENT = {"sentence": "no reply came in time", "certainty": "likely", "cause": "stopped",
          "cause_sentence": "the server's system takes the data, but the server does not read it",
          "advice": "look for a stopped process, or a command that blocks the server"}
FULL = {"sentence": "the server has too many clients",
        "detail": "ERR max number of clients reached",
        "advice": "close connections, or raise maxclients"}
EVIL = {"sentence": "the server answered with an error", "detail": HOSTILE,
        "cause": "odd", "certainty": "likely", "cause_sentence": HOSTILE, "advice": HOSTILE}


def outage(at, length, uncertainty, views, faults, partial=False, over=True):
    """`faults`: (name, share of the length, words)"""
    runs, first = [], at + uncertainty
    for name, share, words in faults:
        last = first + int(length * share)
        runs.append(fault(name, first, last, max(1, (last - first) // (100 * MS)), **words))
        first = last
    window = {"began": bounds(at, uncertainty), "ended": bounds(at + length, uncertainty),
              "over": over}
    return {"noticed": instant(at + uncertainty), **window, "partial": partial,
            "views": [{"view": view, **window, "faults": runs, "faults_left_out": 0}
                      for view in views],
            "views_left_out": 0}


def middle(window):
    return (window["earliest_ns"] + window["latest_ns"]) // 2


def length_of(outage_):
    return middle(outage_["ended"]) - middle(outage_["began"])


def event(kind, at, **more):
    return {"event": kind, "when": instant(at), **more}


def outages_of(day):
    return [
        outage(int(day * .131), 130 * MS, 50 * MS, ["held"], [("closed", 1, {
            "sentence": "the server closed the connection"})], partial=True),
        outage(int(day * .284), 42 * S, 51 * MS, ["held", "fresh"],
               [("refused", .6, REFUSED), ("loading", .4, LOADING)]),
        outage(int(day * .55), 5 * S, 4 * MS, ["held", "fresh"], [("reply-timeout", 1, SILENT)]),
        outage(int(day * .72), 190 * S, 55 * MS, ["fresh"], [("max-clients", 1, FULL)],
               partial=True),
        outage(int(day * .91), 11 * S, 52 * MS, ["held", "fresh"], [("error-reply", 1, EVIL)]),
    ]


def is_down(outages, view, at):
    return any(one["view"] == view and middle(one["began"]) <= at <= middle(one["ended"])
               for whole in outages for one in whole["views"])


def latency(random_, at, day, base):
    busy = 1.8 if .4 < at / day < .6 else 1
    time = random_.lognormvariate(0, .22) * base * busy
    if random_.random() < .004:
        time *= random_.uniform(4, 60)
    return max(int(time), US)


def series_and_views(random_, outages, day):
    width = S
    while day / width > 360:
        width *= 2
    views = {"held": (180 * US, 10), "fresh": (640 * US, 2)}
    per_view = {view: (Times(), Times()) for view in views}
    counts = {view: [0, 0] for view in views}
    slots = []
    for start in range(0, day, width):
        slot = {}
        for view, (base, rate) in views.items():
            times, ok, failed = Times(), 0, 0
            samples = 400
            weight = max(1, width // S * rate // samples)
            for i in range(samples):
                at = start + width * i // samples
                if is_down(outages, view, at):
                    failed += weight
                    continue
                time = latency(random_, at, day, base)
                times.add(time, weight)
                per_view[view][1].add(time + random_.randrange(20 * US, 90 * US), weight)
                ok += weight
            slot[view] = {"ok": ok, "failed": failed}
            if ok:
                slot[view]["service"] = times.data()
            per_view[view][0].add_all(times)
            counts[view][0] += ok
            counts[view][1] += failed
        slots.append(slot)
    # What waited behind the frozen server.
    for i in range(50):
        per_view["held"][1].add(5 * S - i * 100 * MS)
    return {"width_ns": width, "slots": slots}, per_view, counts


def view_data(view, times, counts, outages):
    service, corrected = times
    down = sum(middle(one["ended"]) - middle(one["began"])
               for whole in outages for one in whole["views"] if one["view"] == view)
    rungs = {"ping": service.data()}
    if view == "fresh":
        for rung, share in (("resolve", .2), ("connect", .35), ("auth", .2), ("ping", .25)):
            part = Times()
            for number, (count, total) in service.buckets.items():
                part.add(max(int(total / count * share), US), count)
            rungs[rung] = part.data()
    return {"view": view, "ok": counts[0], "failed": counts[1], "not_started": 0,
            "connections": counts[0] if view == "fresh" else 4, "down_ns": down, "is_down": False,
            "faults": {}, "service": service.data(), "corrected": corrected.data(), "rungs": rungs}


def events_of(outages, day):
    events = [event("connected", 12 * MS, view="held", text="10.20.0.7:6379"),
              event("connected", 14 * MS, view="fresh", text="10.20.0.7:6379")]
    for whole in outages:
        for one in whole["views"]:
            began, ended = middle(one["began"]), middle(one["ended"])
            for run in one["faults"]:
                first = run is one["faults"][0]
                events.append(event("down" if first else "fault-changed", run["first_ns"],
                                    view=one["view"], fault=run["fault"],
                                    cause=run.get("cause", "")))
            events.append(event("up", ended, view=one["view"], lasted_ns=ended - began,
                                uncertainty_ns=2 * 51 * MS))
    events.append(event("master-changed", int(day * .2841), text="10.20.0.7:6379 to 10.20.0.8:6379"))
    events.append(event("address-down", int(day * .95), text=HOSTILE))
    return sorted(events, key=lambda one: one["when"]["at_ns"])


def target_of(name, seed, day):
    random_ = random.Random(seed)
    outages = outages_of(day)
    series, views, counts = series_and_views(random_, outages, day)
    at = middle(outages[1]["began"])
    return {
        "target": name, "endpoint": "cache.example:6379", "address": "10.20.0.8:6379",
        "down_ns": sum(map(length_of, outages)), "longest_ns": max(map(length_of, outages)),
        "outages": outages, "outages_left_out": 0,
        "views": [view_data(view, views[view], counts[view], outages) for view in views],
        "events": events_of(outages, day), "events_left_out": 0,
        "failovers": [{
            "from": {"address": "10.20.0.7:6379", "run_id": "5d1f" * 10, "offset": 812345,
                     "first": instant(0)},
            "to": {"address": "10.20.0.8:6379", "run_id": HOSTILE, "offset": 812001,
                   "first": instant(at + 30 * S)},
            "last_acknowledged_write_ns": at - 40 * MS, "first_error_ns": at + 60 * MS,
            "first_contact_ns": at + 30 * S, "first_acknowledged_write_ns": at + 30 * S + 210 * MS,
            "old_master_demoted_ns": at + 44 * S}],
        "writes": {"key": HOSTILE, "time_to_live_ns": 3600 * S, "acknowledged": 863000,
                   "refused": 12, "unanswered": 7, "lost": 3, "unknown": 2, "unread": ""},
        "series": series}


def day_of(hours, targets):
    day = int(hours * 3600 * S)
    names = ["cache.example:6379"] + [HOSTILE] * (targets > 1)
    names += ["shard-%d.example:6379" % i for i in range(2, targets)]
    pauses = [{"began": instant(int(day * .4)), "lasted_ns": 95 * S, "suspended": True},
              {"began": instant(int(day * .66)), "lasted_ns": 2 * S, "suspended": False}]
    return {
        "format": 1, "rconn": "0.1.0",
        "settings": {"interval_ns": 100 * MS, "fresh_interval_ns": 500 * MS,
                     "write_key": "rconn:watch", "duration_ns": day, "host": "bastion-2",
                     "system": "Linux 6.1.0-18-amd64"},
        "start": instant(0), "lasted_ns": day, "end": "complete", "paused_ns": 97 * S,
        "latest_ns": 3 * MS, "pauses": pauses, "pauses_left_out": 0,
        "targets": [target_of(name, seed, day) for seed, name in enumerate(names)]}


def write(path, hours, targets):
    with open(path, "w", encoding="utf-8") as file:
        json.dump(day_of(hours, targets), file)


if __name__ == "__main__":
    write(sys.argv[1], float(sys.argv[2]) if len(sys.argv) > 2 else 24,
          int(sys.argv[3]) if len(sys.argv) > 3 else 1)
