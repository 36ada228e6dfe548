#!/usr/bin/env python3
"""Asks the daemon on its socket and prints what it answers, as JSON: status, headers, body, milliseconds.

usage: ask.py SOCKET PATH [NAME:VALUE]...     each NAME:VALUE is a header
"""

import http.client
import json
import socket
import sys
import time


class Connection(http.client.HTTPConnection):
    def connect(self):
        self.sock = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        self.sock.connect(sys.argv[1])


connection = Connection("localhost", timeout=60)
begin = time.perf_counter()
connection.request("GET", sys.argv[2], headers=dict(header.split(":", 1) for header in sys.argv[3:]))
response = connection.getresponse()
body = response.read()
print(json.dumps({
    "status": response.status, "headers": {name.lower(): value for name, value in response.getheaders()},
    "body": body.decode(), "milliseconds": (time.perf_counter() - begin) * 1000,
}))
