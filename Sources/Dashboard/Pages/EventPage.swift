import Admin

/// One event: how it came to be known, what was and will be sent about it, and why.
struct EventPage: Page {
    let name: String

    let template = "event"
    let section = "/"

    func fields(_ scene: Scene) async throws(AdminProblem) -> Fields {
        let found = try await scene.desk.why(name, in: scene.words.tag)
        guard let answer = found.first(where: { $0.event?.id == name }) ?? found.first, let event = answer.event else {
            throw AdminProblem(status: 404, "no event is called '\(name)'", kind: .noEvent, values: ["name": name])
        }
        let allDay = event.start.utf8.count == 10
        let precision = event.datePrecision == "day" ? "" : scene.words["precision.\(event.datePrecision)"]
        let timeline = answer.reminders.map {
            UpcomingAnswer.Reminder(due: $0.due, lead: $0.lead, rule: $0.rule, state: $0.state)
        }
        let facts: Fields = [
            "title": event.title.isEmpty ? scene.words["event.untitled"] : event.title, "id": event.id,
            "when": scene.moments.when(event.start, event.end, allDay: allDay), "start": event.start,
            "precision": precision, "place": event.location, "organizer": event.organizer, "mode": event.mode,
            "kind": event.kind, "calendar": event.calendar, "isCancelled": event.status == "cancelled",
            "isTentative": event.status == "tentative",
            "verdict": answer.verdict.first.map { $0.uppercased() + answer.verdict.dropFirst() },
            "cause": scene.words.tag == "en" ? "" : scene.words["cause.\(answer.cause.replacing("_", with: "-"))"],
            "confidence": event.confidence < 100 ? "\(event.confidence)" : "", "standing": event.standing,
            "waits": event.standing == "waits for review",
            "timeline": Timeline(scene: scene).fields(timeline.filter { $0.state != "unplanned" }, before: event.start),
        ]
        let actions: Fields = [
            "typedSnooze": scene.refusal?.form["action"] == "snooze" ? scene.typed("until") : "",
            "typedSilence": scene.refusal?.form["action"] == "silence" ? scene.typed("until") : "",
            "typedComment": scene.typed("comment"), "isSilencing": scene.refusal?.form["action"] == "silence",
            "canSnooze": event.status != "cancelled",
        ]
        return facts.merging(origin(answer, scene)).merging(history(answer, scene)).merging(actions)
    }

    func act(_ form: Query, _ scene: Scene) async throws(AdminProblem) -> Done {
        let path = "/events/\(Query.encoded(name))"
        switch form["action"] {
        case "snooze":
            _ = try await scene.desk.snooze(SnoozeRequest(event: name, until: form["until"] ?? ""))
            return Done(message: .snoozed, path: path)
        case "silence":
            let request = SilenceRequest(
                calendar: nil, event: name, match: [:], until: form["until"] ?? "", comment: form["comment"] ?? "")
            _ = try await scene.desk.silence(request)
            return Done(message: .silenced, path: path)
        default: throw .unknownAction
        }
    }

    /// Where it is known from.
    private func origin(_ answer: WhyAnswer, _ scene: Scene) -> Fields {
        let evidence = answer.origin?.evidence ?? []
        return [
            "source": answer.origin?.source, "sourcePlace": answer.origin?.place,
            "lastRead": answer.origin?.lastRead.map { scene.moments.moment($0) }, "failure": answer.origin?.failure,
            "evidence": CalendarPage.evidence(evidence.map { ($0.field, $0.quote, $0.line) }, scene),
            "hasEvidence": !evidence.isEmpty,
            "lines": (answer.origin?.lines ?? []).map { ["number": $0.number, "text": $0.text] },
            "hasLines": answer.origin?.lines.isEmpty == false,
            "rules": answer.rules.map { rule in
                [
                    "name": rule.name, "isMet": rule.unmet.isEmpty, "unmet": rule.unmet.joined(separator: "; "),
                    "channels": rule.channels.joined(separator: ", "),
                ]
            },
            "hasRules": !answer.rules.isEmpty,
            "twins": answer.twins.map {
                ["id": $0.id, "calendar": $0.calendar, "name": $0.title, "isPreferred": $0.isPreferred]
            },
            "hasTwins": !answer.twins.isEmpty,
            "hold": answer.hold.map { scene.words["event.held", ["time": scene.moments.moment($0.until)]] },
        ]
    }

    /// What was, is and will be sent.
    private func history(_ answer: WhyAnswer, _ scene: Scene) -> Fields {
        let reminders: [Fields] = answer.reminders.map { reminder in
            [
                "due": scene.time(reminder.due), "lead": lead(reminder.lead, scene), "rule": reminder.rule,
                "state": scene.state(reminder.state),
                "reason": ([reminder.reason].compactMap(\.self) + reminder.shifts).joined(separator: "; "),
                "sent": reminder.deliveries.map { delivery($0, scene) },
                "channels": reminder.deliveries.isEmpty ? reminder.channels.joined(separator: ", ") : "",
            ]
        }
        let changes: [Fields] = answer.changes.map { change in
            [
                "noticed": scene.time(change.noticed), "text": change.text, "untold": change.untold,
                "told": change.told.map {
                    ["id": $0.delivery, "channel": $0.channel, "state": scene.state($0.state)]
                },
            ]
        }
        return [
            "reminders": reminders, "hasReminders": !reminders.isEmpty,
            "others": answer.deliveries.map { delivery($0, scene) }, "hasOthers": !answer.deliveries.isEmpty,
            "changes": changes, "hasChanges": !changes.isEmpty,
            "silences": answer.silences.map {
                [
                    "number": "\($0.number)", "ends": scene.moments.moment($0.ends), "comment": $0.comment,
                    "channel": $0.channel,
                ]
            },
            "hasSilences": !answer.silences.isEmpty,
        ]
    }

    private func delivery(_ delivery: WhyAnswer.Delivery, _ scene: Scene) -> Fields {
        [
            "id": delivery.id, "channel": delivery.channel, "summary": delivery.summary,
            "state": scene.state(delivery.state), "changed": scene.time(delivery.changed), "reason": delivery.reason,
        ]
    }

    /// How long before the event, as the configuration says it.
    private func lead(_ lead: String, _ scene: Scene) -> String {
        lead == "snoozed" ? scene.words["event.snoozed"] : lead
    }
}
