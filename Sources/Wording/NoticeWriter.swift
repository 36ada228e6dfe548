package import CivilTime
package import ReminderCore

/// Puts notices into words, of one language or of two.
///
/// It knows no clock: the same notice in the same languages and zone makes the same message.
package struct NoticeWriter: Sendable {
    private let words: OccurrenceWording
    /// The words of the second language; nil for none.
    private let others: OccurrenceWording?

    /// - Parameters:
    ///   - language: The first, whose tag is the message's.
    ///   - other: Said after it, where it says something else; nil for none.
    package init(language: Language, and other: Language? = nil, zone: any ZoneRules) {
        words = OccurrenceWording(language: language, zone: zone)
        others = other.map { OccurrenceWording(language: $0, zone: zone) }
    }

    /// What to say about `notice`.
    ///
    /// - Parameter template: What says it in an administrator's words; nil for the languages' own. What operators are
    ///   told of troubles, and what commands are answered, is not its business.
    package func message(for notice: Notice, template: NoticeTemplate? = nil) -> Message {
        let first = message(for: notice, in: words)
        let second = others.map { message(for: notice, in: $0) }
        let whole = second.map { first.with($0) } ?? first
        switch notice.subject {
        case .trouble, .answer: return whole
        case .reminder, .group, .change, .digest, .test: break
        }
        // One that knows of one event only would say nothing of several.
        guard let template, template.knowsLists || !notice.isOfSeveral else { return whole }
        var values = TemplateValues(of: notice, said: first, in: words)
        if let others, let second { values = values.with(TemplateValues(of: notice, said: second, in: others)) }
        guard let (heading, body) = template.text(filledWith: values) else { return whole }
        guard case .test = notice.subject else { return whole.saying(heading, body) }
        return whole.testing(test(heading), body)
    }

    /// The heading of a test whose notice would have `heading`.
    private func test(_ heading: String) -> String {
        let first = words.language.text(.testHeading, ["title": heading])
        return others.map { Bilingual.phrase(first, $0.language.text(.testHeading, ["title": heading])) } ?? first
    }

    private func message(for notice: Notice, in words: OccurrenceWording) -> Message {
        var message = dressed(notice, in: words)
        message.momentLabel = words.language.text(.yourTimeLabel)
        return message
    }

    private func dressed(_ notice: Notice, in words: OccurrenceWording) -> Message {
        switch notice.subject {
        case .reminder(let occurrence): ReminderWording(words: words).message(about: occurrence, in: notice)
        case .group(let occurrences): GroupWording(words: words).message(about: occurrences, in: notice)
        case .change(let change): ChangeWording(words: words).message(about: change, in: notice)
        case .digest(let digest): DigestWording(words: words).message(about: digest, in: notice)
        case .trouble(let trouble):
            TroubleWording(words: ReasonWording(language: words.language, zone: words.dates.zone))
                .message(about: trouble)
        case .answer(let answer): AnswerWording(words: words).message(answer, at: notice.now)
        case .test(let occurrence): ReminderWording(words: words).testMessage(about: occurrence, in: notice)
        }
    }
}

extension Message {
    /// The message with the words of a template in place of its own. What leads further and what fits one line stay.
    fileprivate func saying(_ heading: String, _ body: String) -> Message {
        var message = self
        (message.heading, message.lead, message.body, message.footer) = (heading, "", body, "")
        (message.lines, message.sections) = ([], [])
        return message
    }

    /// The same for a test, which goes on saying that it is one.
    fileprivate func testing(_ heading: String, _ body: String) -> Message {
        var message = saying(heading, body)
        (message.lead, message.footer) = (lead, footer)
        return message
    }
}
