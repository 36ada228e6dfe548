package import ReminderCore

extension Occurrence {
    /// The beginning of its description, as a notice shows it.
    package var shownDescription: String {
        TamedText.paragraphs(details, limit: TextLimit.body, lines: TextLimit.bodyLines)
    }
}
