package import Admin
import HostSystem

/// An explanation for people: the cause first, then all that is known, each thing on a line of its own.
package struct WhyReport {
    private let answer: WhyAnswer
    private var lines: [String] = []

    /// The text of `answer`.
    package static func text(_ answer: WhyAnswer) -> String {
        var report = WhyReport(answer)
        report.write()
        // Titles, quotes and answers of services are written by strangers: nothing in them may move the cursor.
        return report.lines.map { PlainText.onOneLine($0, limit: 2000) }.joined(separator: "\n")
    }

    /// The text of several answers: what each is and its cause, and how to ask for one.
    package static func list(_ answers: [WhyAnswer]) -> String {
        let entries = answers.flatMap { answer -> [String] in
            var head = "\(answer.id.prefix(12))  \(answer.subject)"
            if let event = answer.event {
                head =
                    "\(answer.id.prefix(12))  \(TimeText.written(from: event.start, to: event.end))  \(event.title)"
                    + "  (\(event.calendar))"
            }
            return [head, "    \(answer.verdict)"]
        }
        return
            (entries + [
                "", "'nhaclich why' tells more of each by its name, such as \(answers.first?.id.prefix(12) ?? "")",
            ])
            .map { PlainText.onOneLine($0, limit: 2000) }.joined(separator: "\n")
    }

    private init(_ answer: WhyAnswer) { self.answer = answer }

    private mutating func add(_ depth: Int, _ text: String) {
        lines.append(String(repeating: "  ", count: depth) + text)
    }

    private mutating func write() {
        add(0, answer.verdict)
        if let event = answer.event { write(event) }
        if let origin = answer.origin { write(origin) }
        writeRules()
        if !answer.reminders.isEmpty {
            add(0, "reminders")
            for reminder in answer.reminders { write(reminder) }
        }
        if !answer.deliveries.isEmpty {
            add(0, answer.subject == "delivery" ? "delivery" : "other deliveries")
            for delivery in answer.deliveries { write(delivery, 1, isAlone: true) }
        }
        writeChanges()
        writeObstacles()
    }

    private mutating func write(_ event: WhyAnswer.Event) {
        add(0, "event \(event.id)")
        add(1, event.title)
        let precision = event.datePrecision == "day" ? "" : " (\(event.datePrecision))"
        add(1, "when: \(TimeText.written(from: event.start, to: event.end))\(precision)")
        for (label, value) in [
            ("where", event.location), ("how", event.mode), ("who", event.organizer), ("kind", event.kind),
        ] {
            if let value { add(1, "\(label): \(value)") }
        }
        let sure = event.confidence == 100 ? "" : ", \(event.confidence) % sure"
        let since = event.known.map { " since \(TimeText.written($0))" } ?? ""
        let isKnown = event.standing == Standing.known.rawValue
        let known = isKnown || since.isEmpty ? since : ", known\(since)"
        add(1, "\(event.status), \(event.standing)\(known)\(sure)")
    }

    private mutating func write(_ origin: WhyAnswer.Origin) {
        let read = origin.lastRead.map { ", read \(TimeText.written($0))" } ?? ", never read"
        let place = origin.place.map { " \($0)" } ?? ""
        add(0, "calendar \(answer.event?.calendar ?? "")")
        add(1, "\(origin.source)\(place)\(read)")
        if let failure = origin.failure { add(1, "cannot be read now: \(failure)") }
        for line in origin.lines { add(1, "line \(line.number): \(line.text)") }
        for evidence in origin.evidence { add(1, "\(evidence.field), line \(evidence.line): “\(evidence.quote)”") }
    }

    private mutating func writeRules() {
        guard answer.event != nil else { return }
        add(0, "rules")
        if answer.rules.isEmpty { add(1, "none are configured") }
        for rule in answer.rules {
            let channels = rule.channels.isEmpty ? "no channel" : rule.channels.joined(separator: ", ")
            let isMet = rule.unmet.isEmpty
            add(
                1,
                "\(rule.name): \(isMet ? "about it, to \(channels)" : "not about it: \(rule.unmet.joined(separator: ", "))")"
            )
        }
    }

    private mutating func write(_ reminder: WhyAnswer.Reminder) {
        let lead =
            reminder.lead.contains("before") || reminder.lead == "snoozed" ? reminder.lead : "\(reminder.lead) before"
        let why = reminder.reason.map { ": \($0)" } ?? ""
        add(1, "\(TimeText.written(reminder.due))  \(lead), rule \(reminder.rule)  \(reminder.state)\(why)")
        if let asked = reminder.asked {
            add(2, "moved from \(TimeText.written(asked)): \(reminder.shifts.joined(separator: "; "))")
        }
        for delivery in reminder.deliveries { write(delivery, 2, isAlone: false) }
    }

    private mutating func write(_ delivery: WhyAnswer.Delivery, _ depth: Int, isAlone: Bool) {
        let kind = isAlone ? "\(delivery.kind) to " : "to "
        let why = delivery.reason.map { ": \($0)" } ?? ""
        add(
            depth,
            "\(kind)\(delivery.channel)  \(delivery.state) \(TimeText.written(delivery.changed))\(why)"
                + "  (delivery \(delivery.id.prefix(8)))")
        if isAlone { add(depth + 1, "“\(delivery.summary)”, due \(TimeText.written(delivery.due))") }
        if let fallback = delivery.fallback, delivery.state != "delivered", delivery.state != "diverted" {
            add(depth + 1, "the channel \(fallback) takes over if this one fails")
        }
        // Of one that arrived at once, the line above says it all.
        guard delivery.attempts.count > 1 || delivery.state != "delivered" else { return }
        for attempt in delivery.attempts {
            let status = attempt.status.map { " \($0)" } ?? ""
            let note = attempt.note.isEmpty ? "" : ": \(attempt.note)"
            add(
                depth + 1,
                "attempt \(attempt.number)  \(TimeText.written(attempt.at))  \(attempt.state)\(status)\(note)")
        }
    }

    private mutating func writeChanges() {
        if answer.changes.isEmpty { return }
        add(0, "changes")
        for change in answer.changes {
            add(1, "\(TimeText.written(change.noticed))  \(change.text)")
            for told in change.told {
                add(
                    2,
                    "told to \(told.channel)  \(told.state) \(TimeText.written(told.at))  (delivery \(told.delivery.prefix(8)))"
                )
            }
            if let untold = change.untold { add(2, "not told: \(untold)") }
        }
    }

    private mutating func writeObstacles() {
        for silence in answer.silences {
            let comment = silence.comment.isEmpty ? "" : ": “\(silence.comment)”"
            add(0, "silence \(silence.number)\(silence.channel.map { ", of the channel \($0) alone" } ?? "")")
            add(1, "from \(TimeText.written(silence.created)) until \(TimeText.written(silence.ends))\(comment)")
        }
        if !answer.twins.isEmpty { add(0, "the same event elsewhere") }
        for twin in answer.twins {
            let which = twin.isPreferred ? "its reminders are sent" : "its reminders are not sent"
            add(1, "\(twin.id)  \(twin.title), calendar \(twin.calendar): \(which)")
        }
        if let hold = answer.hold {
            add(0, "held back in calendar \(answer.event?.calendar ?? "")")
            let lost = hold.isLost ? ", this one among them" : ""
            add(
                1,
                "\(hold.lost) event\(hold.lost == 1 ? "" : "s") gone at once since \(TimeText.written(hold.since))\(lost)"
            )
            add(1, "not believed before \(TimeText.written(hold.until)); to believe it now: \(hold.accept)")
        }
    }
}
