#!/usr/bin/env python3
"""A new user at a terminal: from nothing to a test message that a real receiver got, by 'nhaclich init' alone.

usage: init.py --program NHACLICH

Prints what stood on the screen, and ends with 1 when something is not as it should be.
"""

import argparse
import datetime
import json
import os
import pathlib
import shlex
import shutil
import stat
import subprocess
import sys
import tempfile
import time

PROGRAMS = pathlib.Path(__file__).resolve().parent
DATA = PROGRAMS.parents[2] / "config"
SECRET = "key-wholly-secret"


class Screen:
    """A terminal of 100 columns with a shell in it."""

    def __init__(self, folder):
        self.name = f"nhaclich-{os.getpid()}"
        shell = f"env -i PATH=/usr/bin:/bin TERM=xterm-256color LANG=C.UTF-8 HOME={folder} PS1='$ ' NHACLICH_DATA={DATA} \
NHACLICH_SOCKET={folder}/admin.sock bash --norc --noprofile"
        self.tmux("new-session", "-d", "-x", "100", "-y", "50", "-c", str(folder), shell)
        self.expect("$")

    def tmux(self, *words):
        command = ["tmux", "-L", self.name, "-f", "/dev/null", *words]
        return subprocess.run(command, check=True, capture_output=True, text=True).stdout

    def text(self):
        """All that stood on it so far."""
        return self.tmux("capture-pane", "-p", "-J", "-S", "-").rstrip()

    def expect(self, words, seconds=30):
        """Waits until it ends with a line that has these words in it."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            if words in (self.text().splitlines() or [""])[-1]:
                return
            time.sleep(0.05)
        fail(f"no {words!r} on the screen:\n{self.text()}")

    def type(self, words):
        self.tmux("send-keys", "-l", words)
        self.tmux("send-keys", "Enter")

    def press(self, key):
        self.tmux("send-keys", key)

    def close(self):
        subprocess.run(["tmux", "-L", self.name, "kill-server"], check=False, capture_output=True)


def fail(words):
    print(words)
    sys.exit(1)


def calendar():
    start = datetime.datetime.now(datetime.timezone.utc) + datetime.timedelta(days=3)
    event = f"""BEGIN:VEVENT
UID:workshop
DTSTAMP:20260101T000000Z
DTSTART:{start:%Y%m%dT%H%M%SZ}
DURATION:PT2H
SUMMARY:Hội thảo lương đủ sống
LOCATION:Hà Nội
END:VEVENT
"""
    return f"BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:-//test//EN\n{event}END:VCALENDAR\n"


def beginner(screen, program, folder, port):
    """All questions to their end."""
    begin = time.monotonic()
    screen.type(f"{shlex.quote(program)} init --config {folder}/etc/nhaclich.yaml")
    screen.expect("[vi]")
    screen.press("Enter")
    screen.expect("Múi giờ")
    screen.type("Asia/Hanoi")
    screen.expect("Múi giờ")
    screen.type("Asia/Ho_Chi_Minh")
    # A server that leads into the private network is not followed there unasked, and then only once it is allowed.
    for answer in ["", "có"]:
        screen.expect("Lịch đầu tiên")
        screen.type(f"http://127.0.0.1:{port}/to/localhost/feed/workshops.ics")
        screen.expect("localhost nằm trong mạng nội bộ")
        screen.type(answer)
    screen.expect("Nhắc trước bao lâu")
    screen.press("Enter")
    screen.expect("Kênh đầu tiên")
    screen.type("slack")
    # Both the webhook and the bot are like that; the exact name is the one.
    screen.expect("url (không hiện ra)")
    screen.type(f"http://127.0.0.1:{port}/{SECRET}/slack")
    screen.expect("Gửi một tin thử")
    screen.press("Enter")
    screen.expect("Ghi? [có]")
    if "Đã gửi: answered 200" not in screen.text():
        fail(f"no test message was sent:\n{screen.text()}")
    screen.press("Enter")
    screen.expect("$")
    return time.monotonic() - begin


def second_thoughts(screen, program, folder):
    """Ctrl-C where a secret is asked for: nothing is written, and the terminal is as it was."""
    screen.type("clear; tput reset")
    screen.expect("$")
    screen.type(f"{shlex.quote(program)} init --config {folder}/other/nhaclich.yaml --language en --timezone UTC \
--calendar {folder}/workshops.ics --remind 1d --channel telegram")
    screen.expect("token (not shown)")
    screen.tmux("send-keys", "-l", "123:half-of-it")
    screen.press("C-c")
    screen.expect("$")
    screen.type("echo it ended with $?; stty -a | grep -o ' -\\?echo '")
    screen.expect("$")
    text = screen.text()
    if "it ended with 130" not in text or " echo" not in text.split("it ended with 130")[1] or "half-of-it" in text:
        fail(f"Ctrl-C left the terminal otherwise than it was:\n{text}")
    if (folder / "other").exists():
        fail("something was written before the end")


def check(program, folder, screen_text, seconds):
    requests = [json.loads(line) for line in (folder / "requests.jsonl").read_text().splitlines()]
    posts = [request for request in requests if request.get("method") == "POST"]
    if len(posts) != 1 or posts[0]["path"] != f"/{SECRET}/slack" or "Nhắc Lịch" not in posts[0]["body"]:
        fail(f"the receiver got {posts}")
    credential = folder / "etc/credentials/slack-url"
    if stat.S_IMODE(credential.stat().st_mode) != 0o600 or SECRET not in credential.read_text():
        fail("the secret is not kept as it should be")
    if "private-hosts: [localhost]" not in (folder / "etc/nhaclich.yaml").read_text():
        fail("the private host is not named")
    if SECRET in screen_text or SECRET in (folder / "etc/nhaclich.yaml").read_text():
        fail("the secret was shown")
    checked = subprocess.run(
        [program, "check", "--connect", "--config", folder / "etc/nhaclich.yaml"], capture_output=True, text=True,
        env={"NHACLICH_DATA": str(DATA), "PATH": "/usr/bin:/bin"})
    if checked.returncode != 0 or checked.stderr:
        fail(f"check does not take it:\n{checked.stdout}{checked.stderr}")
    print(checked.stdout)
    if seconds > 120:
        fail(f"it took {seconds:.0f} s")
    print(f"from nothing to a test message: {seconds:.1f} s")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--program", required=True)
    program = parser.parse_args().program
    folder = pathlib.Path(tempfile.mkdtemp(prefix="nhaclich-test-"))
    (folder / "workshops.ics").write_text(calendar())
    receiver = subprocess.Popen(
        [sys.executable, PROGRAMS / "receiver.py", folder / "requests.jsonl"], stdout=subprocess.PIPE, text=True)
    port = int(receiver.stdout.readline())
    screen = Screen(folder)
    try:
        seconds = beginner(screen, program, folder, port)
        text = screen.text()
        print(text.replace(program, "nhaclich").replace(str(folder), "~"))
        check(program, folder, text, seconds)
        second_thoughts(screen, program, folder)
    finally:
        screen.close()
        receiver.kill()
        shutil.rmtree(folder)


main()
