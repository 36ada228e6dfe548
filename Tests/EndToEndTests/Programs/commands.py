#!/usr/bin/env python3
"""Writes commands into a room of a real Matrix homeserver, kills nhaclich in between; ends with 1 when one is not
answered, answered twice, or done for somebody who may not.

usage: commands.py [--program PATH]     needs the packages that `make python` puts into .build/python
"""

import json
import signal
import time

import homeserver
import laboratory

TITLE = "Hội thảo <b>&</b> @room *lương*"

options = laboratory.arguments(__doc__)
lab = laboratory.Laboratory(options.program)
server = homeserver.Homeserver(lab.path("homeserver"))
stranger = server.user("stranger")
server.ask("POST", f"rooms/{homeserver.quote(server.room)}/invite", {"user_id": "@stranger:example.org"})
server.ask("POST", f"join/{homeserver.quote(server.room)}", {}, stranger)
written = 0


def configure(who):
    lab.configure(f"""
timezone: Asia/Ho_Chi_Minh
language: vi
calendars: {{ workshops: {{ file: {lab.path("calendar.ics")} }} }}
channels:
  room:
    matrix: {{ server: "http://127.0.0.1:{server.port}", token: "{server.sender}", room: "{server.room}" }}
    commands: {{ from: {who} }}
rules: {{ all: {{ remind: [1h], channels: [room] }} }}
""")


def write(text, token=None, reply=None):
    """Writes a message into the room, as the reader if nobody else is named; what the homeserver calls it."""
    global written
    written += 1
    content = {"msgtype": "m.text", "body": text}
    if reply is not None:
        content["m.relates_to"] = {"m.in_reply_to": {"event_id": reply}}
    path = f"rooms/{homeserver.quote(server.room)}/send/m.room.message/test-{written}"
    return server.ask("PUT", path, content, token)["event_id"]


def answers(event):
    """The answers to a message."""
    return [
        one["content"] for one in server.messages()
        if one["sender"] == "@nhaclich:example.org"
        and one["content"].get("m.relates_to", {}).get("m.in_reply_to", {}).get("event_id") == event]


def answer(event, seconds=30):
    """The one answer to a message."""
    laboratory.until(seconds, lambda: answers(event), 0.1)
    found = answers(event)
    return found[0] if len(found) == 1 else {"body": f"{len(found)} answers", "formatted_body": ""}


def listed(*command):
    return [json.loads(line) for line in lab.nhaclich(*command, "--format", "jsonl").stdout.splitlines()]


def reminders():
    return [one for one in server.messages() if one["content"].get("msgtype") == "m.text"
            and one["sender"] == "@nhaclich:example.org"]


print("what was written before is history")
history = write("/upcoming")
configure('["@reader:example.org"]')
begun = 0


def calendar():
    """What is in the calendar once the daemon is up: it owes nobody what was due before."""
    global begun
    begun = time.time()
    return laboratory.calendar([3604, 86_400 * 3], TITLE, begun)


lab.start(then=calendar)
lab.expect(laboratory.until(60, reminders, 0.2), "the reminder is in the room")
lab.expect(laboratory.until(30, lambda: "is up" in lab.log, 0.2), "nhaclich is up")
reminder = reminders()[0]["event_id"]

print("a command is answered, as a reply and as a notice")
asked = time.monotonic()
said = answer(write("/upcoming"))
took = time.monotonic() - asked
lab.expect(said["body"].startswith("2 sự kiện sắp tới\n"), f"the answer lists both events: {said['body']!r}")
lab.expect(said["msgtype"] == "m.notice", "programs do not answer it")
lab.expect("&lt;b&gt;" in said["formatted_body"] and "<b>&amp;" not in said["formatted_body"], "markup in titles is none")
lab.expect(took < 10, f"it came after {took:.1f} s")
lab.expect(not answers(history), "what was written before the first start is not answered")
said = answer(write("!visao lương* 1"))
lab.expect("Sẽ nhắc lúc" in said["body"], f"why: {said['body']!r}")
said = answer(write("/visao", reply=reminder))
lab.expect("Đã nhắc lúc" in said["body"], f"why, of the reminder replied to: {said['body']!r}")

print("a reminder that is replied to is put off")
said = answer(write("> <@nhaclich> Hội thảo\n\n/nhaclai 1 giờ", reply=reminder))
lab.expect("Sẽ nhắc lại lúc" in said["body"], f"the answer says when: {said['body']!r}")
due = [one["next_reminder"] for one in listed("upcoming") if one["uid"] == "event-0"]
lab.expect(len(due) == 1 and due[0] is not None, f"it is planned: {due}")
lab.expect("Chưa rõ" in answer(write("/snooze", reply=reminder))["body"], "how long has to be said")

print("strangers are not heeded, and it is said once")
for _ in range(3):
    ignored = write("/mute", token=stranger)
lab.expect(laboratory.until(30, lambda: "'@stranger:example.org'" in lab.log, 0.2), "the journal names the stranger")
lab.expect(lab.log.count("ignored /mute") == 1, "once")

print("the room is muted, and not any more")
said = answer(write("/imlang 2 giờ"))
lab.expect("Sẽ không nhắc gì ở đây" in said["body"], f"muted: {said['body']!r}")
silences = json.loads(lab.nhaclich("silence", "list", "--format", "json").stdout or "[]")
lab.expect(len(silences) == 1 and silences[0]["channel"] == "room", f"one silence, of the room: {silences}")
lab.expect("reader" in silences[0]["comment"], "which names who wanted it")
lab.expect("Đã thôi im lặng" in answer(write("/unmute"))["body"], "it is over")

print("nhaclich is killed, and what was asked meanwhile is answered once")
lab.kill()
late = write("/saptoi 1")
again = write("/mute 1h")
lab.launch()
lab.expect(laboratory.until(60, lambda: answers(late) and answers(again), 0.2), "after the start it is answered")
for _ in range(3):
    lab.kill()
    lab.launch()
    laboratory.until(60, lambda: lab.nhaclich("status").returncode == 0)
lab.expect(answer(write("/unmute"))["body"].startswith("Đã thôi im lặng (1)"), "it was muted once")
lab.expect(len(answers(late)) == 1 and len(answers(again)) == 1, "each is answered once")

print("a title that is a command is none, even when anyone may write them")
configure("anyone")
lab.expect(lab.nhaclich("reload").returncode == 0, "the configuration is read again")
lab.write(laboratory.calendar([3604, 86_400 * 3, 3604 + time.time() - begun], "/mute 30d", begun), "calendar.ics")
lab.expect(
    laboratory.until(60, lambda: any(one["content"]["body"].startswith("/mute 30d") for one in reminders()), 0.2),
    "a reminder with the title of a command is in the room")
lab.expect("Các lệnh" in answer(write("/trogiup", token=stranger))["body"], "anyone is answered")
lab.expect(not json.loads(lab.nhaclich("silence", "list", "--format", "json").stdout or "[]"), "nothing is muted")

print("an end does not wait for the homeserver")
asked = time.monotonic()
status = lab.kill(signal.SIGTERM)
took = time.monotonic() - asked
lab.expect(status == 0 and took < 5, f"it ended with {status} after {took:.1f} s")
lab.expect(server.sender not in lab.log, "the token is not in the log")
lab.finish()
