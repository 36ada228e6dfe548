package import CivilTime
package import ReminderCore

/// Puts notices into words.
///
/// It knows no clock: the same notice in the same language and zone makes the same message.
package struct NoticeWriter: Sendable {
    private let language: Language
    private let dates: DateWording
    private let leads: LeadWording

    private static let titleLimit = 200
    private static let placeLimit = 200
    private static let nameLimit = 100
    private static let bodyLimit = 500
    private static let bodyLines = 12
    /// In the summary, which is to fit a list or a mail's subject.
    private static let shortLimit = 100

    package init(language: Language, zone: any ZoneRules) {
        self.language = language
        dates = DateWording(language: language, zone: zone)
        leads = LeadWording(language: language, zone: zone)
    }

    /// What to say about `notice`.
    package func message(for notice: Notice) -> Message {
        if notice.kind == .trouble { return trouble(notice) }
        let occurrence = notice.occurrence
        let title = TamedText.line(occurrence.title, limit: Self.titleLimit)
        let place = TamedText.line(occurrence.location, limit: Self.placeLimit)
        let when = dates.when(occurrence.span, worth: occurrence.facts.precision)
        var lines = [Message.Line(label: language.text(.whenLabel), value: when)]
        if !place.isEmpty { lines.append(Message.Line(label: language.text(.whereLabel), value: place)) }
        lines += facts(of: occurrence)
        let calendar = TamedText.line(occurrence.id.calendar, limit: Self.nameLimit)
        if !calendar.isEmpty { lines.append(Message.Line(label: language.text(.calendarLabel), value: calendar)) }
        let summary = [
            heading(title.shortened(to: Self.shortLimit), for: notice), when, place.shortened(to: Self.shortLimit),
        ]
        return Message(
            language: language.tag, heading: heading(title, for: notice), lead: lead(of: notice), lines: lines,
            body: TamedText.paragraphs(occurrence.details, limit: Self.bodyLimit, lines: Self.bodyLines),
            link: WebLink.address(occurrence.link) ?? "", linkLabel: language.text(.linkLabel),
            footer: footer(of: notice), summary: summary.filter { !$0.isEmpty }.joined(separator: " · "))
    }

    /// What needs a person. The sentence is the journal's, in English.
    private func trouble(_ notice: Notice) -> Message {
        let calendar = TamedText.line(notice.occurrence.title, limit: Self.nameLimit)
        let heading = language.text(.troubleHeading, ["calendar": calendar])
        let problem = TamedText.line(notice.occurrence.details, limit: Self.bodyLimit)
        return Message(
            language: language.tag, heading: heading, lead: problem, lines: [], body: "", link: "", linkLabel: "",
            footer: footer(of: notice), summary: "\(heading): \(problem.shortened(to: Self.shortLimit))")
    }

    /// What a page was found to say besides.
    private func facts(of occurrence: Occurrence) -> [Message.Line] {
        let modes: [String: Phrase] = ["in person": .inPerson, "online": .online, "hybrid": .hybrid]
        var lines: [Message.Line] = []
        if let mode = modes[occurrence.facts.mode] {
            lines.append(Message.Line(label: language.text(.modeLabel), value: language.text(mode)))
        }
        let organizer = TamedText.line(occurrence.facts.organizer, limit: Self.placeLimit)
        if !organizer.isEmpty {
            lines.append(Message.Line(label: language.text(.organizerLabel), value: organizer))
        }
        return lines
    }

    /// `title` and what has to be known at once: that it is only a test, or not certain yet.
    private func heading(_ title: String, for notice: Notice) -> String {
        let title = title.isEmpty ? language.text(.untitled) : title
        switch notice.kind {
        case .reminder: return marked(title, for: notice)
        case .test: return language.text(.testHeading, ["title": title])
        case .trouble: return title
        }
    }

    private func lead(of notice: Notice) -> String {
        if notice.kind == .test { return language.text(.testLead) }
        let isLong = notice.occurrence.facts.precision == .range
        let sentence = marked(leads.sentence(for: notice.occurrence.span, isLong: isLong, at: notice.now), for: notice)
        guard notice.isLate else { return sentence }
        return language.text(
            .late, ["sentence": sentence, "moment": dates.moment(notice.due, at: notice.now)])
    }

    private func footer(of notice: Notice) -> String {
        switch notice.kind {
        case .reminder: language.text(.footer, ["rule": TamedText.line(notice.rule, limit: Self.nameLimit)])
        case .test: language.text(.testFooter, ["channel": TamedText.line(notice.channel, limit: Self.nameLimit)])
        case .trouble: language.text(.troubleFooter)
        }
    }

    /// `text`, marked when the occurrence is not certain yet.
    private func marked(_ text: String, for notice: Notice) -> String {
        notice.occurrence.status == .tentative ? language.text(.tentative, ["text": text]) : text
    }
}
