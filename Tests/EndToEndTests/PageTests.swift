import Foundation
import Testing

@Suite("Event pages")
struct PageTests {
    let sandbox: Sandbox

    init() throws { sandbox = try Sandbox() }

    private static let listing = """
        Sự kiện

        Tháng Hai 2020

         1. Hội thảo "Tiền lương đủ sống"

          2020/02/13 - 2020/02/14

          Hội thảo do Mạng lưới tổ chức tại thành phố Cần Thơ.

         2. Hội thảo tổng kết dự án

          2020/02/01 - 2020/02/07

          Mạng lưới sẽ tổ chức một hội thảo tổng kết vào tháng 2/2020.

        Tháng Mười Hai 2019

         1. Khảo sát cuối kì

          2019/12/30 - 2020/02/29

        """

    @Test("a listing is simulated in good Vietnamese: days, windows, and the end of what goes on for months")
    func simulated() async throws {
        try sandbox.write(Self.listing, to: "page.txt")
        try sandbox.configure(
            """
            calendars: { ilo: { page: \(sandbox.path("page.txt")), kind: listing } }
            channels: { screen: { console: {} } }
            rules: { all: { remind: [7d, 1d], channels: [screen] } }
            """)
        let result = try await nhaclich(
            "simulate", "--config", sandbox.path("etc/nhaclich.yaml"), "--from", "2020-01-20", "--to", "2020-03-01",
            in: sandbox)
        #expect(result.status == 0, "\(result.complaints)")
        let text = result.output
        for words in [
            "Còn 7 ngày", "Thời gian: từ thứ Năm, 13/2/2020 đến hết thứ Sáu, 14/2/2020", "Địa điểm: thành phố Cần Thơ",
            "Hội thảo tổng kết dự án (dự kiến)",
            "Thời gian: trong khoảng từ thứ Bảy, 1/2/2020 đến thứ Sáu, 7/2/2020", "Ngày mai kết thúc",
        ] {
            #expect(text.contains(words), "'\(words)' is missing in \(text)")
        }
    }

    @Test("the notices of the seed listing are those that its keepers reckoned")
    func vectors() async throws {
        let folder = Project.path("../shared/seeds")
        let expected = "\(folder)/seed-expected.json"
        guard FileManager.default.fileExists(atPath: expected) else {
            print("skipped: needs ../shared/seeds, which is not there")
            return
        }
        struct Seeds: Decodable {
            struct Vectors: Decodable {
                struct Case: Decodable {
                    struct Notice: Decodable {
                        let fireAt: String
                        let title: String
                    }

                    let expected: [Notice]
                }

                let cases: [Case]
            }

            let reminderVectors: Vectors
        }
        let decoder = JSONDecoder()
        decoder.keyDecodingStrategy = .convertFromSnakeCase
        let seeds = try decoder.decode(Seeds.self, from: Data(contentsOf: URL(filePath: expected)))
        let wanted = (seeds.reminderVectors.cases.first?.expected ?? []).filter {
            $0.fireAt >= "2020-01-20" && $0.fireAt < "2020-03-01"
        }
        let page = try FileManager.default.contentsOfDirectory(atPath: folder).first { $0.hasPrefix("003") }
        try sandbox.configure(
            """
            calendars: { ilo: { page: \(folder)/\(try #require(page)) } }
            channels: { screen: { console: {} } }
            rules: { all: { remind: [7d, 1d], channels: [screen] } }
            """)
        let result = try await nhaclich(
            "simulate", "--config", sandbox.path("etc/nhaclich.yaml"), "--from", "2020-01-20", "--to", "2020-03-01",
            "--format", "jsonl", in: sandbox)
        struct Notice: Decodable {
            let at: String
            let title: String
            let lead: String
        }
        let notices = try result.output.split(separator: "\n").map {
            try JSONDecoder().decode(Notice.self, from: Data($0.utf8))
        }
        // The vectors know no second notice of what goes on for months.
        let told = notices.filter { !$0.lead.hasSuffix("its end") }
        #expect(Set(told.map { "\($0.at) \($0.title.prefix(60))" }) == Set(wanted.map { "\($0.fireAt) \($0.title)" }))
        #expect(notices.count == told.count + 1)
    }

