#!/usr/bin/env python3
"""Reads a Grafana dashboard with Grafana's own types, and prints what they do not know of; nothing when they know all.

usage: read_dashboard.py FILE
"""

import json
import sys

from grafana_foundation_sdk.cog.encoder import JSONEncoder
from grafana_foundation_sdk.cog.plugins import register_default_plugins
from grafana_foundation_sdk.models.dashboard import Dashboard


def lost(ours, theirs, path=""):
    if isinstance(ours, dict):
        for name, value in ours.items():
            if not isinstance(theirs, dict) or name not in theirs:
                yield f"{path}/{name}"
            else:
                yield from lost(value, theirs[name], f"{path}/{name}")
    elif isinstance(ours, list):
        if not isinstance(theirs, list) or len(ours) != len(theirs):
            yield path
        else:
            for number, pair in enumerate(zip(ours, theirs)):
                yield from lost(*pair, f"{path}[{number}]")
    elif ours != theirs:
        yield f"{path}: {ours!r} became {theirs!r}"


register_default_plugins()
with open(sys.argv[1], encoding="utf-8") as file:
    dashboard = json.load(file)
for place in lost(dashboard, json.loads(JSONEncoder().encode(Dashboard.from_json(dashboard)))):
    print(place)
