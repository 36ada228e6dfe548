#!/usr/bin/env python3
"""Opens the dashboard of a running nhaclich in Chromium; ends with 1 when a page or an action is not as it should be.

usage: dashboard.py [--program PATH] look|act|mend|login|large     needs the packages that `make python` puts into .build/python

  look    every page in two languages, light and dark, wide and narrow: no complaint of the browser, nothing that
          axe-core finds wrong, nothing wider than the window; pictures go into the folder $NHACLICH_SCREENSHOTS
  act     what one does every day, with a script and without one; the keyboard alone; what changes is seen at once
  mend    what one does when something is wrong: send again, believe a calendar, ignore, silence one event
  login   a password, a wrong one, a session and its end
  large   10,000 events and 100,000 deliveries: how much a page is, and how long it takes
"""

import json
import os
import socket
import sqlite3
import time
import urllib.request

import laboratory
import organisation

options = laboratory.arguments(__doc__, part=["look", "act", "mend", "login", "large"])
lab = laboratory.Laboratory(options.program)


def free_port():
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return one.getsockname()[1]


port = free_port()
address = f"http://127.0.0.1:{port}"


def organise(more=""):
    """Starts the daemon on an organisation with a history."""
    now = time.time()
    organisation.settle(lab, now)
    lab.configure(organisation.configuration(lab, lab.receive()) + f"admin: {{ listen: 127.0.0.1:{port}{more} }}\n")
    lab.start()
    lab.expect(laboratory.until(60, lambda: "'nhaclich review' shows them" in lab.log), "something waits for review")
    # What is due is only sent when it was known before.
    lab.write(organisation.team(time.time()), "team.ics")
    lab.expect(laboratory.until(60, lambda: lab.counts()[1].get("delivered", 0) >= 2), "something was delivered")
    lab.expect(laboratory.until(60, lambda: lab.counts()[1].get("deferred", 0) >= 1), "something did not arrive")


def event_name(words):
    """The short name of the event that words name."""
    events = json.loads(lab.nhaclich("upcoming", "--format", "json").stdout)
    return next(one["id"] for one in events if words in one["title"])


def delivery_name(channel):
    """The name of the latest delivery on a channel."""
    lines = lab.nhaclich("log", "--format", "jsonl").stdout.splitlines()
    return [one["id"] for one in map(json.loads, lines) if one["channel"] == channel][-1]


def look():
    from browser import Browser
    organise()
    lab.nhaclich("silence", "add", "--title", "phong van", "--for", "3d", "--comment", "đã báo riêng")
    lab.nhaclich("test", "archive")
    month = time.strftime("%Y-%m", time.gmtime(time.time() + 10 * 86400))
    pages = {
        "agenda": "/", "agenda-2": "/?skip=40", "month": f"/month?month={month}", "event": f"/events/{event_name('Tiền lương')}",
        "sent": f"/events/{event_name('giao ban tuần')}", "deliveries": "/deliveries",
        "none-found": "/deliveries?event=khong+co", "delivery": f"/deliveries/{delivery_name('broken')}",
        "channels": "/channels", "calendars": "/calendars", "calendar": "/calendars/ilo", "hostile": "/calendars/hostile",
        "review": "/review", "silences": "/silences", "problem": "/events/ffff0000ffff", "nowhere": "/nowhere",
    }
    folder = os.environ.get("NHACLICH_SCREENSHOTS")
    browser = Browser(lab, address)
    for language in ["vi", "en"]:
        for theme in ["light", "dark"]:
            for width in [1280, 390]:
                page = browser.context(width, theme, language)
                for name, path in pages.items():
                    page.expects_refusal = name in ("problem", "nowhere")
                    answer = page.goto(address + path)
                    at = f"{name}, {language}, {theme}, {width}"
                    lab.expect(
                        answer.status == (404 if page.expects_refusal else 200), f"{at}: status {answer.status}")
                    wrong = browser.violations(page)
                    lab.expect(not wrong, f"{at}: axe-core finds nothing {json.dumps(wrong, ensure_ascii=False)}")
                    wide = page.evaluate("document.documentElement.scrollWidth")
                    lab.expect(wide <= width, f"{at}: as wide as the window ({wide})")
                    seen = page.evaluate(
                        "[document.querySelectorAll('h1').length, document.documentElement.lang, document.title,"
                        " document.querySelectorAll('[style], style, script:not([src])').length, window.harmed]")
                    lab.expect(seen[0] == 1 and seen[1] == language and len(seen[2]) > 14, f"{at}: {seen}")
                    lab.expect(seen[3] == 0 and not seen[4], f"{at}: nothing inline, nothing harmed {seen}")
                    if folder:
                        page.screenshot(path=f"{folder}/{name}-{language}-{theme}-{width}.png", full_page=True)
                page.context.close()


