import Admin
import CivilTime

/// A month as a calendar on the wall shows it.
struct MonthPage: Page {
    /// How many events a day names; how many more there are is said.
    private static let perDay = 4
    /// The most events of a month that are looked at.
    private static let most = 2000

    let template = "month"
    let section = "/month"

    func fields(_ scene: Scene) async throws(AdminProblem) -> Fields {
        let first = try month(scene)
        let next = first.adding(days: CivilDate.days(inMonth: first.month, of: first.year))
        let previous = first.adding(days: -1)
        // Weeks begin on Monday (ISO 8601).
        let monday = first.adding(days: -(first.dayNumber + 3).flooredRemainder(by: 7))
        let weeks = (next.dayNumber - monday.dayNumber + 6) / 7
        var query = AdminQuery(until: monday.adding(days: weeks * 7).description, limit: Self.most)
        query.from = monday.description
        let events = byDay(try await scene.desk.upcoming(query), in: monday..<monday.adding(days: weeks * 7))
        return [
            "title": scene.moments.month(first), "previous": Self.name(previous), "next": Self.name(next),
            "previousMonth": scene.moments.month(previous), "nextMonth": scene.moments.month(next),
            "isNow": Self.name(first) == Self.name(scene.moments.today),
            "weekdays": (1...7).map {
                ["name": scene.words["weekday.\($0)"], "short": scene.words["weekday.short.\($0)"]]
            },
            "weeks": (0..<weeks).map { week in
                [
                    "days": (0..<7).map { day in
                        let date = monday.adding(days: week * 7 + day)
                        return cell(date, isOutside: date < first || date >= next, events[date] ?? [], scene)
                    }
                ]
            },
        ]
    }

    private func month(_ scene: Scene) throws(AdminProblem) -> CivilDate {
        guard let text = scene.query["month"] else {
            return scene.moments.today.adding(days: 1 - scene.moments.today.day)
        }
        guard text.utf8.count == 7, let date = CivilDate(iso8601: "\(text)-01"), (1900...2200).contains(date.year)
        else {
            throw AdminProblem(
                status: 400, "'\(text)' is not a month", remedy: "write it as 2020-02", kind: .noMonth,
                values: ["text": text])
        }
        return date
    }

    /// The events below each day that they are on.
    private func byDay(_ events: [UpcomingAnswer], in days: Range<CivilDate>) -> [CivilDate: [UpcomingAnswer]] {
        var byDay: [CivilDate: [UpcomingAnswer]] = [:]
        for event in events {
            var date = max(Moments.date(event.start), days.lowerBound)
            // What ends at midnight is not on the day that begins then.
            let end = event.allDay || event.end.dropFirst(11).prefix(5) != "00:00"
            let last = max(Moments.date(event.end).adding(days: end ? 0 : -1), Moments.date(event.start))
            while date <= last, date < days.upperBound {
                byDay[date, default: []].append(event)
                date = date.adding(days: 1)
            }
        }
        return byDay
    }

    private func cell(_ date: CivilDate, isOutside: Bool, _ events: [UpcomingAnswer], _ scene: Scene) -> Fields {
        let more = events.count - Self.perDay
        return [
            "date": date.description, "number": date.day, "day": scene.moments.day(date), "isOutside": isOutside,
            "isToday": date == scene.moments.today,
            "events": events.prefix(more == 1 ? Self.perDay + 1 : Self.perDay).map { event in
                AgendaPage.row(event, scene).merging([
                    "clock": event.allDay || Moments.date(event.start) < date ? "" : scene.moments.clock(event.start)
                ])
            },
            "count": events.isEmpty ? "" : "\(events.count)",
            "more": more > 1 ? scene.words["month.more", ["count": "\(more)"]] : "",
        ]
    }

    private static func name(_ date: CivilDate) -> String { String(date.description.prefix(7)) }
}
