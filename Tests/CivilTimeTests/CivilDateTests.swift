import CivilTime
import Testing

@Suite("Civil dates")
struct CivilDateTests {
    @Test("every day from 1600 to 2400 is one day after the one before, there and back")
    func everyDay() throws {
        let first = try #require(CivilDate(year: 1600, month: 1, day: 1))
        let last = try #require(CivilDate(year: 2400, month: 12, day: 31))
        var (year, month, day) = (1600, 1, 1)
        var weekday = first.weekday
        var wrong: [Int] = []
        for number in first.dayNumber...last.dayNumber {
            let date = CivilDate(dayNumber: number)
            let isRight =
                (date.year, date.month, date.day) == (year, month, day) && date.dayNumber == number
                && date == CivilDate(year: year, month: month, day: day) && date.weekday == weekday
            if !isRight { wrong.append(number) }
            weekday = Weekday(rawValue: weekday.rawValue % 7 + 1) ?? .monday
            day += 1
            if day > CivilDate.days(inMonth: month, of: year) { (month, day) = (month + 1, 1) }
            if month > 12 { (year, month) = (year + 1, 1) }
        }
        #expect(wrong.isEmpty)
        #expect((year, month, day) == (2401, 1, 1))
    }

    @Test(
        "a day's number counts from 1970-01-01",
        arguments: [
            ("1970-01-01", 0), ("1969-12-31", -1), ("2000-02-29", 11_016), ("2000-03-01", 11_017),
            ("1600-01-01", -135_140), ("2020-02-13", 18_305), ("0000-03-01", -719_468), ("9999-12-31", 2_932_896),
        ])
    func dayNumber(text: String, number: Int) {
        #expect(CivilDate(iso8601: text)?.dayNumber == number)
        #expect(CivilDate(dayNumber: number).description == text)
    }

    @Test(
        "the day of the week is the one on the calendar on the wall",
        arguments: [
            ("1970-01-01", .thursday), ("1969-12-31", .wednesday), ("2020-02-13", .thursday), ("2000-01-01", .saturday),
            ("1945-09-02", .sunday), ("1600-01-03", .monday), ("2400-02-29", .tuesday), ("2026-11-27", .friday),
        ] as [(String, Weekday)])
    func weekday(text: String, weekday: Weekday) { #expect(CivilDate(iso8601: text)?.weekday == weekday) }

    @Test("a weekday is counted from any start of the week", arguments: Weekday.allCases)
    func daysSince(start: Weekday) {
        let counted = Weekday.allCases.map { $0.days(since: start) }
        #expect(counted.sorted() == Array(0...6))
        #expect(start.days(since: start) == 0)
        #expect(Weekday.monday.days(since: .sunday) == 1)
    }

    @Test(
        "a year is a leap year by the Gregorian rule",
        arguments: [
            (1600, true), (1700, false), (1900, false), (1996, true), (2000, true), (2019, false), (2020, true),
            (2100, false), (2400, true), (0, true), (-4, true), (-100, false),
        ])
    func leap(year: Int, isLeap: Bool) {
        #expect(CivilDate.isLeap(year) == isLeap)
        #expect(CivilDate.days(inMonth: 2, of: year) == (isLeap ? 29 : 28))
        #expect((CivilDate(year: year, month: 2, day: 29) != nil) == isLeap)
        #expect(CivilDate(year: year, month: 12, day: 31)?.dayOfYear == (isLeap ? 366 : 365))
    }

    @Test(
        "there is no such day",
        arguments: [
            (2020, 2, 30), (2019, 2, 29), (2020, 4, 31), (2020, 0, 1), (2020, 13, 1), (2020, 1, 0), (2020, 1, 32),
            (2020, 1, -1), (100_000, 1, 1), (-100_000, 1, 1), (.max, 1, 1), (2020, .min, 1), (2020, 1, .max),
        ])
    func noSuchDay(year: Int, month: Int, day: Int) { #expect(CivilDate(year: year, month: month, day: day) == nil) }

    @Test(
        "the day of the year counts 29 February",
        arguments: [("2020-03-01", 61), ("2019-03-01", 60), ("2020-01-01", 1)])
    func dayOfYear(text: String, day: Int) { #expect(CivilDate(iso8601: text)?.dayOfYear == day) }

    @Test("days are added over months, years and leap days")
    func adding() throws {
        let date = try #require(CivilDate(iso8601: "2020-02-28"))
        #expect(date.adding(days: 2).description == "2020-03-01")
        #expect(date.adding(days: -59).description == "2019-12-31")
        #expect(date.adding(days: 366).adding(days: -366) == date)
        #expect(date < date.adding(days: 1))
        #expect(date.adding(days: -30) < date)
    }

    @Test(
        "a quotient is rounded down and its remainder has the divisor's sign",
        arguments: [
            (7, 3, 2, 1), (-7, 3, -3, 2), (7, -3, -3, -2), (-7, -3, 2, -1), (6, 3, 2, 0), (-6, 3, -2, 0), (0, 5, 0, 0),
            (-1, 86_400, -1, 86_399), (.min, 2, .min / 2, 0),
        ])
    func floored(number: Int, divisor: Int, quotient: Int, remainder: Int) {
        #expect(number.flooredQuotient(by: divisor) == quotient)
        #expect(number.flooredRemainder(by: divisor) == remainder)
    }

    @Test(
        "a number is padded with zeros and never cut",
        arguments: [(7, 2, "07"), (0, 2, "00"), (12, 2, "12"), (2020, 2, "2020"), (-7, 2, "-07"), (5, 0, "5")])
    func padding(number: Int, width: Int, text: String) { #expect(padded(number, to: width) == text) }
}

@Suite("Times of day and walls")
struct CivilDateTimeTests {
    @Test(
        "a clock never shows this",
        arguments: [(24, 0, 0), (-1, 0, 0), (8, 60, 0), (8, -1, 0), (23, 59, 60), (8, 0, -1)])
    func noSuchTime(hour: Int, minute: Int, second: Int) {
        #expect(TimeOfDay(hour: hour, minute: minute, second: second) == nil)
    }

    @Test("a time is its seconds after midnight, and whole days fall away")
    func secondOfDay() {
        #expect(TimeOfDay(secondOfDay: 30_600) == TimeOfDay(hour: 8, minute: 30))
        #expect(TimeOfDay(secondOfDay: 86_400 + 61).description == "00:01:01")
        #expect(TimeOfDay(secondOfDay: -1).description == "23:59:59")
        #expect(TimeOfDay.midnight < TimeOfDay(secondOfDay: 1))
    }

    @Test(
        "a wall clock's seconds lead there and back, before 1970 too",
        arguments: [
            (0, "1970-01-01T00:00:00"), (-1, "1969-12-31T23:59:59"), (1_581_582_600, "2020-02-13T08:30:00"),
            (-11_676_096_000, "1600-01-01T00:00:00"), (951_868_799, "2000-02-29T23:59:59"),
        ] as [(Int64, String)])
    func wallSeconds(seconds: Int64, text: String) {
        let civil = CivilDateTime(wallSeconds: seconds)
        #expect(civil.description == text)
        #expect(civil.wallSeconds == seconds)
        #expect(civil.asUTC == Instant(unixSeconds: seconds))
        #expect(civil.adding(seconds: -86_400).wallSeconds == seconds - 86_400)
        #expect(civil < civil.adding(seconds: 1))
    }
}
