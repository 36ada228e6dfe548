import ReminderCore
import Wording

extension Rule {
    /// The conditions that `occurrence` does not meet; none when the rule is about it.
    func unmet(by occurrence: Occurrence, _ words: ReasonWording) -> [String] {
        var unmet: [String] = []
        if let calendars, !isAbout(occurrence.id.calendar) {
            unmet.append(
                words.text(
                    .otherCalendar,
                    ["calendars": words.list(calendars.sorted()), "calendar": occurrence.id.calendar]))
        }
        return unmet + match.filter { !$0.accepts(occurrence) }.map { $0.refusal(words) }
    }
}

extension Match {
    /// That an event does not meet it.
    fileprivate func refusal(_ words: ReasonWording) -> String {
        let field = words.text(field.name)
        return switch pattern {
        case .contains(let text):
            words.text(
                .hasNot,
                ["field": field, "words": written.isEmpty ? String(decoding: text.utf8, as: UTF8.self) : written])
        case .expression(let expression):
            words.text(.doesNotMatch, ["field": field, "expression": "\(expression)"])
        }
    }
}

extension Match.Field {
    /// What it is called.
    fileprivate var name: Reason {
        switch self {
        case .title: .titleField
        case .location: .locationField
        case .description: .descriptionField
        case .organizer: .organizerField
        case .kind: .kindField
        case .mode: .modeField
        }
    }
}
