package import CivilTime
package import ReminderCore

/// Puts notices into words.
///
/// It knows no clock: the same notice in the same language and zone makes the same message.
package struct NoticeWriter: Sendable {
    private let words: OccurrenceWording

    package init(language: Language, zone: any ZoneRules) { words = OccurrenceWording(language: language, zone: zone) }

    /// What to say about `notice`.
    package func message(for notice: Notice) -> Message {
        var message = dressed(notice)
        message.momentLabel = words.language.text(.yourTimeLabel)
        return message
    }

    private func dressed(_ notice: Notice) -> Message {
        switch notice.subject {
        case .reminder(let occurrence): ReminderWording(words: words).message(about: occurrence, in: notice)
        case .group(let occurrences): GroupWording(words: words).message(about: occurrences, in: notice)
        case .change(let change): ChangeWording(words: words).message(about: change, in: notice)
        case .digest(let digest): DigestWording(words: words).message(about: digest, in: notice)
        case .trouble(let trouble): TroubleWording(language: words.language).message(about: trouble)
        case .test(let occurrence): ReminderWording(words: words).testMessage(about: occurrence, in: notice)
        }
    }
}
