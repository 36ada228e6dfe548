#!/usr/bin/env python3
"""The events of an upgrade, and what came of their reminders.

usage: upgrade.py calendar COUNT AHEAD SPAN FILE   writes events whose reminders, an hour before, fall due from AHEAD
                                                   seconds from now on, over SPAN seconds
       upgrade.py verdict COUNT                    reads /tmp/requests.jsonl, log.jsonl and journal.jsonl, and the Maildir
"""

import collections
import json
import sys
import time

import laboratory


def lines(name):
    with open(f"/tmp/{name}.jsonl") as file:
        return [json.loads(line) for line in file if line.endswith("}\n")]


def calendar(count, ahead, span, path):
    now = int(time.time())
    with open(path, "w") as file:
        file.write(laboratory.calendar([3600 + ahead + number * span / count for number in range(count)], now=now))


def stop_and_start():
    """When the older service began to go down, and when the newer was up."""
    told = [(int(entry["__REALTIME_TIMESTAMP"]) / 1e6, entry.get("MESSAGE") or "") for entry in lines("journal")]
    down = [at for at, message in told if "is going down" in message][-1]
    up = [at for at, message in told if " is up: " in message][-1]
    return down, up


def verdict(count):
    down, up = stop_and_start()
    requests = lines("requests")
    print(f"from the order to stop until it was up again: {up - down:.1f} s")
    way = {"hook": "/ok", "slow": "/hold/2"}
    expected = {"hook": count, "slow": count // 100}
    faults = []
    ids = {}
    for channel, path in way.items():
        came = [request for request in requests if request["path"] == path]
        per_id = collections.Counter(request["headers"]["webhook-id"] for request in came)
        ids[channel] = set(per_id)
        per_event = collections.Counter(json.loads(request["body"])["data"]["uid"] for request in came)
        lost = expected[channel] - len(per_event)
        doubled = len(came) - len(per_event)
        late = [request for request in came if down <= request["time"] <= up + 1]
        print(f"{channel}: {len(came)} requests, {len(per_id)} ids, {len(per_event)} events: {lost} lost, {doubled} doubled"
              f" ({sum(1 for n in per_id.values() if n > 1)} of them with the id of before); {len(late)} came while it"
              " was upgraded")
        faults += [f"{channel}: {lost} lost"] * bool(lost) + [f"{channel}: {doubled} doubled"] * bool(doubled)
    held = [request for request in requests if request["path"] == way["slow"] and 0 <= down - request["time"] < 2]
    print(f"{len(held)} deliveries were under way when it was told to stop")
    if not held:
        faults.append("nothing was under way")
    mails = laboratory.Laboratory.mail(None, "/var/spool/nhaclich/archive")
    print(f"archive: {len(mails)} mails, {len(set(mails))} events")
    if len(mails) != count // 10 or len(set(mails)) != len(mails):
        faults.append(f"archive: {len(mails)} mails of {len(set(mails))} events, not {count // 10}")
    doubtful = sum(entry["maybe_duplicate"] for entry in lines("log"))
    print(f"{doubtful} are marked as perhaps doubled in the log")
    if doubtful:
        faults.append(f"{doubtful} doubtful")
    print("\n".join(faults))
    sys.exit(1 if faults else 0)


if sys.argv[1] == "calendar":
    calendar(*map(int, sys.argv[2:5]), sys.argv[5])
else:
    verdict(int(sys.argv[2]))
