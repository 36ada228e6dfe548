#!/usr/bin/env python3
"""The Apprise API's way in, in front of the real Apprise: POST /notify/KEY sends what it gets on to a JSON webhook.

usage: apprise_api.py SINK     prints its port, then serves until it is killed; SINK is such as 127.0.0.1:8080/ok

Takes JSON as https://github.com/caronc/apprise-api does: `body`, and `title`, `type`, `format`, `tag`. Needs the packages
that `make python` puts into .build/python.
"""

import json
import sys
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import apprise

KEY = "lich"


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_POST(self):
        asked = self.rfile.read(int(self.headers.get("content-length", 0)))
        if self.path.rstrip("/") != f"/notify/{KEY}":
            return self.answer(204, "")
        try:
            notice = json.loads(asked)
        except ValueError:
            return self.answer(400, "Invalid JSON provided.")
        if not notice.get("body") or notice.get("type", "info") not in apprise.NOTIFY_TYPES:
            return self.answer(400, "Bad FORM Payload provided.")
        place = apprise.Apprise()
        place.add(f"json://{sys.argv[1]}")
        sent = place.notify(
            body=notice["body"], title=notice.get("title", ""), notify_type=notice.get("type", "info"),
            body_format=notice.get("format", "text"))
        self.answer(200 if sent else 424, "Notification sent." if sent else "One or more notifications failed.")

    def answer(self, status, text):
        self.send_response(status)
        if status != 204:
            self.send_header("Content-Length", str(len(text.encode())))
        self.end_headers()
        if status != 204:
            self.wfile.write(text.encode())

    def log_message(self, *arguments):
        pass


server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
print(server.server_port, flush=True)
server.serve_forever()
