import Admin

/// Events of pages that wait for an operator's word, each beside the words it was understood from.
struct ReviewPage: Page {
    let template = "review"
    let section = "/review"

    /// What can be corrected.
    private static let corrected = ["title", "start", "end", "location"]

    func fields(_ scene: Scene) async throws(AdminProblem) -> Fields {
        let waiting = try await scene.desk.review()
        return [
            "title": scene.words["nav.review"], "events": waiting.map { row($0, scene) }, "isEmpty": waiting.isEmpty,
        ]
    }

    func act(_ form: Query, _ scene: Scene) async throws(AdminProblem) -> Done {
        guard let event = form["subject"] else { throw .unknownAction }
        switch form["action"] {
        case "accept":
            _ = try await scene.desk.review(event, ReviewRequest(verdict: "accept"))
            return Done(message: .reviewAccepted, path: section)
        case "correct":
            let known = try await scene.desk.review().first { $0.id == event }
            let request = ReviewRequest(verdict: "accept", corrections: Self.corrections(form, of: known))
            _ = try await scene.desk.review(event, request)
            return Done(message: .reviewAccepted, path: section)
        case "ignore":
            _ = try await scene.desk.review(event, ReviewRequest(verdict: "ignore"))
            return Done(message: .reviewIgnored, path: section)
        default: throw .unknownAction
        }
    }

    /// What a form says differently from what was understood; an empty field corrects nothing.
    private static func corrections(_ form: Query, of known: ReviewAnswer?) -> [String: String] {
        var corrections: [String: String] = [:]
        let before = ["title": known?.title, "start": known?.start, "end": known?.end, "location": known?.location]
        for field in corrected {
            if let text = form[field], text != before[field] { corrections[field] = text }
        }
        return corrections
    }

    private func row(_ event: ReviewAnswer, _ scene: Scene) -> Fields {
        let isRefused = scene.refusal?.form["subject"] == event.id
        func value(_ field: String, _ known: String?) -> String {
            isRefused ? scene.typed(field) : known ?? ""
        }
        let allDay = event.start.utf8.count == 10
        return [
            "id": event.id, "name": event.title, "calendar": event.calendar, "kind": event.kind,
            "when": scene.moments.when(event.start, event.end, allDay: allDay), "place": event.location,
            "confidence": event.confidence, "quote": event.quote,
            "line": event.line > 0 ? scene.words["event.line", ["line": "\(event.line)"]] : "",
            "isRefused": isRefused && scene.refusal?.form["action"] == "correct",
            "newTitle": value("title", event.title), "newStart": value("start", event.start),
            "newEnd": value("end", event.end), "newPlace": value("location", event.location),
        ]
    }
}
