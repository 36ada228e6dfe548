#!/usr/bin/env python3
"""Takes the disk away from a running nhaclich in several ways; ends with 1 when a reminder is lost or a mail doubled.
To be run as root.

usage: disk.py [--program PATH] [--cycles N] [--reminders N] [--pause SECONDS] [--seed N] PART
  full-state     the disk of the state fills up and is freed again, CYCLES times, one every PAUSE seconds, while
                 REMINDERS fall due
  full-mail      the same for the disk of a Maildir
  readonly-start the state cannot be written when the daemon starts, then it can
  readonly       the state's disk fails and becomes read-only while the daemon runs; it is repaired
  damaged-start  a page of the database is damaged while the daemon is down
  damaged        a page of the database is damaged while the daemon runs
"""

import contextlib
import os
import random
import signal
import sqlite3
import time

import laboratory

PARTS = ["full-state", "full-mail", "readonly-start", "readonly", "damaged-start", "damaged"]
options = laboratory.arguments(__doc__, part=PARTS, cycles=3, reminders=90, pause=9, seed=20_200_213)
lab = laboratory.Laboratory(options.program)
port = lab.receive()
moments = random.Random(options.seed)
mail = lab.path("disk" if options.part == "full-mail" else "mail")
lab.configure(f"""
timezone: Asia/Ho_Chi_Minh
grace: 1h
calendars:
  workshops: {{ file: {lab.path("calendar.ics")} }}
channels:
  hook: {{ webhook: {{ url: "http://127.0.0.1:{port}/ok" }} }}
  mail: {{ maildir: {{ path: {mail}/box, from: a@example.org, to: [b@example.org] }} }}
rules:
  all: {{ remind: [1h], channels: [hook, mail] }}
""")


def reminders(span, first=3604):
    """So many events whose reminders fall due within `span` seconds."""
    return lambda: laboratory.calendar([first + number * span / options.reminders for number in range(options.reminders)])


def all_arrive(seconds=120):
    done = laboratory.until(seconds, lambda: lab.mails(f"{mail}/box") >= options.reminders
                            and len(lab.ids()) >= options.reminders, 0.2)
    lab.expect(done, "all arrive in the end")
    time.sleep(2)
    subjects = lab.mail(f"{mail}/box")
    lab.expect(len(set(subjects)) == options.reminders, f"{options.reminders} mails: {len(set(subjects))}")
    lab.expect(len(subjects) == len(set(subjects)), f"no mail is doubled: {len(subjects) - len(set(subjects))}")
    lab.nothing_lost(options.reminders, mail=False)
    counts, _ = lab.counts()
    lab.expect(counts == {"settled": options.reminders}, f"all reminders are settled: {counts}")


def fill(place):
    """Fills a disk to its last byte."""
    try:
        with open(f"{place}/filler", "ab", buffering=0) as file:
            for size in (65536, 4096, 512, 1):
                try:
                    while True:
                        file.write(b"\0" * size)
                except OSError:
                    pass
    except OSError:
        pass


def full(place, sign, end):
    """Fills and frees the disk at `place` again and again; the log says each time `sign`, and then `end`."""
    print(f"{options.cycles} times full, {options.reminders} reminders", flush=True)
    lab.start(then=reminders(options.cycles * options.pause))
    laboratory.until(30, lambda: len(lab.ids()) > 0)
    for number in range(options.cycles):
        time.sleep(moments.uniform(0, 1))
        begun, before = time.monotonic(), (lab.log.count(sign), lab.log.count(end))
        fill(place)
        noticed = laboratory.until(30, lambda: lab.log.count(sign) > before[0])
        lab.expect(noticed, f"outage {number + 1} is said in the log after {time.monotonic() - begun:.1f} s")
        time.sleep(moments.uniform(0, 1.5))
        os.remove(f"{place}/filler")
        begun = time.monotonic()
        over = laboratory.until(150, lambda: lab.log.count(end) > before[1])
        lab.expect(over, f"its end is said {time.monotonic() - begun:.1f} s after there is space again")
        if lab.daemon.poll() is not None:
            lab.stop_here(f"the daemon ended with {lab.daemon.returncode}")
    all_arrive(180)
    print("\n".join(line[:250] for line in lab.log.splitlines() if sign in line or end in line)[:1500])


def full_state():
    # The log of writes alone has 16 MB before it is moved into the database.
    lab.mount(lab.state, "40m")
    full(lab.state, "is full", "the store works again")
    outages, ends = lab.log.count("is full"), lab.log.count("the store works again")
    lab.expect(outages == ends, f"each outage of {outages} is said once, and its end: {ends}")


def full_mail():
    lab.mount(mail, "1m")
    os.makedirs(f"{mail}/box", exist_ok=True)
    full(mail, "the channel mail is left alone", "the channel mail works again")


def readonly_start():
    lab.mount(lab.state, "16m")
    lab.start(then=reminders(4, first=3612))
    laboratory.until(10, lambda: lab.counts()[0].get("planned") == options.reminders)
    lab.expect(lab.kill(signal.SIGTERM) == 0, "it is stopped")
    lab.run("mount", "-o", "remount,ro", lab.state)
    print(lab.run("sh", "-c", f"touch {lab.state}/x").stderr.strip())
    mark = len(lab.log)
    lab.launch()
    status = lab.daemon.wait(30)
    said = lab.log[mark:].strip()
    print(f"ends with {status}: {said}")
    lab.expect(status == 74, f"it ends with 74: {status}")
    lab.expect(lab.state in said and "help:" in said, "it names the folder and the way out")
    lab.expect(len(said.splitlines()) <= 3, "it says so in one message")
    time.sleep(6)
    lab.run("mount", "-o", "remount,rw", lab.state)
    lab.start()
    all_arrive()


