"""An organisation for the dashboard to show: calendars that are read and one that fails, channels that work and one that does
not, a page that is not sure of itself, and titles that mean harm."""

import time

#: What a hostile calendar calls its events; each must be seen as it stands here, and do nothing.
HOSTILE = [
    "<script>window.harmed = 1</script>",
    "\"><img src=x onerror='window.harmed = 2'>",
    "{{title}} {{{language}}} {{#days}}",
    "\"\u0301 onmouseover=\"window.harmed = 3\" x=\"",
    "javascript:window.harmed=4 &lt;b&gt;",
]
#: Text that is shown from right to left, and characters that would turn the rest of the line.
TURNED = "Họp \u202eevil\u202c \u2067كتاب\u2069 \u200fnhóm"
LONG = "Hội thảo " + "rất-dài-không-có-chỗ-ngắt" * 12

PAGE = """Sự kiện

Tháng Mười Hai {year}

 1. Hội thảo "Tiền lương đủ sống"

  {year}/12/13 - {year}/12/14

  Hội thảo do Mạng lưới tổ chức tại thành phố Cần Thơ.

 2. Hội thảo tổng kết dự án

  {year}/12/01 - {year}/12/07

  Mạng lưới sẽ tổ chức một hội thảo tổng kết vào tháng 12/{year}.

"""

#: A deadline and an event in one: which of them is meant, a person has to say.
CAMP = """Trại hè công nhân trẻ <b>“miền Trung”</b>

Hạn đăng ký: {day}
Thời gian: 8h30, ngày {day}
Địa điểm: Đà Nẵng

Lớp học buổi tối cho công nhân

Hạn đăng ký: {later}
Thời gian: 19h00, ngày {later}
Địa điểm: Bình Dương

"""


def stamp(seconds):
    return time.strftime("%Y%m%dT%H%M%SZ", time.gmtime(seconds))


def event(uid, title, begin, hours=2, more=""):
    escaped = title.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")
    text = (
        f"BEGIN:VEVENT\r\nUID:{uid}\r\nDTSTAMP:20260101T000000Z\r\nDTSTART:{stamp(begin)}\r\n"
        f"DTEND:{stamp(begin + hours * 3600)}\r\nSUMMARY:{escaped}\r\n{more}END:VEVENT\r\n")
    return text


def all_day(uid, title, begin, days=1):
    first, last = time.strftime("%Y%m%d", time.gmtime(begin)), time.strftime("%Y%m%d", time.gmtime(begin + days * 86400))
    return (
        f"BEGIN:VEVENT\r\nUID:{uid}\r\nDTSTAMP:20260101T000000Z\r\nDTSTART;VALUE=DATE:{first}\r\n"
        f"DTEND;VALUE=DATE:{last}\r\nSUMMARY:{title}\r\nEND:VEVENT\r\n")


def calendar(*events):
    return f"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//test//EN\r\n{''.join(events)}END:VCALENDAR\r\n"


def team(now):
    """The calendar of people who meet; something is due some seconds later."""
    day = now - now % 86400 + 86400
    return calendar(
        event("soon", "Họp giao ban tuần", now + 3610, 1, "LOCATION:Phòng họp tầng 2\\, 24 Tràng Tiền\r\n"),
        event("living-wage", "Hội thảo “Tiền lương đủ sống cho công nhân dệt may”", day + 6 * 3600, 3,
              "LOCATION:Khách sạn Mường Thanh\\, Cần Thơ\r\n"),
        event("off", "Tọa đàm với báo chí", day + 9 * 3600, 1, "STATUS:CANCELLED\r\nLOCATION:Trực tuyến\r\n"),
        event("maybe", "Khảo sát thực địa tại Đồng Nai", day + 86400 + 3600, 8, "STATUS:TENTATIVE\r\n"),
        all_day("retreat", "Tổng kết năm và kế hoạch năm tới", day + 5 * 86400, 2),
        event("weekly", "Giao ban thứ Hai", day + 2 * 86400, 1, "RRULE:FREQ=WEEKLY;COUNT=30\r\n"),
        *[event(f"crowd-{number}", f"Phỏng vấn công nhân số {number + 1}", day + 9 * 86400 + 3600 + number * 600, 0.15)
          for number in range(40)])


def hostile(now):
    """The calendar of somebody who means harm."""
    day = now - now % 86400 + 3 * 86400
    titles = HOSTILE + [TURNED, LONG]
    return calendar(*[
        event(f"harm-{number}", title, day + number * 1800, 1, f"LOCATION:{HOSTILE[number % 2]}\r\n")
        for number, title in enumerate(titles)])


def configuration(lab, port):
    return f"""
timezone: Asia/Ho_Chi_Minh
language: [vi, en]
calendars:
  team: {{ file: {lab.path("team.ics")} }}
  hostile: {{ file: {lab.path("hostile.ics")} }}
  ilo: {{ page: {lab.path("page.txt")}, kind: listing }}
  camp: {{ page: {lab.path("camp.txt")} }}
  away: {{ file: {lab.path("away.ics")} }}
channels:
  room: {{ webhook: {{ url: "http://127.0.0.1:{port}/ok" }} }}
  broken: {{ webhook: {{ url: "http://127.0.0.1:{port}/status/401" }} }}
  flaky: {{ webhook: {{ url: "http://127.0.0.1:{port}/flaky" }} }}
  refusing: {{ webhook: {{ url: "http://127.0.0.1:{port}/status/400" }} }}
  archive:
    maildir: {{ path: {lab.path("mail")}, from: nhaclich@example.org, to: [an@example.org] }}
rules:
  meetings: {{ calendars: [team], remind: [7d, 1d, 1h], channels: [room, broken, flaky] }}
  others: {{ calendars: [hostile, ilo], remind: [1d], channels: [room, archive] }}
"""


def settle(lab, now):
    """Writes the organisation's files, but for the calendar in which something is due at once: that is for later."""
    lab.write(calendar(), "team.ics")
    lab.write(hostile(now), "hostile.ics")
    def day(after):
        date = time.gmtime(now + after * 86400)
        return f"{date.tm_mday}/{date.tm_mon}/{date.tm_year}"

    lab.write(CAMP.format(day=day(3), later=day(5)), "camp.txt")
    lab.write(PAGE.format(year=time.gmtime(now).tm_year), "page.txt")
