import Admin
import CivilTime

/// What is to come, day by day, with the reminders of each event; above it how the daemon is.
struct AgendaPage: Page {
    /// How many events one page has.
    static let size = 40

    let template = "agenda"
    let section = "/"

    func fields(_ scene: Scene) async throws(AdminProblem) -> Fields {
        let skipped = scene.query.number("skip") ?? 0
        var query = AdminQuery(limit: Self.size + 1)
        query.skipped = skipped
        query.calendar = scene.query["calendar"]
        query.until = scene.query["until"]
        query.from = scene.query["from"].flatMap { CivilDate(iso8601: $0) }?.description
        let events = try await scene.desk.upcoming(query)
        return [
            "title": scene.words["nav.agenda"],
            "summary": summary(scene), "days": days(events.prefix(Self.size), scene, from: query.from),
            "isEmpty": events.isEmpty, "calendar": query.calendar,
            "isFiltered": query.from != nil || query.calendar != nil,
            "earlier": skipped > 0
                ? "/"
                    + scene.query.with(["skip": skipped > Self.size ? "\(skipped - Self.size)" : ""], without: ["done"])
                : "",
            "later": events.count > Self.size
                ? scene.query.with(["skip": "\(skipped + Self.size)"], without: ["done"]) : "",
        ]
    }

    /// The state of the daemon in five numbers, each a link to where it is mended.
    private func summary(_ scene: Scene) -> [Fields] {
        let status = scene.status
        let open = ["queued", "deferred", "sending"].map { status.deliveries[$0] ?? 0 }.reduce(0, +)
        let troubled = status.channels.count { $0.trouble != nil }
        let failing = status.calendars.count { $0.failure != nil }
        let review = status.calendars.map(\.waiting).reduce(0, +)
        func number(_ name: String, _ count: Int, _ href: String, isBad: Bool = true) -> Fields {
            [
                "name": scene.words["summary.\(name)"], "value": "\(count)", "href": href,
                "isBad": isBad && count > 0, "isOdd": !isBad && count > 0,
            ]
        }
        let next: Fields = [
            "name": scene.words["summary.next"],
            "value": status.nextDue.map { scene.moments.moment($0) } ?? scene.words["summary.none"], "href": "/",
        ]
        return [
            next, number("waiting", open, "/deliveries?state=open", isBad: false),
            number("channels", troubled, "/channels"), number("calendars", failing, "/calendars"),
            number("review", review, "/review", isBad: false),
        ]
    }

    /// The events below the days on which they begin; one that began earlier is below the first day that is shown.
    private func days(_ events: some Sequence<UpcomingAnswer>, _ scene: Scene, from: String?) -> [Fields] {
        let first = from.map { Moments.date($0) } ?? scene.moments.today
        var days: [(date: CivilDate, events: [Fields])] = []
        for event in events {
            let date = max(Moments.date(event.start), first)
            if days.last?.date != date { days.append((date, [])) }
            days[days.count - 1].events.append(Self.row(event, scene))
        }
        return days.map { day in
            let near = scene.moments.nearness(day.date)
            return [
                "date": day.date.description, "near": near, "day": scene.moments.day(day.date), "events": day.events,
            ]
        }
    }

    /// One event in a list.
    static func row(_ event: UpcomingAnswer, _ scene: Scene) -> Fields {
        [
            "id": event.id, "name": event.title.isEmpty ? scene.words["event.untitled"] : event.title,
            "start": event.start,
            "hours": scene.moments.hours(event.start, event.end, allDay: event.allDay), "place": event.location,
            "calendar": event.calendar, "isCancelled": event.status == "cancelled",
            "isTentative": event.status == "tentative",
            "next": event.nextReminder.map { scene.moments.moment($0) },
            "timeline": Timeline(scene: scene).fields(event.timeline, before: event.start),
        ]
    }
}
