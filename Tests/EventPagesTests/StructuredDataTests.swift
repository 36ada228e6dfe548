import CivilTime
import EventPages
import Testing

@Suite("What pages say for machines")
struct StructuredDataTests {
    @Test("JSON-LD is read, with its slips: comments, trailing commas, several events in a graph")
    func jsonLD() throws {
        let page = """
            <html><head><script type="application/ld+json">
            { "@context": "https://schema.org", "@graph": [
              { "@type": "WebPage", "name": "Trang chủ" },
              { "@type": ["Event", "BusinessEvent"], "name": "Hội thảo lương", // by hand
                "startDate": "2026-03-12T08:30:00+07:00", "endDate": "2026-03-12T11:30:00+07:00",
                "eventAttendanceMode": "https://schema.org/MixedEventAttendanceMode",
                "location": { "@type": "Place", "name": "Nhà hát Lớn", "address": { "addressLocality": "Hà Nội" } },
                "organizer": [ { "name": "Mạng lưới" }, { "name": "Công đoàn" } ], },
              { "@type": "Event", "name": "Lớp luật", "startDate": "2026-04-01",
                "eventStatus": "https://schema.org/EventCancelled" },
            ] }
            </script></head><body><h1>Sự kiện</h1><p>Ngày 5/5/2026 có hội thảo khác.</p></body></html>
            """
        let found = events(page)
        #expect(
            found.map(\.summary) == [
                "2026-03-12 08:30 – 2026-03-12 11:30 Hội thảo lương", "2026-04-01 Lớp luật",
            ])
        let first = try #require(found.first)
        #expect(first.time.utcOffset == 7 * 3600)
        #expect(first.location == "Nhà hát Lớn, Hà Nội")
        #expect(first.organizer == "Mạng lưới; Công đoàn")
        #expect(first.mode == .hybrid)
        #expect(found.map(\.status) == [.confirmed, .cancelled])
    }

    @Test("microdata is read without the properties of the items inside")
    func microdata() throws {
        let page = """
            <div itemscope itemtype="https://schema.org/Event"><a itemprop="url" href="/e/1"><b itemprop="name">Tọa đàm</b></a>
            <meta itemprop="startDate" content="2026-03-12T19:00">
            <div itemprop="location" itemscope itemtype="https://schema.org/Place"><span itemprop="name">Thư viện</span>
            <span itemprop="address">Huế</span></div></div>
            """
        let event = try #require(events("<html><body>\(page)</body></html>").first)
        #expect(event.summary == "2026-03-12 19:00 Tọa đàm")
        #expect(event.location == "Thư viện, Huế")
        #expect(event.link == "/e/1")
    }

    @Test(
        "microformats old and new are read, with times put together from their parts",
        arguments: [
            """
            <div class="vevent"><span class="summary">Diễn đàn</span> <abbr class="dtstart" title="2026-03-12T08:00">12/3</abbr></div>
            """,
            """
            <div class="h-event"><span class="p-name">Diễn đàn</span> <span class="dt-start">
            <time class="value" datetime="2026-03-12">12/3</time> <span class="value">8:00am</span></span></div>
            """,
        ])
    func microformats(page: String) {
        #expect(events("<html><body>\(page)</body></html>").map(\.summary) == ["2026-03-12 08:00 Diễn đàn"])
    }

    @Test("a machine's date that is none is read as people write dates")
    func oddDates() {
        let page = """
            <script type="application/ld+json">{"@type": "Event", "name": "Họp thường kỳ", "startDate": "Thursday, March 12, 2026 9:00 AM"}</script>
            """
        #expect(events("<html><head>\(page)</head></html>").map(\.summary) == ["2026-03-12 09:00 Họp thường kỳ"])
    }

    @Test("the calendars a page offers are told")
    func calendars() {
        let page = """
            <html><head><link rel="alternate" type="text/calendar" href="/events.ics">
            <link rel="alternate" type="application/rss+xml" href="/rss"></head><body><p>x</p></body></html>
            """
        #expect(read(page).calendars == ["/events.ics"])
        #expect(EventPageReader.calendars(in: Array(page.utf8)) == ["/events.ics"])
    }

    @Test("broken JSON leaves the rest of the page to be read")
    func broken() {
        let page = """
            <html><head><script type="application/ld+json">{"@type": "Event", "name": </script></head><body>
            <h1>Hội thảo lương</h1><p>Thời gian: ngày 12/3/2026</p></body></html>
            """
        #expect(events(page).map(\.summary) == ["2026-03-12 Hội thảo lương"])
    }
}
