import Admin

/// Where events are read from, and how that goes.
struct CalendarsPage: Page {
    let template = "calendars"
    let section = "/calendars"

    func fields(_ scene: Scene) async throws(AdminProblem) -> Fields {
        let calendars = scene.status.calendars
        return [
            "title": scene.words["nav.calendars"], "calendars": calendars.map { Self.row($0, scene) },
            "isEmpty": calendars.isEmpty,
        ]
    }

    func act(_ form: Query, _ scene: Scene) async throws(AdminProblem) -> Done {
        guard let calendar = form["subject"] else { throw .unknownAction }
        return try await Self.act(form, on: calendar, scene, path: section)
    }

    /// Reads a calendar, or believes it, and goes on to `path`.
    static func act(
        _ form: Query, on calendar: String, _ scene: Scene, path: String
    ) async throws(AdminProblem) -> Done {
        switch form["action"] {
        case "refresh":
            _ = try await scene.desk.refresh(calendar: calendar)
            return Done(message: .refreshed, path: path, anchor: "calendar-\(calendar)")
        case "accept":
            _ = try await scene.desk.accept(calendar: calendar)
            return Done(message: .accepted, path: path, anchor: "calendar-\(calendar)")
        default: throw .unknownAction
        }
    }

    /// One calendar in a list.
    static func row(_ calendar: StatusAnswer.Calendar, _ scene: Scene) -> Fields {
        [
            "name": calendar.name, "kind": calendar.kind, "upcoming": calendar.upcoming,
            "lastRead": calendar.lastRead.map { scene.moments.moment($0) } ?? scene.words["calendars.never"],
            "nextRead": calendar.nextRead.map { scene.moments.moment($0) },
            "failure": calendar.failure.map { scene.said($0) },
            "works": calendar.failure == nil, "faults": calendar.faults > 0 ? "\(calendar.faults)" : "",
            "waiting": calendar.waiting > 0 ? "\(calendar.waiting)" : "",
            "held": calendar.heldUntil.map {
                scene.words[
                    "calendars.held", ["count": "\(calendar.held)", "time": scene.moments.moment($0)]]
            },
            "quietSince": calendar.quietSince.map { scene.moments.moment($0) },
        ]
    }
}
