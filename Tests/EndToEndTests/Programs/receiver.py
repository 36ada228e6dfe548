#!/usr/bin/env python3
"""A receiver of webhooks: answers as the path asks, and writes one JSON line for each request to a file.

usage: receiver.py LOG [PORT [ADDRESS]]     prints its port, then serves until it is killed

A first part of the path that begins with `key-` stands for a secret, and says nothing.

  /ok            204
  /status/N      status N; /status/429 with Retry-After: 1
  /flaky         503 the first time an id comes, 204 after that
  /burst/N       500 the first N times an id comes, 200 and `ok` after that
  /patience/F    429 the first time an id comes, 200 and `ok` after that; F says how long to wait: seconds, fraction, date,
                 rfc850, asctime, past, nonsense, none, body, text, milliseconds, parameters, reset
  /hang          no answer
  /hold/SECONDS  204, after so long
  /drip          200 and headers, one byte a second
  /dripbody      200 and a body, one byte a second
  /reset         closes the connection in the middle of the answer
  /close         closes the connection without an answer
  /noise         what is not HTTP
  /redirect/N    status N, to /ok
  /echo/N        status N; the body repeats the whole request, its address and its headers
  /says/N/TEXT   status N with TEXT as the body, `%20` and the like decoded
  /slack         200 and `ok`, as Slack answers
  /board         200 and `{"id": "m1"}`, where the number is that of the request; the path may go on
  /to/HOST/PATH  a redirect of a feed to PATH on the same port of HOST
  /feed/NAME     a calendar feed gone wrong: html, empty, endless, slow, missing; anything else is a file beside LOG
"""

import json
import os
import socket
import struct
import sys
import threading
import time
import urllib.parse
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

log = open(sys.argv[1], "a", buffering=1)
lock = threading.Lock()
seen = {}

# The longest wait that /patience asks for, in seconds.
PATIENCE = 7


def patience(form):
    """The headers and the body that ask for patience."""
    until = time.gmtime(time.time() + PATIENCE)
    return {
        "seconds": ({"Retry-After": str(PATIENCE)}, b""),
        "fraction": ({"Retry-After": f"{PATIENCE - 1}.5"}, b""),
        "date": ({"Retry-After": time.strftime("%a, %d %b %Y %H:%M:%S GMT", until)}, b""),
        "rfc850": ({"Retry-After": time.strftime("%A, %d-%b-%y %H:%M:%S GMT", until)}, b""),
        "asctime": ({"Retry-After": time.strftime("%a %b %e %H:%M:%S %Y", until)}, b""),
        "past": ({"Retry-After": "Sun, 06 Nov 1994 08:49:37 GMT"}, b""),
        "nonsense": ({"Retry-After": "soon"}, b""),
        "none": ({}, b""),
        "body": ({}, b'{"ok": false, "error": "ratelimited", "retry_after": %d}' % PATIENCE),
        "text": ({}, b'{"retry_after": "%d"}' % PATIENCE),
        "milliseconds": ({}, b'{"errcode": "M_LIMIT_EXCEEDED", "retry_after_ms": %d}' % (PATIENCE * 1000)),
        "parameters": ({}, b'{"ok": false, "parameters": {"retry_after": %d}}' % PATIENCE),
        "reset": ({"X-RateLimit-Reset-After": str(PATIENCE)}, b""),
    }[form]


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_POST(self):
        length = int(self.headers.get("content-length", 0))
        body = self.rfile.read(length)
        if len(body) < length:
            # The sender died in the middle of it.
            self.close_connection = True
            return
        # Slack's requests have no id: what they say is the same at every attempt.
        identity = (self.path, self.headers.get("webhook-id") or body)
        with lock:
            times = seen[identity] = seen.get(identity, 0) + 1
            headers = {name.lower(): value for name, value in self.headers.items()}
            entry = {"method": self.command, "path": self.path, "time": time.time(), "headers": headers,
                     "body": body.decode()}
            log.write(json.dumps(entry) + "\n")
        parts = [part for part in self.path.split("?")[0].split("/") if part]
        if parts and parts[0].startswith("key-"):
            del parts[0]
        way, rest = parts[0] if parts else "", parts[1:]
        if way == "hang":
            time.sleep(600)
        elif way == "hold":
            time.sleep(float(rest[0]))
            self.answer(204)
        elif way == "drip":
            self.drip(b"HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Length: 2\r\n\r\nok")
        elif way == "dripbody":
            self.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Length: 600\r\n\r\n")
            self.drip(b"o" * 600)
        elif way == "reset":
            self.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf")
            self.wfile.flush()
            self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
            self.connection.close()
            self.close_connection = True
        elif way == "close":
            self.close_connection = True
        elif way == "noise":
            self.wfile.write(b"\x00\x01\x02 this is no HTTP at all\r\n\r\n")
            self.close_connection = True
        elif way == "flaky":
            self.answer(503 if times == 1 else 204)
        elif way == "burst":
            failing = times <= int(rest[0])
            self.answer(500 if failing else 200, {}, b"" if failing else b"ok")
        elif way == "patience":
            headers, text = patience(rest[0])
            if times == 1:
                self.answer(429, headers, text)
            else:
                self.answer(200, {}, b"ok")
        elif way == "redirect":
            self.answer(int(rest[0]), {"Location": "/ok"})
        elif way == "echo":
            self.answer(int(rest[0]), {}, f"you sent {self.path} {dict(self.headers)}".encode())
        elif way == "says":
            self.answer(int(rest[0]), {}, urllib.parse.unquote("/".join(rest[1:])).encode())
        elif way == "slack":
            self.answer(200, {}, b"ok")
        elif way == "board":
            self.answer(200, {}, b'{"id": "m%d"}' % len(seen))
        elif way == "status":
            status = int(rest[0])
            self.answer(status, {"Retry-After": "1"} if status == 429 else {})
        else:
            self.answer(204)

    do_PUT = do_PATCH = do_POST

    def do_GET(self):
        name = self.path.removeprefix("/feed/")
        with lock:
            headers = {key.lower(): value for key, value in self.headers.items()}
            log.write(json.dumps({"path": self.path, "time": time.time(), "headers": headers}) + "\n")
        if self.path.startswith("/to/"):
            host, path = self.path.removeprefix("/to/").split("/", 1)
            self.answer(302, {"Location": f"http://{host}:{self.server.server_port}/{path}"})
        elif name == "html":
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
            self.drip(b"B" * 100_000)
        else:
            with open(os.path.join(os.path.dirname(sys.argv[1]), os.path.basename(name)), "rb") as file:
                body = file.read()
            tag = f'"{hash(body)}"'
            if self.headers.get("if-none-match") == tag:
                self.answer(304, {"ETag": tag})
            else:
                self.answer(200, {"Content-Type": "text/calendar", "ETag": tag}, body)

    def drip(self, bytes):
        self.close_connection = True
        try:
            for byte in bytes:
                self.wfile.write(b"%c" % byte)
                self.wfile.flush()
                time.sleep(1)
        except OSError:
            pass

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


place = (sys.argv[3] if len(sys.argv) > 3 else "127.0.0.1", int(sys.argv[2]) if len(sys.argv) > 2 else 0)
server = Server(place, Handler)
print(server.server_port, flush=True)
server.serve_forever()