def expect_text(page, selector, words, what):
    try:
        page.locator(selector, has_text=words).first.wait_for(state="attached")
        lab.expect(True, what)
    except Exception as error:
        lab.expect(False, f"{what}: '{words}' is in {selector}: {str(error)[:200]} {page.inner_text('main')[:600]}")


def act():
    from browser import Browser
    organise()
    browser = Browser(lab, address)
    for script in [True, False]:
        how = "with a script" if script else "without a script"
        print(how)
        page = browser.context(language="vi", script=script)
        page.goto(f"{address}/channels")
        page.click("#test-room")
        expect_text(page, "[role=status]", "đã nhận", f"{how}: a test that arrives is told of")
        page.click("#test-broken")
        expect_text(page, "[role=status]", "401", f"{how}: a test that does not is told of, with the reason")
        page.goto(f"{address}/calendars")
        page.click("#refresh-team")
        expect_text(page, "[role=status]", "Đã đọc lại", f"{how}: a calendar is read again")
        page.click("#calendar-ilo h2 a")
        expect_text(page, ".evidence", "tháng 12", f"{how}: the words of a page are beside what was understood")

        page.goto(f"{address}/events/{event_name('Tiền lương')}")
        page.fill("#snooze", "5h")
        page.click("button:has-text('Dời lời nhắc')")
        expect_text(page, "[role=status]", "Đã dời", f"{how}: an event is snoozed")
        expect_text(page, "table", "dời lại", f"{how}: and its reminder is among the others")
        page.expects_refusal = True
        page.fill("#snooze", "ngày kia")
        page.click("button:has-text('Dời lời nhắc')")
        expect_text(page, "[role=alert]", "không phải là thời điểm, cũng không phải là khoảng thời gian",
                    f"{how}: what makes no sense is refused")
        lab.expect(page.input_value("#snooze") == "ngày kia", f"{how}: and what was typed is still there")
        page.expects_refusal = False

        page.goto(f"{address}/silences")
        page.fill("#words", "phong van")
        page.fill("#until", "2h")
        page.fill("#comment", "<b>đã báo</b> {{title}}")
        page.click("section button")
        expect_text(page, "[role=status]", "Đã tạo", f"{how}: a silence is made")
        expect_text(page, ".cards", "<b>đã báo</b> {{title}}", f"{how}: its reason stands as it was written")
        page.click(".cards button")
        expect_text(page, "[role=status]", "kết thúc", f"{how}: a silence is ended")

        page.goto(f"{address}/review")
        name = page.inner_text(".reviews h2 >> nth=0")
        lab.expect("<b>" not in name or page.locator(".reviews h2 b").count() == 0, f"{how}: its title is no markup")
        page.click(".reviews summary >> nth=0")
        page.fill(".reviews [name=end] >> nth=0", "2001-01-01")
        page.expects_refusal = True
        page.click(".reviews details button >> nth=0")
        expect_text(page, "[role=alert]", "Sự kiện sẽ kết thúc trước khi bắt đầu", f"{how}: an impossible correction is refused")
        lab.expect(
            page.input_value(".reviews [name=end] >> nth=0") == "2001-01-01", f"{how}: and is still in its field")
        page.expects_refusal = False
        page.fill(".reviews [name=end] >> nth=0", "")
        page.fill(".reviews [name=title] >> nth=0", f"Hạn đăng ký {how}")
        page.click(".reviews details button >> nth=0")
        expect_text(page, "[role=status]", "Đã nhận", f"{how}: a corrected event is accepted")
        lab.expect(
            laboratory.until(20, lambda: f"Hạn đăng ký {how}" in lab.nhaclich("upcoming").stdout, 0.3),
            f"{how}: and is to come")

        page.goto(f"{address}/?lang=en")
        lab.expect(page.url == f"{address}/", f"{how}: a language is remembered, and not in the address: {page.url}")
        page.goto(f"{address}/deliveries?state=arrived&channel=room&event=giao+ban")
        expect_text(page, "h1", "Deliveries", f"{how}: English is kept")
        rows = page.locator("tbody tr").count()
        lab.expect(rows == 1, f"{how}: one delivery is found by state, channel and words without accents: {rows}")
        page.click("tbody .what > a")
        expect_text(page, "dl", "room", f"{how}: a delivery is opened")
        page.goto(f"{address}/?theme=dark")
        lab.expect("data-theme=\"dark\"" in page.content(), f"{how}: dark is kept")
        page.goto(f"{address}//month?lang=vi")
        lab.expect(page.url.startswith(address), f"{how}: no address leads elsewhere: {page.url}")
        page.context.close()

    print("a change is seen without a click, and what somebody does meanwhile is left alone")
    page = browser.context()
    page.goto(f"{address}/silences")
    page.fill("#comment", "đang viết")
    page.focus("#comment")
    page.evaluate("document.getElementById('comment').setSelectionRange(2, 4)")
    lab.nhaclich("silence", "add", "--title", "tổng kết", "--for", "2h", "--comment", "từ dòng lệnh")
    expect_text(page, ".cards", "từ dòng lệnh", "a silence from the command line comes by itself")
    kept = page.evaluate(
        "[document.activeElement.id, document.activeElement.value, document.activeElement.selectionStart]")
    lab.expect(kept == ["comment", "đang viết", 2], f"the focus, the text and the caret stay: {kept}")
    page.goto(f"{address}/channels")
    lab.nhaclich("test", "room")
    waited = laboratory.until(
        15, lambda: "Đang chờ: 0" in page.inner_text("#channel-room") and page.locator("#channel-room .up").count() > 0, 0.2)
    lab.expect(waited, "a delivery is on the picture of its channel")
    page.context.close()

    print("the keyboard alone")
    page = browser.context()
    page.goto(address)
    page.keyboard.press("Tab")
    lab.expect(page.evaluate("document.activeElement.className") == "skip", "the first stop is the way past the navigation")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    first = page.evaluate("document.activeElement.closest('.summary') !== null")
    lab.expect(first, "which leads into the page")
    page.goto(f"{address}/channels")
    for _ in range(60):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.id") == "test-room":
            break
        outline = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
        lab.expect(outline != "none", f"where the focus is can be seen: {page.evaluate('document.activeElement.outerHTML.slice(0, 80)')}")
    page.keyboard.press("Enter")
    expect_text(page, "[role=status]", "đã nhận", "a test is sent with Tab and Enter")
    page.context.close()

    print("what cannot be read is told")
    lab.configure("timezone: nowhere\n")
    lab.nhaclich("reload")
    page = browser.context()
    page.goto(address)
    expect_text(page, ".notice", "nowhere", "the faults of a configuration that was refused are on every page")
    lab.expect("harmed" not in (page.evaluate("String(window.harmed)")), "nothing was harmed")


