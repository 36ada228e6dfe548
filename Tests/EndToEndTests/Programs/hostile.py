#!/usr/bin/env python3
"""What is made to break readers of calendars and pages, as calendars of an installed nhaclich.

usage: hostile.py serve                       serves /srv/pages on 127.0.0.1:8098 until it is killed
       hostile.py configure SEEDS [CORPUS]    lays out /srv, and writes nhaclich.yaml
       hostile.py is-done                     ends with 0 when the daemon has tried to read each calendar
       hostile.py count                       prints what it made of them
"""

import functools
import glob
import http.server
import json
import os
import random
import re
import shutil
import subprocess
import sys

MUTANTS = 300


def serve():
    handler = functools.partial(http.server.SimpleHTTPRequestHandler, directory="/srv/pages")
    handler.extensions_map = {".html": "text/html", ".txt": "text/html", ".ics": "text/calendar"}
    os.makedirs("/srv/pages", exist_ok=True)
    sys.stderr = open(os.devnull, "w")
    http.server.ThreadingHTTPServer(("127.0.0.1", 8098), handler).serve_forever()


def mutant(data, others, chance):
    """`data` as a fuzzer leaves it: bytes turned, pieces lost, doubled, or put in from elsewhere."""
    data = bytearray(data)
    for _ in range(chance.randint(1, 12)):
        at = chance.randrange(len(data) + 1)
        length = min(chance.choice([1, 1, 2, 8, 64, 512]), len(data) - at)
        way = chance.randrange(5)
        if way == 0 and length:
            data[at] ^= 1 << chance.randrange(8)
        elif way == 1:
            del data[at:at + length]
        elif way == 2:
            data[at:at] = data[at:at + length] * chance.randint(1, 20)
        elif way == 3:
            other = chance.choice(others)
            start = chance.randrange(len(other))
            data[at:at] = other[start:start + chance.randint(1, 200)]
        else:
            data[at:at + length] = bytes(chance.randrange(256) for _ in range(length))
    return bytes(data)


def copy(files, folder):
    os.makedirs(folder, exist_ok=True)
    for file in files:
        shutil.copyfile(file, f"{folder}/{os.path.basename(file)}")


def configure(seeds, corpus=None):
    folders, pages = {"seeds": glob.glob(f"{seeds}/*.ics")}, []
    if corpus and os.path.isdir(corpus):
        # The large ones are not kept, but made.
        subprocess.run([sys.executable, f"{corpus}/tools/make_hostile.py", "/srv/made"], check=True, capture_output=True)
        folders["hostile"] = glob.glob("/srv/made/*.ics")
        for folder in glob.glob(f"{corpus}/ics/*"):
            name = re.sub("[^a-z0-9-]+", "-", os.path.basename(folder).lower()).strip("-")
            folders[f"ics-{name}"] = glob.glob(f"{folder}/*.ics")
        pages = [*glob.glob("/srv/made/*.html"), *glob.glob("/srv/made/*.txt"), *glob.glob(f"{corpus}/pages/*")]
    else:
        print("skipped: the corpora are not here; the seeds are")
    chance = random.Random(20_200_213)
    texts = [open(file, "rb").read() for file in folders["seeds"]]
    os.makedirs("/srv/calendars/mutants", exist_ok=True)
    for number in range(MUTANTS):
        with open(f"/srv/calendars/mutants/{number}.ics", "wb") as file:
            file.write(mutant(chance.choice(texts), texts, chance))
    calendars = ["  mutants: { directory: /srv/calendars/mutants }"]
    for name, files in sorted(folders.items()):
        copy(files, f"/srv/calendars/{name}")
        calendars.append(f"  {name}: {{ directory: /srv/calendars/{name} }}")
    copy(pages, "/srv/pages")
    for number, page in enumerate(sorted(map(os.path.basename, pages))):
        calendars.append(f'  page-{number}: {{ page: "http://127.0.0.1:8098/{page}" }}')
    # The mutants once more, one after the other, as one calendar that is served.
    with open("/srv/pages/mutants.ics", "wb") as file:
        for number in range(MUTANTS):
            file.write(open(f"/srv/calendars/mutants/{number}.ics", "rb").read())
    calendars.append('  feed: { feed: "http://127.0.0.1:8098/mutants.ics" }')
    calendars.append("  good: { file: /etc/nhaclich/calendars/good.ics }")
    calendars = "\n".join(calendars)
    with open("/etc/nhaclich/nhaclich.yaml", "w") as file:
        file.write(f"""timezone: Asia/Ho_Chi_Minh
calendars:
{calendars}
channels:
  hook: {{ webhook: {{ url: "http://127.0.0.1:8099/ok" }} }}
rules:
  good: {{ calendars: [good], remind: [1m], channels: [hook] }}
  all: {{ remind: [1h], channels: [hook] }}
digests:
  all: {{ at: "08:00", window: 30d, channels: [hook] }}
""")
    files = sum(len(files) for files in folders.values())
    print(f"{files} calendars in {len(folders)} folders, {MUTANTS} mutants of the seeds, and these as one feed,"
          f" {len(pages)} pages")


def known():
    """What the daemon knows of its calendars."""
    answer = subprocess.run(["nhaclich", "calendars", "--format", "json"], capture_output=True, text=True)
    return json.loads(answer.stdout) if answer.returncode == 0 else []


def is_done():
    calendars = [calendar for calendar in known() if calendar["name"] != "good"]
    return bool(calendars) and all("last_read" in calendar or "failure" in calendar for calendar in calendars)


def count():
    calendars = [calendar for calendar in known() if calendar["name"] != "good"]
    failed = [calendar for calendar in calendars if "failure" in calendar]
    upcoming, faults, waiting = (sum(calendar[key] for calendar in calendars) for key in ("upcoming", "faults", "waiting"))
    print(f"{len(calendars)} calendars read: {upcoming} events to come, {faults} places not understood, {waiting} events"
          f" that wait for a word, {len(failed)} calendars refused as a whole")
    for reason in sorted({calendar["failure"][:140] for calendar in failed})[:12]:
        print(f"  {reason}")


if sys.argv[1] == "is-done":
    sys.exit(0 if is_done() else 1)
{"serve": serve, "configure": configure, "count": count}[sys.argv[1]](*sys.argv[2:])
