import CivilTime
import ReminderCore
import Settings

/// Notices on one channel as they would be now, for showing them.
struct PreviewedNotice {
    let channel: String
    let setup: Setup
    let now: Instant

    /// A reminder of `occurrence`, or of a made-up one.
    func reminder(of occurrence: Occurrence?) -> Notice {
        let occurrence = occurrence ?? madeUp
        let rule = rule(for: occurrence)
        return notice(.reminder(occurrence), rule: rule?.name ?? "", lead: rule?.leads.first?.text ?? "")
    }

    /// That `occurrence`, or a made-up one, was said to be an hour before, or on the day before if it takes whole days.
    func change(of occurrence: Occurrence?) -> Notice {
        let after = occurrence ?? madeUp
        let span: Span =
            switch after.span {
            case .timed(let start, let end): .timed(start: start - .seconds(3600), end: end - .seconds(3600))
            case .allDay(let first, let last): .allDay(first: first.adding(days: -1), last: last.adding(days: -1))
            }
        let before = Occurrence(
            id: after.id, span: span, title: after.title, location: after.location, details: after.details,
            link: after.link, facts: after.facts)
        return notice(.change(OccurrenceChange(before: before, after: after)))
    }

    /// The channel's digest, of `occurrence` alone when there is one; else of `events`, or of a made-up event when it
    /// would have nothing to say.
    func digest(of occurrence: Occurrence?, or events: [Occurrence]) -> Notice {
        let rule = setup.configuration.digests.first { $0.channels.contains(channel) } ?? weekly
        let material = (occurrence.map { [$0] } ?? events).map { DigestMaterial($0, created: nil, change: nil) }
        let digest = rule.digest(of: material, since: now, at: now, in: setup.zone) { _ in false }
        guard digest.isEmpty else { return notice(.digest(digest), rule: rule.name) }
        let items = [Digest.Item(occurrence ?? madeUp)]
        let whole = Digest(name: rule.name, days: digest.days, sections: [Digest.Section(.starting, items)])
        return notice(.digest(whole), rule: rule.name)
    }

    /// The notice of `nhaclich test`, with `occurrence` in it when there is one.
    func test(with occurrence: Occurrence?) -> Notice {
        guard let occurrence else { return .test(of: channel, nonce: Identity(of: "preview"), at: now) }
        return notice(.test(occurrence), rule: "test", lead: "1h")
    }

    /// The rule that would remind of `occurrence` here, else one that reminds of anything here.
    private func rule(for occurrence: Occurrence?) -> Rule? {
        let rules = setup.configuration.rules.filter { $0.channels.contains(channel) }
        return rules.first { rule in occurrence.map { rule.applies(to: $0) } ?? true } ?? rules.first
    }

    private func notice(_ subject: Notice.Subject, rule: String = "", lead: String = "") -> Notice {
        Notice(
            id: Identity(of: "preview", channel), subject: subject, channel: channel, rule: rule, lead: lead, due: now,
            now: now, expires: now + .seconds(86_400))
    }

    /// What a digest would look at where none is configured.
    private var weekly: DigestRule {
        DigestRule(
            name: "preview", weekdays: Set(Weekday.allCases), time: ConfigurationDefault.allDayAt,
            window: NominalDuration(days: 7), channels: [channel])
    }

    /// A workshop in three days that nobody holds.
    private var madeUp: Occurrence {
        let day = setup.zone.civil(at: now).date.adding(days: 3)
        let start = setup.zone.instant(of: CivilDateTime(day, TimeOfDay(secondOfDay: 8 * 3600 + 1800)))
        let calendar = rule(for: nil)?.calendars?.min() ?? setup.configuration.calendars.first?.name ?? "preview"
        return Occurrence(
            id: Occurrence.ID(calendar: calendar, uid: "preview", recurrenceID: ""),
            span: .timed(start: start, end: start + .seconds(3 * 3600)), title: "Hội thảo “Việc làm bền vững”",
            location: "Hội trường A, Hà Nội", details: "• 08:30 Khai mạc\n• 09:00 Thảo luận",
            link: "https://example.org/hoi-thao")
    }
}

extension Notice {
    /// A notice that says it is a test, of something about an hour from now.
    static func test(of channel: String, nonce: Identity, at now: Instant) -> Notice {
        let start = now + .seconds(3600)
        let occurrence = Occurrence(
            id: Occurrence.ID(calendar: "test", uid: nonce.description, recurrenceID: ""),
            span: .timed(start: start, end: start + .seconds(3600)), title: "Nhắc Lịch")
        return Notice(
            id: Identity(of: "test", nonce.description, channel), subject: .test(occurrence), channel: channel,
            rule: "test", lead: "1h", due: now, now: now, expires: now + .seconds(300))
    }
}
