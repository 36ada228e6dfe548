import ReminderCore

extension Rule {
    /// The conditions that `occurrence` does not meet, in words; none when the rule is about it.
    func unmet(by occurrence: Occurrence) -> [String] {
        var unmet: [String] = []
        if let calendars, !isAbout(occurrence.id.calendar) {
            unmet.append("it is about \(calendars.sorted().listed), not \(occurrence.id.calendar)")
        }
        return unmet + match.filter { !$0.accepts(occurrence) }.map(\.refusal)
    }
}

extension Match {
    /// That an event does not meet it.
    fileprivate var refusal: String {
        switch pattern {
        case .contains(let words):
            "its \(field.rawValue) has no “\(written.isEmpty ? String(decoding: words.utf8, as: UTF8.self) : written)”"
        case .expression(let expression): "its \(field.rawValue) does not match /\(expression)/"
        }
    }
}