def readonly():
    device = lab.mount_image(lab.state, 64)
    lab.start(then=reminders(12))
    lab.expect(laboratory.until(30, lambda: len(lab.ids()) >= 5), "the first arrive")
    mark = len(lab.log)
    # This is what the kernel does when a disk fails; asked by hand, it refuses while files are open.
    with open(f"/sys/fs/ext4/{os.path.basename(device)}/trigger_fs_error", "w") as file:
        file.write("1")
    lab.expect(lab.run("touch", f"{lab.state}/x").returncode != 0, "the disk is read-only")
    status = ended(25)
    lines = [line for line in lab.log[mark:].splitlines() if " info " not in line]
    print("\n".join(line[:300] for line in lines[:8]))
    print(f"it {'runs' if status is None else f'ended with {status}'}")
    lab.expect(lab.state in "\n".join(lines), "the log names the file")
    if status is None:
        print(lab.nhaclich("status").stdout)
        status = lab.kill(signal.SIGTERM)
    lab.expect(status in (74, 75), f"it ended with 74 or 75: {status}")
    mark = len(lab.log)
    lab.launch()
    lab.expect(ended(30) == 74, f"it does not start as long as that is so: {lab.log[mark:].strip()[:300]}")
    lab.mend_image()
    lab.start()
    all_arrive()


def damage():
    """Overwrites all pages of the database but the first ones, which say what it is."""
    path = f"{lab.state}/nhaclich.db"
    pages = os.path.getsize(path) // 4096
    with open(path, "r+b") as file:
        file.seek(4 * 4096)
        file.write(moments.randbytes((pages - 4) * 4096))
    print(f"all but 4 of {pages} pages are overwritten")


def moved_away(sent):
    """Does as the message says, and tells what follows."""
    for name in ("nhaclich.db", "nhaclich.db-wal", "nhaclich.db-shm"):
        if os.path.exists(f"{lab.state}/{name}"):
            os.rename(f"{lab.state}/{name}", lab.path(name))
    lab.start()
    lab.expect(laboratory.until(20, lambda: lab.counts()[0].get("planned", 0) > 0), "what is to come is planned anew")
    time.sleep(3)
    again = len(lab.requests()) - sent
    lab.expect(again == 0, f"what was sent before is not sent again: {again}")
    print(f"after the file is moved away: {lab.counts()}")


begun = 0
early = [3604 + number / 100 for number in range(options.reminders)]
later = [90_000 + number * 60 for number in range(3000)]


def prepare():
    def calendar():
        # Nobody is owed what was due before the daemon was up.
        global begun
        begun = time.time() + 4
        return laboratory.calendar(early + later, now=begun)

    # Half of them are due at once, half much later; the others make the database large.
    lab.start(then=calendar)
    lab.expect(laboratory.until(60, lambda: lab.mails(f"{mail}/box") >= options.reminders), "the first arrive")
    laboratory.until(10, lambda: len(lab.ids()) >= options.reminders)
    return len(lab.requests())


def is_explained(status, said):
    print(f"ends with {status}: {said[-700:]}")
    lab.expect(status == 74, f"it ends with 74, by no signal: {status}")
    lab.expect("nhaclich.db is damaged" in said, "it names the file")
    lab.expect("restore it from a backup, or move it and its -wal file away" in said, "it names the way out")


def ended(seconds):
    """The daemon's status when it ends within so many seconds."""
    laboratory.until(seconds, lambda: lab.daemon.poll() is not None)
    return lab.daemon.poll()


def damaged_start():
    sent = prepare()
    lab.expect(lab.kill(signal.SIGTERM) == 0, "it is stopped")
    damage()
    mark = len(lab.log)
    lab.launch()
    is_explained(ended(30), lab.log[mark:])
    lab.launch()
    lab.expect(ended(30) == 74, "and again when it is started again")
    moved_away(sent)


def damaged():
    sent = prepare()
    # What is in the log of writes is moved into the file, so that the pages are read from there.
    with contextlib.closing(sqlite3.connect(f"{lab.state}/nhaclich.db")) as database:
        database.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    mark = len(lab.log)
    damage()
    for command in (["plan", "--limit", "10000"], ["log", "--limit", "10000"], ["upcoming", "--limit", "10000"]):
        answer = lab.nhaclich(*command)
        print(command, answer.returncode, answer.stderr.strip()[:300])
    # Now it has to write.
    lab.write(laboratory.calendar(early + later + [95_000], now=begun), "calendar.ics")
    status = ended(20)
    if status is None:
        print(lab.nhaclich("status").stdout)
        lab.expect(False, "it ends by itself, so that it is noticed")
        status = lab.kill(signal.SIGTERM)
    is_explained(status, lab.log[mark:])
    moved_away(sent)


globals()[options.part.replace("-", "_")]()
lab.finish()
