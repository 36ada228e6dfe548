import CivilTime
import ReminderCore
import Settings
import Testing

@Suite("When the reminders of a rule are read")
struct RuleTimesTests {
    let reader = ConfigurationReader.forTests()

    /// The first rule of a small configuration with `setting` in the rule and `general` at the top.
    private func rule(_ setting: String, general: String = "") throws -> Rule {
        let configuration = try reader.read(
            """
            calendars: { team: { file: /srv/a.ics }, vn-holidays: { file: /srv/b.ics } }
            channels: { screen: { console: {} } }
            rules:
              all:
                remind: 1d
                channels: screen
                \(setting)
            \(general)
            """)
        return try #require(configuration.rules.first)
    }

    @Test(
        "quiet hours are two times of day with a dash between them",
        arguments: [
            ("\"22:00-06:00\"", 22, 6), ("22:00-06:00", 22, 6), ("22:00 – 6:00", 22, 6), ("22:00–6:00", 22, 6),
            ("'12:00 - 13:00'", 12, 13), ("\" 23:00-00:00 \"", 23, 0),
        ])
    func quiet(written: String, begin: Int, end: Int) throws {
        let hours = QuietHours(begin: TimeOfDay(secondOfDay: begin * 3600), end: TimeOfDay(secondOfDay: end * 3600))
        #expect(try rule("quiet: \(written)").quiet == hours)
        #expect(try rule("", general: "quiet: \(written)").quiet == hours)
    }

    @Test("quiet hours are kept to the minute")
    func quietMinutes() throws {
        let quiet = try #require(try rule("quiet: 21:45-5:30").quiet)
        #expect("\(quiet.begin) \(quiet.end)" == "21:45:00 05:30:00")
    }

    @Test("a rule has the general quiet hours unless it says its own or none")
    func generalQuiet() throws {
        let general = "quiet: 22:00-06:00"
        #expect(try rule("", general: general).quiet?.begin == TimeOfDay(hour: 22, minute: 0))
        #expect(try rule("quiet: 21:00-06:00", general: general).quiet?.begin == TimeOfDay(hour: 21, minute: 0))
        for off in ["none", "None", "\"none\"", "false"] {
            #expect(try rule("quiet: \(off)", general: general).quiet == nil)
            #expect(try rule("", general: "quiet: \(off)").quiet == nil)
        }
    }

    @Test(
        "days are written in English, short or in full, alone, in lists and from one to another",
        arguments: [
            ("Mon-Fri", [1, 2, 3, 4, 5]), ("mon-sat", [1, 2, 3, 4, 5, 6]), ("Mon,Wed,Fri", [1, 3, 5]),
            ("Monday, wednesday , FRIDAY", [1, 3, 5]), ("Tuesday – Thu", [2, 3, 4]), ("Sun", [7]),
            ("Sat-Mon", [1, 6, 7]), ("Mon-Sun", [1, 2, 3, 4, 5, 6, 7]), ("Mon-Tue, Thu-Fri", [1, 2, 4, 5]),
            ("[Mon, Wed]", [1, 3]), ("[Mon-Wed, sat]", [1, 2, 3, 6]), ("[\"Mon, Tue\", Fri]", [1, 2, 5]),
        ])
    func days(written: String, numbers: [Int]) throws {
        let days = WorkingDays(weekdays: Set(numbers.compactMap(Weekday.init)))
        #expect(try rule("working-days: { days: \(quotedIfPlain(written)) }").workingDays == days)
        #expect(try rule("working-days:\n      days: \(written)").workingDays == days)
    }

    /// In braces a comma ends a plain text.
    private func quotedIfPlain(_ written: String) -> String { written.first == "[" ? written : "\"\(written)\"" }

    @Test("working days may name the calendar of the holidays, and are Monday to Friday when they do not say days")
    func holidays() throws {
        #expect(
            try rule("working-days: { calendar: vn-holidays }").workingDays == WorkingDays(calendar: "vn-holidays"))
        #expect(
            try rule("working-days: { calendar: vn-holidays, days: Sun }").workingDays
                == WorkingDays(weekdays: [.sunday], calendar: "vn-holidays"))
        for usual in ["true", "{}", "{ days: Mon-Fri }"] {
            #expect(try rule("working-days: \(usual)").workingDays == WorkingDays())
        }
    }

    @Test("a rule has the general working days unless it says its own, whole, or none")
    func generalWorkingDays() throws {
        let general = "working-days: { calendar: vn-holidays, days: Mon-Sat }"
        #expect(try rule("", general: general).workingDays?.calendar == "vn-holidays")
        #expect(try rule("", general: general).workingDays?.weekdays.count == 6)
        #expect(try rule("working-days: true", general: general).workingDays == WorkingDays())
        for off in ["none", "false"] {
            #expect(try rule("working-days: \(off)", general: general).workingDays == nil)
            #expect(try rule("", general: "working-days: \(off)").workingDays == nil)
        }
    }

    @Test("more than so many reminders become one message", arguments: [1, 5, 1000])
    func groupOver(size: Int) throws {
        #expect(try rule("group-over: \(size)").groupOver == size)
    }
}
