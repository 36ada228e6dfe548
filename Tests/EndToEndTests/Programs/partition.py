#!/usr/bin/env python3
"""Cuts the network between nhaclich and a receiver while reminders fall due; ends with 1 when one is lost, doubled, or
late. Each has a network namespace of its own, joined by a pair of virtual interfaces. To be run as root.

usage: partition.py [--program PATH] [--seconds N] [--reminders N] [--bound SECONDS]
  --seconds   how long the link is down
  --bound     how long after that all of them have arrived
"""

import json
import os
import sys
import time

import laboratory

options = laboratory.arguments(__doc__, seconds=20, reminders=40, bound=150)
lab = laboratory.Laboratory(options.program)
here, there = f"nhaclich-a{os.getpid()}", f"nhaclich-b{os.getpid()}"
inside = {name: ("ip", "netns", "exec", name) for name in (here, there)}
lab.namespaces += [here, there]


def ip(*command):
    done = lab.run("ip", *command)
    if done.returncode != 0:
        print(f"skipped: cannot make networks here: {done.stderr.strip()}")
        sys.exit(0)


for name in (here, there):
    ip("netns", "add", name)
    ip("-n", name, "link", "set", "lo", "up")
ip("link", "add", "cut", "netns", here, "type", "veth", "peer", "name", "cut", "netns", there)
for name, address in ((here, "10.213.7.1/24"), (there, "10.213.7.2/24")):
    ip("-n", name, "address", "add", address, "dev", "cut")
    ip("-n", name, "link", "set", "cut", "up")

port = lab.receive("10.213.7.2", prefix=inside[there])
lab.prefix = inside[here]
lab.configure(f"""
timezone: Asia/Ho_Chi_Minh
grace: 1h
calendars:
  workshops: {{ file: {lab.path("calendar.ics")} }}
channels:
  hook: {{ webhook: {{ url: "http://10.213.7.2:{port}/ok" }} }}
rules:
  all: {{ remind: [1h], channels: [hook] }}
""")
# The first ones arrive, the others fall due while the link is down.
span = options.seconds * 0.8
starts = [3603, 3603.5] + [3608 + number * span / options.reminders for number in range(options.reminders)]
lab.start(then=lambda: laboratory.calendar(starts))
lab.expect(laboratory.until(30, lambda: len(lab.ids()) == 2), "what is due before arrives")
ip("-n", there, "link", "set", "cut", "down")
down = time.time()
print(f"the link is down for {options.seconds} s", flush=True)
time.sleep(options.seconds)
lab.expect(len(lab.ids()) == 2, "nothing arrives meanwhile")
lab.expect("the channel hook is left alone" in lab.log, "the log says that the channel is left alone")
status = lab.nhaclich("status").stdout
lab.expect("left alone since" in status, "the status says it too")
waiting = [json.loads(line) for line in lab.nhaclich("log", "--format", "jsonl", "--limit", "5000").stdout.splitlines()]
lab.expect(not [entry for entry in waiting if entry["state"] in ("failed", "expired")], "nothing is given up")
ip("-n", there, "link", "set", "cut", "up")
up = time.time()
total = options.reminders + 2
arrived = laboratory.until(options.bound, lambda: len(lab.ids()) >= total, 0.2)
lab.expect(arrived, f"all have arrived {time.time() - up:.1f} s after the link is up, at most {options.bound} s")
time.sleep(2)
lab.nothing_lost(total, mail=False)
lab.expect("the channel hook works again" in lab.log, "the log says that the channel works again")
late = [request["time"] - up for request in lab.requests() if request["time"] > down]
if late:
    print(f"the first came {min(late):.1f} s, the last {max(late):.1f} s after the link was up")
attempts = lab.log.count("deferred '")
print(f"{attempts} attempts failed in {options.seconds} s; the log has {len(lab.log.splitlines())} lines")
for line in lab.log.splitlines():
    if "the channel hook" in line:
        print(line[:300])
lab.finish()