def calendars():
    """How each calendar is, by its name."""
    return {one["name"]: one for one in json.loads(lab.nhaclich("calendars", "--format", "json").stdout)}


def state(delivery):
    return json.loads(lab.nhaclich("show", delivery, "--format", "json").stdout)[0]["delivery"]


def mend():
    from browser import Browser
    organise()
    browser = Browser(lab, address)
    lab.nhaclich("test", "refusing")
    failed = delivery_name("refusing")
    lab.expect(state(failed)["state"] == "failed", f"a notice that is refused has failed: {state(failed)}")
    for script in [True, False]:
        how = "with a script" if script else "without a script"
        print(how)
        page = browser.context(script=script)

        def is_tried_again(tries):
            return laboratory.until(
                20, lambda: state(failed)["state"] == "failed" and state(failed)["attempts"] > tries, 0.2)

        tries = state(failed)["attempts"]
        page.goto(f"{address}/deliveries?state=failed")
        page.click(".heading button")
        expect_text(page, "[role=status]", "xếp lại để gửi: 1", f"{how}: what failed is sent again, all of it")
        lab.expect(is_tried_again(tries), f"{how}: and is tried again")
        tries = state(failed)["attempts"]
        page.goto(f"{address}/deliveries/{failed}")
        page.click(".heading button")
        expect_text(page, "[role=status]", "xếp lại để gửi: 1", f"{how}: one delivery is sent again")
        lab.expect(is_tried_again(tries), f"{how}: and is tried again, too")

        event = event_name("Khảo sát")
        page.goto(f"{address}/events/{event}")
        page.click("#silence summary")
        page.fill("#silence #until", "2 giờ")
        page.fill("#silence #comment", f"đã báo {how}")
        page.click("#silence button")
        expect_text(page, "[role=status]", "Đã tạo", f"{how}: one event is silenced on its page")
        expect_text(page, "section", f"đã báo {how}", f"{how}: which says so")
        held = json.loads(lab.nhaclich("silence", "list", "--format", "json").stdout)
        lab.expect([one["event"] for one in held if how in one["comment"]] == [event], f"{how}: that one alone: {held}")

        page.goto(f"{address}/review")
        waiting = page.locator(".reviews > li").count()
        page.click(".reviews form:has([value=ignore]) button >> nth=0")
        expect_text(page, "[role=status]", "Đã bỏ qua", f"{how}: an event is ignored")
        left = page.locator(".reviews > li").count()
        lab.expect(left == waiting - 1, f"{how}: and waits no more: {waiting}, {left}")

        had = calendars()["team"]["upcoming"]
        lab.write(organisation.calendar(), "team.ics")
        lab.expect(
            laboratory.until(20, lambda: "held_until" in calendars()["team"], 0.2), f"{how}: {had} events gone are not believed")
        page.goto(f"{address}/calendars")
        page.click("#calendar-team form:has([value=accept]) button")
        expect_text(page, "[role=status]", "Đã tin", f"{how}: until somebody says so")
        now = calendars()["team"]
        lab.expect(now["upcoming"] == 0 and "held_until" not in now, f"{how}: and then they are gone: {now}")
        lab.write(organisation.team(time.time()), "team.ics")
        lab.expect(
            laboratory.until(20, lambda: calendars()["team"]["upcoming"] == had, 0.2), f"{how}: they come back")
        page.context.close()