    @Test("a page is read by the daemon, reviewed and explained")
    func reviewed() async throws {
        let tomorrow = Date().addingTimeInterval(3 * 86_400).formatted(
            Date.VerbatimFormatStyle(
                format: "\(day: .defaultDigits)/\(month: .defaultDigits)/\(year: .defaultDigits)",
                timeZone: TimeZone(identifier: "Asia/Ho_Chi_Minh") ?? .current,
                calendar: Calendar(identifier: .gregorian)))
        try sandbox.write(
            """
            Trại hè công nhân trẻ

            Hạn đăng ký: \(tomorrow)
            Thời gian: 8h30, ngày \(tomorrow)
            Địa điểm: Đà Nẵng

            """, to: "page.txt")
        try sandbox.configure(
            """
            calendars: { camp: { page: \(sandbox.path("page.txt")) } }
            channels: { screen: { console: {} } }
            rules: { all: { remind: [1h], channels: [screen] } }
            """)
        let daemon = try await startDaemon(in: sandbox)
        #expect(await until(30) { daemon.written.contains("'nhaclich review' shows them") }, "\(daemon.written)")
        let both = try await nhaclich("why", "trai he", in: sandbox)
        #expect(both.output.contains("waits for review"), "\(both)")
        let why = try await nhaclich("why", "trai he", "--format", "json", in: sandbox)
        #expect(why.output.contains("\"quote\" : \"8h30, ngày \(tomorrow)\""), "\(why)")
        #expect(why.output.contains("\"state\" : \"planned\""), "\(why)")
        let waiting = try await nhaclich("review", in: sandbox)
        #expect(waiting.output.contains("camp, line 3"), "\(waiting)")
        let id = String(waiting.output.prefix { $0 != " " })
        let reversed = try await nhaclich("review", "fix", id, "end=2020-01-01", in: sandbox)
        #expect(reversed.status != 0 && reversed.complaints.contains("it would end, 2020-01-01, before it begins"))
        let fixed = try await nhaclich("review", "fix", id, "title=Hạn đăng ký trại hè", in: sandbox)
        #expect(fixed.output.hasPrefix("fixed: Hạn đăng ký trại hè"), "\(fixed)")
        #expect(
            await until(30) {
                let upcoming = try? await nhaclich("upcoming", in: sandbox).output
                return upcoming?.contains("Hạn đăng ký trại hè") == true
            })
        #expect(try await nhaclich("review", in: sandbox).output == "nothing waits\n")
        #expect(try await nhaclich("review", "ignore", "zz", in: sandbox).status == 64)
    }

    @Test("extract tells in JSON lines what a page announces, and complains of what it is not")
    func extracted() async throws {
        try sandbox.write("Hội thảo lương\n\nThời gian: 8h30, ngày 12/3/2026\nĐịa điểm: Huế\n", to: "page.txt")
        let result = try await nhaclich(
            "extract", "--reference-date", "2026-03-02", "--format", "jsonl", sandbox.path("page.txt"), in: sandbox)
        #expect(
            result.output == """
                {"all_day":false,"attendable":true,"confidence":"high","date_precision":"day",\
                "evidence":"8h30, ngày 12/3/2026","kind":"workshop","line":3,"location":"Huế",\
                "start":"2026-03-12T08:30","status":"CONFIRMED","tense":"future-at-publication","title":"Hội thảo lương"}

                """)
        #expect(try await nhaclich("extract", sandbox.path("none.html"), in: sandbox).status == 66)
        #expect(try await nhaclich("extract", "--reference-date", "mai", "x", in: sandbox).status == 64)
    }
}
