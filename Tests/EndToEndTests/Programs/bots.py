#!/usr/bin/env python3
"""Writes commands to a bot as Telegram and Zalo hand them out, over HTTP; ends with 1 when one is not answered, answered
twice or in the wrong room, or when two ask for what each goes to one.

usage: bots.py [--program PATH]
"""

import json
import signal
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import laboratory

HOSTS = {"telegram": "https://api.telegram.org", "zalo-bot": "https://bot-api.zaloplatforms.com"}
GROUP, OTHER, PERSON = -1001234567890, -1009876543210, "6ede9afa66b88fe6d6a9"


class Bots:
    """What the two services know: messages to be handed out, and messages that were sent."""

    def __init__(self):
        self.news = threading.Condition()
        self.updates, self.zalo, self.sent = [], [], []
        self.number = 100
        self.asking, self.most_asking, self.offsets = 0, 0, []
        self.conflict = False
        server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        server.daemon_threads, server.bots = True, self
        self.port = server.server_port
        threading.Thread(target=server.serve_forever, daemon=True).start()

    def write(self, text, chat=GROUP, sender=123456789, name="an", age=0, reply=None):
        """Somebody writes to the bot on Telegram; the message's id."""
        with self.news:
            self.number += 1
            message = {
                "message_id": self.number, "from": {"id": sender, "is_bot": False, "first_name": "An", "username": name},
                "chat": {"id": chat, "type": "supergroup", "title": "Nhóm"}, "date": int(time.time()) - age, "text": text}
            if reply:
                message["reply_to_message"] = {"message_id": reply, "chat": {"id": chat}, "date": int(time.time())}
            self.updates.append({"update_id": 700_000_000 + self.number, "message": message})
            self.news.notify_all()
            return self.number

    def write_zalo(self, text, sender=PERSON):
        """Somebody writes to the bot on Zalo."""
        with self.news:
            self.number += 1
            self.zalo.append({
                "event_name": "message.text.received",
                "message": {
                    "message_id": f"z{self.number}", "from": {"id": sender, "display_name": "Bình", "is_bot": False},
                    "chat": {"id": sender, "chat_type": "PRIVATE"}, "date": int(time.time() * 1000), "text": text}})
            self.news.notify_all()
            return f"z{self.number}"

    def hand_out(self, wanted):
        """The updates of Telegram from `offset` on: what comes before is not handed out any more."""
        offset, end = wanted.get("offset", 0), time.monotonic() + wanted["timeout"]
        with self.news:
            if self.conflict:
                return 409, {"ok": False, "error_code": 409, "description":
                    "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running"}
            self.offsets.append(offset)
            self.asking += 1
            self.most_asking = max(self.asking, self.most_asking)
            self.updates = [one for one in self.updates if one["update_id"] >= offset]
            while not self.updates and time.monotonic() < end and not self.conflict:
                self.news.wait(0.2)
            self.asking -= 1
            return 200, {"ok": True, "result": self.updates[:wanted["limit"]]}

    def hand_out_zalo(self, wanted):
        end = time.monotonic() + float(wanted["timeout"]) / 10
        with self.news:
            while not self.zalo and time.monotonic() < end:
                self.news.wait(0.2)
            if not self.zalo:
                return 200, {"ok": False, "error_code": 408, "description": "Request timeout"}
            return 200, {"ok": True, "result": self.zalo.pop(0)}

    def answers(self, message):
        return [one for one in self.sent if one.get("reply_parameters", {}).get("message_id") == message]


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_POST(self):
        bots = self.server.bots
        wanted = json.loads(self.rfile.read(int(self.headers["content-length"])))
        method = self.path.rsplit("/", 1)[1]
        if method == "getUpdates":
            status, answer = bots.hand_out(wanted) if "T0K" in self.path else bots.hand_out_zalo(wanted)
        else:
            with bots.news:
                bots.number += 1
                bots.sent.append({**wanted, "id": bots.number, "path": self.path})
                status, answer = 200, {"ok": True, "result": {"message_id": bots.number}}
        text = json.dumps(answer).encode()
        try:
            self.send_response(status)
            self.send_header("Content-Length", str(len(text)))
            self.end_headers()
            self.wfile.write(text)
        except OSError:
            pass

    def log_message(self, *_):
        pass


options = laboratory.arguments(__doc__)
lab = laboratory.Laboratory(options.program)
bots = Bots()
for name, host in HOSTS.items():
    with open(f"{laboratory.project}/config/formats/{name}.yaml") as file:
        text = file.read().replace(host, f"http://127.0.0.1:{bots.port}")
    lab.run("mkdir", "-p", lab.path("etc/formats"))
    lab.write(text, f"etc/formats/{name}.yaml")
lab.configure(f"""
timezone: Asia/Ho_Chi_Minh
language: en
calendars: {{ workshops: {{ file: {lab.path("calendar.ics")} }} }}
channels:
  room:
    telegram: {{ token: "123456:T0KEN-of-the-bot", chat: "{GROUP}" }}
    commands: {{ from: ["@an", 42] }}
  other:
    telegram: {{ token: "123456:T0KEN-of-the-bot", chat: "{OTHER}" }}
    commands: {{ from: anyone }}
    language: vi
  binh:
    zalo-bot: {{ token: "99:zalo-of-the-bot", chat: "{PERSON}" }}
    commands: {{ from: [{PERSON}] }}
    language: vi
rules:
  all: {{ remind: [1h], channels: [room, binh], match: {{ title: open }} }}
  others: {{ remind: [1h], channels: [other], match: {{ title: secret }} }}
""")