def login():
    from browser import Browser
    lab.write("mật khẩu của tôi\n", "password")
    organise(f", password: {{ file: {lab.path('password')} }}")
    browser = Browser(lab, address)
    for script in [True, False]:
        page = browser.context(script=script)
        page.expects_refusal = True
        page.goto(f"{address}/channels")
        lab.expect("/login" in page.url, f"who is not logged in comes to the login: {page.url}")
        lab.expect("room" not in page.content() and "team" not in page.content(), "and sees nothing of the daemon")
        lab.expect(not script or not browser.violations(page), "axe-core finds nothing wrong with it")
        page.fill("#password", "không đúng đâu")
        page.press("#password", "Enter")
        expect_text(page, "[role=alert]", "Mật khẩu không đúng", "a wrong password is told of")
        page.fill("#password", "mật khẩu của tôi")
        page.press("#password", "Enter")
        expect_text(page, "h1", "Kênh", "the right one leads to where one wanted to go")
        page.click("#test-room")
        expect_text(page, "[role=status]", "đã nhận", "and lets one act")
        page.click("button:has-text('Đăng xuất')")
        expect_text(page, "h1", "Đăng nhập", "who logs out is out")
        page.goto(f"{address}/channels")
        lab.expect("/login" in page.url, "and stays out")
        page.context.close()


