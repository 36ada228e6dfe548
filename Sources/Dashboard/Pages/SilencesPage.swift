import Admin

/// What people are not told of for a while.
struct SilencesPage: Page {
    let template = "silences"
    let section = "/silences"

    func fields(_ scene: Scene) async throws(AdminProblem) -> Fields {
        let silences = try await scene.desk.silences()
        let chosen = scene.typed("calendar")
        return [
            "title": scene.words["nav.silences"], "silences": silences.map { row($0, scene) },
            "isEmpty": silences.isEmpty, "typedEvent": scene.typed("event"), "typedWords": scene.typed("words"),
            "typedUntil": scene.typed("until"), "typedComment": scene.typed("comment"),
            "calendars": scene.status.calendars.map { ["value": $0.name, "isChosen": $0.name == chosen] },
        ]
    }

    func act(_ form: Query, _ scene: Scene) async throws(AdminProblem) -> Done {
        switch form["action"] {
        case "create":
            let request = SilenceRequest(
                calendar: form["calendar"], event: form["event"],
                match: form["words"].map { ["title": $0] } ?? [:], until: form["until"] ?? "",
                comment: form["comment"] ?? "")
            _ = try await scene.desk.silence(request)
            return Done(message: .silenced, path: section)
        case "expire":
            guard let number = form["subject"].flatMap({ Int64($0) }) else { throw .unknownAction }
            _ = try await scene.desk.endSilence(number)
            return Done(message: .expired, path: section)
        default: throw .unknownAction
        }
    }

    private func row(_ silence: SilenceAnswer, _ scene: Scene) -> Fields {
        [
            "number": "\(silence.number)", "calendar": silence.calendar, "event": silence.event,
            "channel": silence.channel,
            "patterns": silence.match.sorted { $0.key < $1.key }.map { item in
                let key = "field.\(item.key)"
                return ["field": scene.words.has(key) ? scene.words[key] : item.key, "pattern": item.value]
            },
            "created": scene.time(silence.created), "ends": scene.time(silence.ends), "comment": silence.comment,
            "covered": silence.covered,
        ]
    }
}
