import Admin
import CivilTime
import ReminderCore

/// Finds the events that an operator's words name: by the beginning of their short name, by their `UID`, or by words
/// of their title.
struct EventFinder: Sendable {
    private let words: String
    private let folded: FoldedText

    /// How many events are looked at for what may have been meant.
    private static let mostCompared = 1000

    init(_ words: String) { (self.words, folded) = (words, FoldedText(words)) }

    /// Whether the words name `occurrence`.
    func isMeant(_ occurrence: Occurrence) -> Bool {
        (words.count >= 4 && occurrence.id.shortName.hasPrefix(words.lowercased())) || occurrence.id.uid == words
            || (!words.isEmpty && FoldedText(occurrence.title).contains(folded))
    }

    /// The one event to come that is meant.
    ///
    /// - Throws: ``AdminProblem`` when there is none, or several of different names.
    func one(in store: any StateStore, at now: Instant) async throws(AdminProblem) -> Occurrence {
        let upcoming: [UpcomingOccurrence]
        do {
            upcoming = try await store.upcoming(from: now, until: now + .seconds(366 * 86_400), limit: 100_000)
        } catch {
            throw AdminProblem(status: 503, error.problem, remedy: error.remedy)
        }
        return try one(among: upcoming.map(\.occurrence))
    }

    /// The one of `events`, earliest first, that is meant.
    ///
    /// - Throws: ``AdminProblem`` when there is none, or several of different names.
    func one(among events: [Occurrence]) throws(AdminProblem) -> Occurrence {
        let found = events.filter { isMeant($0) }
        guard let first = found.first else {
            throw AdminProblem(
                status: 404, "no event to come is called '\(words)'",
                remedy: nearest(among: events).map { "did you mean '\($0)'?" } ?? "nhaclich upcoming lists them")
        }
        // Of a series, the next one is meant.
        let others = found.filter { $0.id.uid != first.id.uid || $0.id.calendar != first.id.calendar }
        if !others.isEmpty {
            let names = ([first] + others.prefix(4)).map { "\($0.id.shortName) (\($0.title.prefix(40)))" }
            throw AdminProblem(
                status: 409, "several events are called '\(words)'",
                remedy: "name one: \(names.joined(separator: ", "))")
        }
        return first
    }

    /// The words of some title that look most like those meant, as many of them; nil when none come near.
    private func nearest(among events: [Occurrence]) -> String? {
        let count = words.split(separator: " ").count
        guard count > 0 else { return nil }
        var phrases: Set<String> = []
        for event in events.prefix(Self.mostCompared) {
            let title = event.title.split(separator: " ")
            guard title.count >= count else { continue }
            for start in 0...(title.count - count) {
                phrases.insert(title[start..<start + count].joined(separator: " "))
            }
        }
        return Likeness.nearest(to: words, among: phrases.sorted())
    }
}
