import CivilTime
import EventPages
import Foundation
import Testing

@Suite("Hostile and broken pages")
struct HostilePageTests {
    @Test(
        "what is no page of events has none",
        arguments: [
            "", " ", "\u{FEFF}", "{}", "<", "<>", "<html", "<!--", "<script>12/3/2026</script>",
            "<html><body><form><h1>Đăng nhập</h1><input name=user><input type=password></form></body></html>",
            "<html><head><title>404 Not Found</title></head><body><h1>Not Found</h1></body></html>",
            "BEGIN:VCALENDAR", String(repeating: "<div>", count: 5000), String(repeating: "(", count: 5000),
        ])
    func nothing(page: String) {
        #expect(events(page).isEmpty)
    }

    @Test("a page cut off anywhere never stops the reader, and tells nothing that is not on it")
    func truncated() {
        let page = """
            <html><head><title>Sự kiện</title></head><body><h1>Sự kiện</h1><h2>Tháng Ba 2026</h2><ul>
            <li><b>Hội thảo lương</b><br>12/3/2026<br>tại Hà Nội</li><li><b>Lớp luật</b><br>13/3/2026</li></ul></body></html>
            """
        let bytes = Array(page.utf8)
        let reader = EventPageReader(reference: date("2026-03-02"))
        for count in bytes.indices {
            for event in reader.read(Array(bytes[..<count])).events {
                #expect(event.time.days.lowerBound.year == 2026, "\(count)")
            }
        }
    }

    @Test("a day that does not exist is told with its line, and nothing is made of it")
    func noSuchDay() {
        let reading = read("Hội thảo lương\n\nThời gian: ngày 31/2/2026\n")
        #expect(reading.events.filter { !$0.needsReview }.isEmpty)
        #expect(reading.faults.map(\.line) == [3])
    }

    @Test("a range that ends before it starts waits for review")
    func backwards() {
        let page = "Tin tức công đoàn trong tuần\n\n14/3/2026 - 12/3/2026: Họp nhóm\n"
        #expect(events(page).allSatisfy { $0.time.days.lowerBound <= $0.time.days.upperBound })
    }

    @Test("a page that is too large is read as far as it goes, and says so")
    func large() {
        let line = "<p>Không có gì mới trong tuần này để thông báo đến các thành viên.</p>\n"
        let page = "<html><body>" + String(repeating: line, count: 9 * 1024 * 1024 / line.utf8.count)
        let reading = read(page)
        #expect(reading.events.isEmpty)
        #expect(reading.faults.count == 2, "\(reading.faults)")
    }

    @Test("thousands of dates are bounded")
    func many() {
        var page = "Sự kiện\n\n"
        for number in 0..<5000 { page += "Hội thảo số \(number)\n\n\(1 + number % 28)/4/2026\n\n" }
        #expect(read(page).events.count <= 1000)
    }

    @Test("other encodings are read by what the page says of itself")
    func encodings() throws {
        let text =
            "<html><head><meta charset=windows-1258></head><body><h1>Hội thảo lương</h1><p>Thời gian: 12/3/2026</p></html>"
        // windows-1258 has letters with their shape, and each tone as a mark of its own behind them.
        let letters: [String: UInt8] = ["ô": 0xF4, "â": 0xE2, "ê": 0xEA, "ơ": 0xF5, "ư": 0xFD, "ă": 0xE3, "đ": 0xF0]
        let tones: [Unicode.Scalar: UInt8] = [
            "\u{300}": 0xCC, "\u{309}": 0xD2, "\u{303}": 0xDE, "\u{301}": 0xEC, "\u{323}": 0xF2,
        ]
        var bytes: [UInt8] = []
        for character in text {
            let scalars = String(character).decomposedStringWithCanonicalMapping.unicodeScalars
            let tone = scalars.first { tones[$0] != nil }.flatMap { tones[$0] }
            let letter = scalars.filter { tones[$0] == nil }.map(String.init).joined()
                .precomposedStringWithCanonicalMapping
            bytes.append(letters[letter] ?? letter.utf8.first ?? 0x20)
            if let tone { bytes.append(tone) }
        }
        let reader = EventPageReader(reference: date("2026-03-02"))
        #expect(reader.read(bytes).events.map(\.title) == ["Hội thảo lương"])
        let wide = Array("Hội thảo lương\n\nThời gian: 12/3/2026\n".utf16).flatMap {
            [UInt8($0 & 0xFF), UInt8($0 >> 8)]
        }
        #expect(reader.read([0xFF, 0xFE] + wide).events.map(\.title) == ["Hội thảo lương"])
    }

    @Test("random bytes never stop the reader")
    func random() {
        var state: UInt64 = 0x9E37_79B9_7F4A_7C15
        let pieces = [
            "<", ">", "</p>", "<p>", "ngày ", "12/3", "/2026", "hội thảo ", "tại ", "Hà Nội", "“", "\"", ":", "\n",
            "\u{301}", "&#0;", "]]>", "Thời gian:", "(", ")", " - ",
        ]
        for _ in 0..<300 {
            var page = ""
            for _ in 0..<60 {
                state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                page += pieces[Int(state >> 33) % pieces.count]
            }
            let reading = read(page)
            for event in reading.events {
                #expect(!event.title.isEmpty)
                #expect(event.time.days.lowerBound <= event.time.days.upperBound)
            }
        }
    }
}
