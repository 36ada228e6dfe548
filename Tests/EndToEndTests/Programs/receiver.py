#!/usr/bin/env python3
"""A receiver of webhooks: answers as the path asks, and writes one JSON line for each request to a file.

usage: receiver.py LOG [PORT]     prints its port, then serves until it is killed

  /ok            204
  /status/N      status N; /status/429 with Retry-After: 1
  /flaky         503 the first time an id comes, 204 after that
  /hang          no answer
  /reset         closes the connection in the middle of the answer
  /feed/NAME     a calendar feed gone wrong: html, empty, endless, slow, missing; anything else is a file beside LOG
"""

import json
import os
import socket
import struct
import sys
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

log = open(sys.argv[1], "a", buffering=1)
lock = threading.Lock()
seen = set()


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_POST(self):
        body = self.rfile.read(int(self.headers.get("content-length", 0)))
        identity = self.headers.get("webhook-id", "")
        with lock:
            first = identity not in seen
            seen.add(identity)
            headers = {name.lower(): value for name, value in self.headers.items()}
            entry = {"path": self.path, "time": time.time(), "headers": headers, "body": body.decode()}
            log.write(json.dumps(entry) + "\n")
        if self.path == "/hang":
            time.sleep(600)
        elif self.path == "/reset":
            self.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf")
            self.wfile.flush()
            self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
            self.connection.close()
            self.close_connection = True
        elif self.path == "/flaky":
            self.answer(503 if first else 204)
        elif self.path.startswith("/status/"):
            status = int(self.path.rsplit("/", 1)[1])
            self.answer(status, {"Retry-After": "1"} if status == 429 else {})
        else:
            self.answer(204)

    def do_GET(self):
        name = self.path.removeprefix("/feed/")
        with lock:
            headers = {key.lower(): value for key, value in self.headers.items()}
            log.write(json.dumps({"path": self.path, "time": time.time(), "headers": headers}) + "\n")
        if name == "html":
            self.answer(200, {"Content-Type": "text/html"}, b"<!DOCTYPE html><html><body>Log in</body></html>")
        elif name == "empty":
            self.answer(200, {"Content-Type": "text/calendar"}, b"")
        elif name == "missing":
            self.answer(404)
        elif name == "endless":
            self.send_response(200)
            self.end_headers()
            self.close_connection = True
            try:
                while True:
                    self.wfile.write(b"BEGIN:VCALENDAR\r\n" * 4096)
            except OSError:
                pass
        elif name == "slow":
            self.send_response(200)
            self.end_headers()
            self.close_connection = True
            try:
                while True:
                    self.wfile.write(b"B")
                    self.wfile.flush()
                    time.sleep(1)
            except OSError:
                pass
        else:
            with open(os.path.join(os.path.dirname(sys.argv[1]), os.path.basename(name)), "rb") as file:
                body = file.read()
            tag = f'"{hash(body)}"'
            if self.headers.get("if-none-match") == tag:
                self.answer(304, {"ETag": tag})
            else:
                self.answer(200, {"Content-Type": "text/calendar", "ETag": tag}, body)

    def answer(self, status, headers=None, body=b""):
        self.send_response(status)
        for name, value in (headers or {}).items():
            self.send_header(name, value)
        if status not in (204, 304):
            self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if status not in (204, 304):
            self.wfile.write(body)

    def log_message(self, *arguments):
        pass


class Server(ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 256

    def handle_error(self, request, address):
        pass


server = Server(("127.0.0.1", int(sys.argv[2]) if len(sys.argv) > 2 else 0), Handler)
print(server.server_port, flush=True)
server.serve_forever()
