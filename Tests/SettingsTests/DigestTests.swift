import CivilTime
import ReminderCore
import Settings
import Testing

@Suite("Digests of a configuration")
struct DigestTests {
    let reader = ConfigurationReader.forTests()

    static let base = """
        calendars: { team: { file: /srv/a.ics }, other: { file: /srv/b.ics } }
        channels: { screen: { console: {} }, room: { console: {} } }

        """

    @Test("everything in a digest is taken as written")
    func whole() throws {
        let configuration = try reader.read(
            Self.base + """
                digests:
                  weekly:
                    at: "Mon, Thu 7:30"
                    window: 2w
                    channels: [screen, room]
                    calendars: [team, other]
                    match: { title: hội thảo, kind: "/^tập/" }
                    when-empty: say
                """)
        let digest = try #require(configuration.digests.first)
        #expect(digest.name == "weekly")
        #expect(digest.weekdays == [.monday, .thursday])
        #expect(digest.time == TimeOfDay(hour: 7, minute: 30))
        #expect(digest.window == NominalDuration(days: 14))
        #expect(digest.channels == ["screen", "room"])
        #expect(digest.calendars == ["team", "other"])
        #expect(digest.match.map(\.field) == [.title, .kind])
        #expect(digest.match.map(\.pattern) == [.contains(FoldedText("hội thảo")), .expression("^tập")])
        #expect(digest.whenEmpty == .say)
    }

    @Test("what a digest leaves out has its default")
    func defaults() throws {
        let configuration = try reader.read(
            Self.base + "digests: { daily: { at: 08:00, window: 1d, channels: screen } }")
        let digest = try #require(configuration.digests.first)
        #expect(digest.weekdays == Set(Weekday.allCases))
        #expect(digest.calendars == nil)
        #expect(digest.match.isEmpty)
        #expect(digest.whenEmpty == .skip)
    }

    @Test(
        "the days of a digest stand before its time",
        arguments: [
            ("Mon 08:00", [1]), ("monday 08:00", [1]), ("Mon-Fri 08:00", [1, 2, 3, 4, 5]), ("Mon,Fri 8:00", [1, 5]),
            ("  Sat - Sun   08:00 ", [6, 7]), ("08:00", [1, 2, 3, 4, 5, 6, 7]),
        ])
    func days(at: String, numbers: [Int]) throws {
        let configuration = try reader.read(
            Self.base + "digests: { d: { at: \"\(at)\", window: 7d, channels: screen } }")
        #expect(configuration.digests.first?.weekdays == Set(numbers.compactMap(Weekday.init)))
        #expect(configuration.digests.first?.time == TimeOfDay(hour: 8, minute: 0))
    }

    @Test(
        "the window of a digest is a number of days",
        arguments: [("24h", 1), ("1d 24h", 2), ("92d", 92), ("4w", 28)])
    func window(written: String, days: Int) throws {
        let configuration = try reader.read(
            Self.base + "digests: { d: { at: 08:00, window: \(written), channels: screen } }")
        #expect(configuration.digests.first?.window == NominalDuration(days: days))
    }

    @Test("digests keep their order over all files, and may be called what a rule is called")
    func merged() throws {
        let configuration = try reader.read([
            ConfigurationText(
                file: "a.yaml",
                text: Self.base + """
                    rules: { zulu: { remind: 1h, channels: screen } }
                    digests:
                      zulu: { at: 08:00, window: 1d, channels: screen }
                      alpha: { at: 08:00, window: 1d, channels: room }
                    """),
            ConfigurationText(
                file: "conf.d/b.yaml", text: "digests: { beta: { at: 08:00, window: 1d, channels: room } }"),
        ])
        #expect(configuration.digests.map(\.name) == ["zulu", "alpha", "beta"])
        #expect(configuration.warnings.isEmpty)
    }
}
