#!/usr/bin/env python3
"""Reads a calendar with the icalendar library and prints its events as JSON, one on a line, after one of the calendar's own.

usage: read_calendar.py FILE
"""

import json
import sys

import icalendar


def text(component, name):
    value = component.get(name)
    return None if value is None else str(value)


with open(sys.argv[1], "rb") as file:
    calendar = icalendar.Calendar.from_ical(file.read())
print(json.dumps({
    "name": text(calendar, "X-WR-CALNAME"), "refresh": str(calendar.decoded("REFRESH-INTERVAL")),
    "ttl": text(calendar, "X-PUBLISHED-TTL"), "errors": [str(error) for error in calendar.errors]}))
for event in calendar.walk("VEVENT"):
    print(json.dumps({
        "uid": text(event, "UID"), "start": event.decoded("DTSTART").isoformat(), "summary": text(event, "SUMMARY"),
        "location": text(event, "LOCATION"), "description": text(event, "DESCRIPTION"), "status": text(event, "STATUS"),
        "errors": [str(error) for error in event.errors]}))
