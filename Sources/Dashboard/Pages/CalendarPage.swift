import Admin

/// One calendar with the events that were understood, and from which words.
struct CalendarPage: Page {
    static let size = 100

    let name: String

    let template = "calendar"
    let section = "/calendars"

    func fields(_ scene: Scene) async throws(AdminProblem) -> Fields {
        let events = try await scene.desk.events(of: name, AdminQuery(limit: Self.size + 1))
        guard let calendar = scene.status.calendars.first(where: { $0.name == name }) else {
            throw AdminProblem(
                status: 404, "there is no calendar '\(name)'", kind: .unknownCalendar, values: ["name": name])
        }
        return CalendarsPage.row(calendar, scene).merging([
            "title": name, "events": events.prefix(Self.size).map { row($0, scene) }, "isEmpty": events.isEmpty,
            "hasMore": events.count > Self.size,
        ])
    }

    func act(_ form: Query, _ scene: Scene) async throws(AdminProblem) -> Done {
        try await CalendarsPage.act(form, on: name, scene, path: "/calendars/\(name)")
    }

    private func row(_ event: EventAnswer, _ scene: Scene) -> Fields {
        let precision = "precision.\(event.datePrecision)"
        return [
            "id": event.id, "name": event.title.isEmpty ? scene.words["event.untitled"] : event.title,
            "start": event.start, "when": scene.moments.when(event.start, event.end, allDay: event.allDay),
            "place": event.location, "kind": event.kind, "isCancelled": event.status == "cancelled",
            "isTentative": event.status == "tentative",
            "precision": event.datePrecision == "day" ? "" : scene.words[precision],
            "confidence": event.confidence < 100 ? "\(event.confidence)" : "",
            "evidence": Self.evidence(event.evidence.map { ($0.field, $0.quote, $0.line) }, scene),
            "hasEvidence": !event.evidence.isEmpty,
        ]
    }

    /// What fields were understood from.
    static func evidence(_ evidence: [(field: String, quote: String, line: Int)], _ scene: Scene) -> [Fields] {
        evidence.map { item in
            let key = "field.\(item.field)"
            return [
                "field": scene.words.has(key) ? scene.words[key] : item.field, "quote": item.quote,
                "line": item.line > 0 ? scene.words["event.line", ["line": "\(item.line)"]] : "",
            ]
        }
    }
}
