package import ReminderCore

/// A calendar in one `.ics` file.
package struct FileSource: ICalendarSource {
    package static let schema = KindSchema("file", mainField: "path", fields: [.required("path", .path)])

    private let path: String

    package init(path: String) { self.path = path }

    init?(_ settings: KindSettings) {
        guard let path = settings.text("path") else { return nil }
        self.init(path: path)
    }

    package var watchedPaths: [String] { [path] }

    package func fetch(ifChangedSince known: KnownCalendar) async throws(SourceFailure) -> FetchedCalendar {
        let file = try CalendarFileOnDisk(path)
        let now = Validators(entityTag: file.stamp)
        return now == known.validators ? .unchanged : .documents([try file.read()], now)
    }
}