def large():
    """Ten thousand events that are read, and a hundred thousand deliveries that are written into the store by hand."""
    now = time.time()
    events = [organisation.event(f"many-{number}", f"Phỏng vấn công nhân số {number}", now + 86400 + number * 300, 1,
                                 "LOCATION:Nhà máy dệt may số 7\\, khu công nghiệp Trà Nóc\\, Cần Thơ\r\n") for number in range(10000)]
    lab.write(organisation.calendar(*events), "many.ics")
    lab.configure(f"""
timezone: Asia/Ho_Chi_Minh
language: vi
calendars: {{ many: {{ file: {lab.path("many.ics")} }} }}
channels:
  room: {{ maildir: {{ path: {lab.path("mail")}, from: a@example.org, to: [b@example.org] }} }}
rules: {{ all: {{ remind: [1h], channels: [room] }} }}
admin: {{ listen: 127.0.0.1:{port} }}
""")
    lab.start()
    lab.expect(
        laboratory.until(120, lambda: lab.counts()[0].get("planned", 0) == 10000, 0.5), "10,000 reminders are planned")
    lab.kill(15)
    with sqlite3.connect(f"{lab.state}/nhaclich.db") as database:
        milliseconds = int(now * 1000)
        for number in range(100000):
            state = "failed" if number % 50 == 0 else "delivered"
            changed = milliseconds - (100000 - number) * 3000
            database.execute(
                "INSERT INTO delivery (id, channel, state, due, expires, attempts, changed, summary, note)"
                " VALUES (?, 'room', ?, ?, ?, 1, ?, ?, 'answered 200')",
                (number.to_bytes(16, "big"), state, changed, changed + 3600000, changed,
                 f"Hội thảo số {number} · thứ Năm, 13/2/2020, 08:30–11:30 (UTC+7)"))
        for state, count in [("failed", 2000), ("delivered", 98000)]:
            database.execute(
                "INSERT INTO delivery_tally (channel, state, count) VALUES ('room', ?, ?)"
                " ON CONFLICT DO UPDATE SET count = count + excluded.count", (state, count))
    lab.start()
    pages = ["/", "/?skip=9000", "/month", "/deliveries", "/deliveries?state=failed", "/deliveries?event=so+99999",
             "/deliveries?event=khong+co+dau", "/channels", "/calendars", "/calendars/many", "/review", "/silences",
             f"/events/{event_name('số 77')}"]
    for path in pages:
        times = []
        for _ in range(7):
            begun = time.monotonic()
            body = urllib.request.urlopen(address + path).read()
            times.append((time.monotonic() - begun) * 1000)
        print(f"{path}: {len(body) / 1000:.1f} kB, {sorted(times)[3]:.1f} ms (the first {times[0]:.1f})", flush=True)
        lab.expect(len(body) < 100000, f"{path} is less than 100 kB")
        if path == "/":
            lab.expect(body.count(b'<li class="event">') == 40, "the first page has 40 events")
            lab.expect(times[0] < 5000, "and does not take seconds")
        if path == "/deliveries":
            lab.expect(body.count(b"<tr><td") == 50, "a page has 50 deliveries")


{"look": look, "act": act, "mend": mend, "login": login, "large": large}[options.part]()
lab.finish()
