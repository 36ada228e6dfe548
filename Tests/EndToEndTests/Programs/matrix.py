#!/usr/bin/env python3
"""Sends reminders into a room of a real Matrix homeserver, loses answers and kills nhaclich; ends with 1 when a message is
doubled, missing or wrong.

usage: matrix.py [--program PATH]     needs the packages that `make python` puts into .build/python
"""

import json
import time

import homeserver
import laboratory

TITLE = "Hội thảo <b>&</b> @room *lương*"
MOVED = 4 * 3600

options = laboratory.arguments(__doc__)
lab = laboratory.Laboratory(options.program)
server = homeserver.Homeserver(lab.path("homeserver"))
way = homeserver.Way(server)
lab.configure(f"""
timezone: Asia/Ho_Chi_Minh
language: vi
calendars: {{ workshops: {{ file: {lab.path("calendar.ics")} }} }}
channels:
  room:
    matrix: {{ server: "http://127.0.0.1:{way.port}", token: "{server.sender}", room: "{server.room}" }}
rules: {{ all: {{ remind: [1h], channels: [room] }} }}
""")


def deliveries():
    """Every delivery, as `nhaclich log` tells of it."""
    return [json.loads(line) for line in lab.nhaclich("log", "--format", "jsonl").stdout.splitlines()]


def delivered(count):
    """Whether so many deliveries are delivered."""
    return sum(entry["state"] == "delivered" for entry in deliveries()) == count


def is_related(message, kind):
    """Whether a message has a relation of this kind to another."""
    return message["content"].get("m.relates_to", {}).get("rel_type") == kind


def expect_passed(count, fate):
    lab.expect(
        laboratory.until(60, lambda: sum(one == fate for _, _, one in way.passed) == count, 0.02),
        f"{count} answers are {fate}: {way.passed}")


print("the answer to the first request is lost, and the request is made again")
begun = time.time()
way.loses = True
lab.start(then=lambda: laboratory.calendar([3602], TITLE, begun))
expect_passed(1, "lost")
expect_passed(1, "given")
lab.expect(laboratory.until(30, lambda: delivered(1), 0.2), "the reminder is delivered")
messages = server.messages()
lab.expect(len(messages) == 1, f"one message is in the room: {len(messages)}")
reminder = messages[0]
content = reminder["content"]
lab.expect(reminder["sender"] == "@nhaclich:example.org", "it is ours")
lab.expect(f"{TITLE} 0" in content["body"], f"the plain text has the title as it was written: {content['body']!r}")
lab.expect(content["format"] == "org.matrix.custom.html", "it has a formatted text")
lab.expect(
    content["formatted_body"].startswith("<b>Hội thảo &lt;b&gt;&amp;&lt;/b&gt; @room *lương* 0</b><br>"),
    f"the title is strong, and its markup is none: {content['formatted_body']!r}")
lab.expect(content["m.mentions"] == {}, "nobody is mentioned")
lab.expect(deliveries()[0]["attempts"] == 2, "it took two attempts")

print("the event is moved: the earlier message is corrected where it stands, and those who read it are told in its thread")
lab.write(laboratory.calendar([3602 + MOVED], TITLE, begun), "calendar.ics")
lab.expect(laboratory.until(60, lambda: delivered(2), 0.2), "the change is delivered")
messages = server.messages()
edits = [one for one in messages if is_related(one, "m.replace")]
replies = [one for one in messages if is_related(one, "m.thread")]
lab.expect(len(messages) == 3, f"three events are in the room, though every answer was lost once: {len(messages)}")
lab.expect(len(edits) == 1 and len(replies) == 1, "one corrects, one replies")
for one in edits + replies:
    lab.expect(one["content"]["m.relates_to"]["event_id"] == reminder["event_id"], "it is about the first message")
    text = one["content"].get("m.new_content", one["content"])
    lab.expect("</s> → " in text["formatted_body"], f"what was is struck: {text['formatted_body']!r}")
lab.expect(
    server.related(reminder["event_id"], "m.thread")[0]["event_id"] == replies[0]["event_id"], "the thread has the reply")
seen = server.event(reminder["event_id"])
lab.expect(
    seen["unsigned"]["m.relations"]["m.replace"]["event_id"] == edits[0]["event_id"],
    "the homeserver takes the correction for one")
lab.expect("m.new_content" in edits[0]["content"], "a correction brings the new text")
lab.expect(
    not [one for one in server.events() if one["type"] == "m.room.redaction" or "redacted_because" in one["unsigned"]],
    "nothing was taken back")

print("the event is moved again: nobody corrects a correction, and the thread goes on")
way.loses = False
lab.write(laboratory.calendar([3602 + 2 * MOVED], TITLE, begun), "calendar.ics")
lab.expect(laboratory.until(60, lambda: delivered(3), 0.2), "the change is delivered")
messages = server.messages()
lab.expect(len(messages) == 5, f"two more events are in the room: {len(messages)}")
corrected = {one["content"]["m.relates_to"]["event_id"] for one in messages if is_related(one, "m.replace")}
lab.expect(
    not corrected & {one["event_id"] for one in messages if is_related(one, "m.replace")}, "no correction is corrected")
lab.expect(len(server.related(reminder["event_id"], "m.thread")) == 2, "the thread has two replies")
lab.expect(all(status == 200 for _, status, _ in way.passed), "the homeserver refused nothing")

print("nhaclich is killed after its request was done and before the answer came")
way.holds = True
before = len(server.messages())
lab.write(laboratory.calendar([3602 + 2 * MOVED, 3602 + time.time() - begun], TITLE, begun), "calendar.ics")
expect_passed(1, "held")
lab.kill()
way.holds = False
lab.expect(len(server.messages()) == before + 1, "the homeserver has the message")
lab.launch()
lab.expect(laboratory.until(60, lambda: delivered(4), 0.2), "after the start it is delivered")
messages = server.messages()
lab.expect(len(messages) == before + 1, f"and is in the room once: {len(messages) - before}")
paths = [path for path, _, _ in way.passed]
lab.expect(paths[-1] == paths[-2], "the request was made again, with the same transaction")
lab.expect(len({one["event_id"] for one in messages}) == len(set(paths)), "one message for each transaction")
lab.expect(server.sender not in lab.log, "the token is not in the log")
lab.finish()
