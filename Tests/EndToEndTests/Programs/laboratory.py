"""A folder with a configuration, a store, a receiver of webhooks and a running nhaclich, for the programs beside it.

Whatever it started or mounted is gone when the program ends, however it ends.
"""

import argparse
import atexit
import ctypes
import email.parser
import email.policy
import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time

programs = os.path.dirname(os.path.abspath(__file__))
project = os.path.dirname(os.path.dirname(os.path.dirname(programs)))
libc = ctypes.CDLL(None, use_errno=True)
os.environ["PATH"] = os.environ.get("PATH", "") + ":/usr/local/bin:/usr/sbin:/sbin"


def arguments(text, part=(), **numbers):
    """The options of a program: --program, one of its parts, and a number for each of `numbers`, which says what is
    usual."""
    parser = argparse.ArgumentParser(description=text, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--program", default=os.environ.get("NHACLICH_PROGRAM") or f"{project}/.build/debug/nhaclich")
    for name, usual in numbers.items():
        parser.add_argument(f"--{name}", type=type(usual), default=usual)
    if part:
        parser.add_argument("part", choices=part)
    options = parser.parse_args()
    options.program = os.path.abspath(options.program)
    return options


def die_with_parent():
    libc.prctl(1, signal.SIGKILL)


def until(seconds, is_so, step=0.05):
    """Looks again and again until it is so, for at most `seconds`; whether it became so."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if is_so():
            return True
        time.sleep(step)
    return is_so()


def calendar(starts, title="Hội thảo", now=None):
    """A calendar with one event of two hours for each of `starts`, seconds from now; its UID is `event-<number>`."""
    now = time.time() if now is None else now
    events = []
    for number, start in enumerate(starts):
        begin = time.strftime("%Y%m%dT%H%M%SZ", time.gmtime(now + start))
        events.append(
            f"BEGIN:VEVENT\r\nUID:event-{number}\r\nDTSTAMP:20260101T000000Z\r\nDTSTART:{begin}\r\n"
            f"DURATION:PT2H\r\nSUMMARY:{title} {number}\r\nEND:VEVENT\r\n")
    return f"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//test//EN\r\n{''.join(events)}END:VCALENDAR\r\n"


class Laboratory:
    def __init__(self, program, folder="/tmp"):
        self.program = program
        self.root = tempfile.mkdtemp(prefix="nhaclich-test-", dir=folder)
        os.chmod(self.root, 0o755)
        os.makedirs(self.path("etc/conf.d"))
        self.state = self.path("state")
        self.mounts = []
        self.namespaces = []
        self.running = []
        self.prefix = []
        self.daemon = None
        self.port = None
        self.faults = []
        atexit.register(self.clean)
        signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))

    def path(self, name):
        return f"{self.root}/{name}"

    def write(self, text, name):
        """Writes a file the way editors do: whole, then put in place."""
        with open(self.path(f"{name}.new"), "w") as file:
            file.write(text)
        os.rename(self.path(f"{name}.new"), self.path(name))

    def configure(self, text):
        self.write(text, "etc/nhaclich.yaml")

    # What runs

    def run(self, *command, prefix=()):
        try:
            return subprocess.run([*prefix, *command], capture_output=True, text=True, timeout=120)
        except FileNotFoundError as missing:
            return subprocess.CompletedProcess(command, 127, "", str(missing))

    def nhaclich(self, *command):
        environment = {**os.environ, "NHACLICH_DATA": f"{project}/config", "NHACLICH_SOCKET": self.path("admin.sock")}
        return subprocess.run(
            [self.program, *command], capture_output=True, text=True, timeout=120, env=environment)

    def launch(self):
        """Starts the daemon and waits for nothing."""
        with open(self.path("daemon.log"), "ab") as log:
            self.daemon = subprocess.Popen(
                [*self.prefix, self.program, "serve", "--config", self.path("etc/nhaclich.yaml"), "--state", self.state,
                 "--socket", self.path("admin.sock"), "--data", f"{project}/config"],
                stdin=subprocess.DEVNULL, stdout=log, stderr=log, preexec_fn=die_with_parent)
        return self.daemon

    def start(self, then=None):
        """Starts the daemon and waits until it answers; puts the calendar `then` in place once the empty one was read."""
        if then is not None:
            self.write(calendar([]), "calendar.ics")
        self.launch()
        if not until(60, lambda: self.nhaclich("status").returncode == 0):
            self.stop_here("the daemon does not come up")
        if then is not None:
            if not until(30, lambda: "read the calendar" in self.log):
                self.stop_here("the daemon does not read its calendar")
            self.write(then() if callable(then) else then, "calendar.ics")

    def kill(self, number=signal.SIGKILL):
        """Ends the daemon and returns its status."""
        self.daemon.send_signal(number)
        return self.daemon.wait(60)

    def receive(self, address="127.0.0.1", prefix=()):
        """Starts the receiver of webhooks; it runs as long as this does."""
        output = open(self.path("receiver.port"), "w+")
        process = subprocess.Popen(
            [*prefix, sys.executable, f"{programs}/receiver.py", self.path("requests.jsonl"), "0", address],
            stdin=subprocess.DEVNULL, stdout=output, stderr=output, preexec_fn=die_with_parent)
        self.running.append(process)
        until(30, lambda: open(self.path("receiver.port")).read().endswith("\n"))
        self.port = int(open(self.path("receiver.port")).read())
        return self.port

    def mount(self, place, size):
        """Mounts a small disk at `place`."""
        os.makedirs(place, exist_ok=True)
        done = self.run("mount", "-t", "tmpfs", "-o", f"size={size},mode=700", "tmpfs", place)
        if done.returncode != 0:
            print(f"skipped: cannot mount a small disk here: {done.stderr.strip()}")
            sys.exit(0)
        self.mounts.append(place)

    def mount_image(self, place, megabytes):
        """Mounts a disk at `place` that becomes read-only when it has an error, and returns its device."""
        image = self.path("disk.img")
        os.makedirs(place, exist_ok=True)
        with open(image, "wb") as file:
            file.truncate(megabytes << 20)
        # Without a journal it can be written again after an error.
        self.run("mkfs.ext4", "-q", "-O", "^has_journal", image)
        done = self.run("mount", "-o", "loop,errors=remount-ro", image, place)
        device = self.run("findmnt", "-no", "SOURCE", place).stdout.strip()
        if done.returncode == 0:
            self.mounts.append(place)
        if not os.path.exists(f"/sys/fs/ext4/{os.path.basename(device)}/trigger_fs_error"):
            print(f"skipped: needs a loop device with ext4: {done.stderr.strip()}")
            sys.exit(0)
        return device

    def mend_image(self):
        """Repairs the disk of `mount_image`, as an operator does."""
        place = self.mounts.pop()
        device = self.run("findmnt", "-no", "SOURCE", place).stdout.strip()
        self.run("umount", place)
        # Namespaces that other tests made meanwhile may hold it a while longer: then it would be mounted as it is.
        self.expect(
            until(90, lambda: not os.path.exists(f"/sys/fs/ext4/{os.path.basename(device)}")), "the disk is let go")
        self.run("e2fsck", "-fy", self.path("disk.img"))
        done = self.run("mount", "-o", "loop", self.path("disk.img"), place)
        self.mounts.append(place)
        self.expect(done.returncode == 0, f"the disk is repaired {done.stderr.strip()}")

    # What came of it

    @property
    def log(self):
        try:
            with open(self.path("daemon.log"), errors="replace") as file:
                return file.read()
        except FileNotFoundError:
            return ""

    def requests(self):
        """The requests so far, in the order they came."""
        try:
            with open(self.path("requests.jsonl")) as file:
                return [json.loads(line) for line in file if line.endswith("}\n")]
        except FileNotFoundError:
            return []

    def ids(self):
        """By the id of a notice, the UIDs that its requests name."""
        found = {}
        for request in self.requests():
            data = json.loads(request["body"])["data"]
            found.setdefault(request["headers"]["webhook-id"], set()).add(data.get("uid"))
        return found

    def mail(self, folder=None):
        """The subject of every message in the Maildir."""
        folder = folder or self.path("mail")
        subjects = []
        parser = email.parser.HeaderParser(policy=email.policy.default)
        for part in ["new", "cur"]:
            if not os.path.isdir(f"{folder}/{part}"):
                continue
            for name in os.listdir(f"{folder}/{part}"):
                with open(f"{folder}/{part}/{name}") as file:
                    subjects.append(str(parser.parse(file, headersonly=True)["subject"]))
        return subjects

    def mails(self, folder=None):
        """How many messages there are in the Maildir."""
        folder = folder or self.path("mail")
        return len(os.listdir(f"{folder}/new")) if os.path.isdir(f"{folder}/new") else 0

    def counts(self):
        """How many reminders, and how many deliveries, are in each state."""
        status = json.loads(self.nhaclich("status", "--format", "json").stdout)
        return status["reminders"], status["deliveries"]

    # What is wrong

    def expect(self, is_so, what):
        print(f"{'ok' if is_so else 'NOT OK'}: {what}", flush=True)
        if not is_so:
            self.faults.append(what)
        return is_so

    def nothing_lost(self, count, mail=True, hook=True):
        """Checks that each of `count` events was told once by mail, and to the webhook under one id each."""
        if mail:
            subjects = self.mail()
            self.expect(len(set(subjects)) == count, f"{count} mails: {len(set(subjects))}")
            self.expect(len(subjects) == len(set(subjects)), f"no mail is doubled: {len(subjects) - len(set(subjects))}")
        if hook:
            ids, requests = self.ids(), self.requests()
            told = [uid for uids in ids.values() for uid in uids]
            self.expect(len(set(told)) == count, f"{count} events at the webhook: {len(set(told))}")
            self.expect(len(told) == len(set(told)), f"none under two ids: {len(told) - len(set(told))}")
            print(f"{len(requests) - len(ids)} requests were repeated with their id", flush=True)

    def finish(self):
        """Ends the program: with 1 when something is wrong, and then with the end of the log."""
        if self.faults:
            print("\n".join(line[:300] for line in self.log.splitlines() if " info " not in line)[-4000:])
            print(f"{len(self.faults)} faults")
        sys.exit(1 if self.faults else 0)

    def stop_here(self, what):
        self.expect(False, what)
        self.finish()

    def clean(self):
        for process in [self.daemon, *self.running]:
            if process and process.poll() is None:
                process.kill()
                process.wait()
        for place in reversed(self.mounts):
            libc.umount2(place.encode(), 2)
        for name in self.namespaces:
            self.run("ip", "netns", "delete", name)
        shutil.rmtree(self.root, ignore_errors=True)