def answered(message, seconds=30):
    """The text of the answers to a message, which are all the same."""
    laboratory.until(seconds, lambda: bots.answers(message), 0.05)
    return " or ".join({one["text"] for one in bots.answers(message)})


def calendar():
    begun = time.time()
    both = [laboratory.calendar([3604, 7 * 86_400], title, begun) for title in ("open", "secret")]
    return both[0].replace("END:VCALENDAR\r\n", "") + "".join(
        part.replace("UID:", "UID:s-") for part in both[1].partition("BEGIN:VEVENT")[1:])


print("two channels of one bot: one asks for both, and each is answered in its room")
old = bots.write("/upcoming", age=900)
lab.start(then=calendar)
lab.expect(laboratory.until(60, lambda: len(bots.sent) >= 3, 0.2), "the reminders are sent")
first = bots.write("/upcoming")
second = bots.write("/saptoi@nhac_bot", chat=OTHER, sender=7, name="x")
lab.expect(answered(first).startswith("2 upcoming events"), f"the one room: {answered(first)!r}")
lab.expect("secret" not in answered(first), "which hears nothing of the other's events")
lab.expect(answered(second).startswith("2 sự kiện sắp tới"), f"the other: {answered(second)!r}")
lab.expect("open" not in answered(second), "and the other nothing of its")
lab.expect([one["chat_id"] for one in bots.answers(first) + bots.answers(second)] == [str(GROUP), str(OTHER)],
           "each is answered where it was asked")
lab.expect(bots.most_asking == 1, f"one asks at a time: {bots.most_asking}")
lab.expect(not bots.answers(old), "what is a quarter of an hour old is not answered")

print("who is not named is not heeded; ids and names are known; what is elsewhere is not ours")
wrong = bots.write("/upcoming", sender=8, name="binh")
elsewhere = bots.write("/upcoming", chat=-5)
by_id = bots.write("/help", sender=42, name="")
lab.expect("/snooze 1d" in answered(by_id), f"by id: {answered(by_id)!r}")
lab.expect(not bots.answers(wrong) and not bots.answers(elsewhere), "the others are not")

print("a reply to a reminder puts it off")
reminder = next(one for one in bots.sent if "open 0" in one["text"] and one["chat_id"] == str(GROUP))
snoozed = bots.write("/snooze 90m", reply=reminder["id"])
lab.expect("You are reminded again at" in answered(snoozed), f"it is put off: {answered(snoozed)!r}")
unknown = bots.write("/snooze 1h secret")
lab.expect("No event is called" in answered(unknown), f"what is another room's is not known here: {answered(unknown)!r}")

print("Zalo's messages are answered, too")
bots.write_zalo("/visao open 1")
lab.expect(
    laboratory.until(30, lambda: [one for one in bots.sent if "Sẽ nhắc lúc" in one["text"]], 0.1), "in Vietnamese")

print("another program asks, too: it is said once, and notices go out all the same")
with bots.news:
    bots.conflict = True
    bots.news.notify_all()
lab.expect(laboratory.until(60, lambda: "another program asks for the bot's messages" in lab.log, 0.2), "the journal says so")
status = json.loads(lab.nhaclich("status", "--format", "json").stdout)
notes = {channel["name"]: channel["notes"] for channel in status["channels"]}
lab.expect("another program" in notes["room"].get("commands", ""), f"and the status: {notes}")
lab.expect(lab.nhaclich("test", "room").returncode == 0, "a test goes out")
bots.conflict = False
late = bots.write("/upcoming 1")
lab.expect(answered(late, 90).startswith("1 upcoming event"), f"then it is heard again: {answered(late)!r}")
lab.expect("are heard again" in lab.log, "and said")
lab.expect(sum("not heard: " in line for line in lab.log.splitlines()) <= 2, "once for each channel")

print("nhaclich is killed while it is asked")
for number in range(5):
    lab.kill()
    asked = bots.write(f"/mute {number + 1}h")
    lab.launch()
    lab.expect("No reminders of anything here" in answered(asked, 60), f"it is done after start {number}: {answered(asked)!r}")
lab.expect(all(len(bots.answers(one)) == 1 for one in (first, second, by_id, snoozed)), "nothing is answered twice")
silences = json.loads(lab.nhaclich("silence", "list", "--format", "json").stdout)
lab.expect(len(silences) == 1 and silences[0]["channel"] == "room", f"the last word counts: {silences}")
lab.expect(silences[0]["number"] == 5, "each was done once, though an answer that a kill cut off may come twice")
asked = time.monotonic()
lab.expect(lab.kill(signal.SIGTERM) == 0 and time.monotonic() - asked < 5, "an end waits for no service")
lab.expect("T0KEN" not in lab.log and "zalo-of" not in lab.log, "no token is in the log")
lab.finish()
