#!/usr/bin/env python3
"""Writes a calendar of many events that begin within a day and a bit, so that each is due once in 24 hours.

usage: large_calendar.py FILE EVENTS     the day is 2020-02-13 in Hanoi, the reminders are due an hour before
"""

import sys
import time

path, count = sys.argv[1], int(sys.argv[2])
first = 1_581_526_800 + 3600  # 2020-02-13T01:00:00+07:00
with open(path, "w") as file:
    file.write("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//test//EN\r\n")
    for number in range(count):
        begin = time.strftime("%Y%m%dT%H%M%SZ", time.gmtime(first + number * 86_400 // count))
        file.write(
            f"BEGIN:VEVENT\r\nUID:event-{number}\r\nDTSTAMP:20200101T000000Z\r\nDTSTART:{begin}\r\nDURATION:PT1H\r\n"
            f"SUMMARY:Hội thảo {number}\r\nEND:VEVENT\r\n")
    file.write("END:VCALENDAR\r\n")
