#!/usr/bin/env python3
"""Kills nhaclich again and again while reminders fall due to a Maildir and to a webhook; ends with 1 when one is lost.

usage: crash.py [--program PATH] [--kills N] [--reminders N] [--pause SECONDS] [--seed N]
"""

import collections
import json
import random
import time

import laboratory

options = laboratory.arguments(__doc__, kills=50, reminders=500, pause=1.6, seed=20_200_213)
moments = random.Random(options.seed)
lab = laboratory.Laboratory(options.program)
port = lab.receive()
lab.configure(f"""
timezone: Asia/Ho_Chi_Minh
calendars:
  workshops: {{ file: {lab.path("calendar.ics")} }}
channels:
  hook: {{ webhook: {{ url: "http://127.0.0.1:{port}/ok" }} }}
  mail: {{ maildir: {{ path: {lab.path("mail")}, from: a@example.org, to: [b@example.org] }} }}
rules:
  all: {{ remind: [1h], channels: [hook, mail] }}
""")
# They fall due over the time in which the daemon is killed, an hour before they start.
span = options.kills * options.pause * 0.5
lead = 3605 + options.reminders / 500
lab.start(then=lambda: laboratory.calendar(
    [lead + number * span / options.reminders for number in range(options.reminders)]))
begun = time.monotonic()
for _ in range(options.kills):
    time.sleep(moments.uniform(0, options.pause))
    if lab.daemon.poll() is not None:
        print(lab.log[-2000:])
        lab.stop_here(f"it ends by itself with {lab.daemon.returncode}")
    lab.kill()
    lab.launch()
killed = time.monotonic() - begun
print(f"{options.kills} kills, and it ended in no other way", flush=True)


def is_done():
    return lab.mails() >= options.reminders and len(lab.ids()) >= options.reminders


lab.expect(laboratory.until(120 + options.reminders / 20, is_done, 0.5), "all were delivered in the end")
time.sleep(2)
lab.nothing_lost(options.reminders)
reminders, deliveries = lab.counts()
lab.expect(reminders == {"settled": options.reminders}, f"all reminders are settled: {reminders}")
lab.expect(deliveries == {"delivered": 2 * options.reminders}, f"all deliveries are delivered: {deliveries}")
times = collections.Counter(request["headers"]["webhook-id"] for request in lab.requests())
repeated = {name for name, count in times.items() if count > 1}
log = lab.nhaclich("log", "--format", "jsonl", "--limit", str(2 * options.reminders)).stdout
doubtful = {entry["id"] for entry in map(json.loads, log.splitlines()) if entry["maybe_duplicate"]}
lab.expect(repeated <= doubtful, f"what came twice is said to be doubtful: {len(repeated)} of {len(doubtful)}")
print(f"{options.reminders} reminders, {options.kills} kills in {killed:.0f} s")
lab.finish()
