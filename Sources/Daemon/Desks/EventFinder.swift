import Admin
import CivilTime
import ReminderCore

/// Finds the events that an operator's words name: by the beginning of their short name, by their `UID`, or by words
/// of their title.
struct EventFinder: Sendable {
    private let words: String
    private let folded: FoldedText

    /// How many events are looked at for what may have been meant.
    static let mostCompared = 1000

    init(_ words: String) { (self.words, folded) = (words, FoldedText(words)) }

    /// Whether the words name `occurrence`.
    func isMeant(_ occurrence: Occurrence) -> Bool { isMeant(occurrence.id, titled: occurrence.title) }

    /// Whether the words name the occurrence `id` of this title.
    func isMeant(_ id: Occurrence.ID, titled title: String) -> Bool {
        isShortName(of: id) || id.uid == words || (!words.isEmpty && FoldedText(title).contains(folded))
    }

    /// Whether the words are the beginning of the name of this very occurrence.
    private func isShortName(of id: Occurrence.ID) -> Bool {
        // Twelve digits: looking at more would take a hash of every event.
        (4...12).contains(words.utf8.count) && words.utf8.allSatisfy { Character(UnicodeScalar($0)).isHexDigit }
            && id.shortName.hasPrefix(words.lowercased())
    }

    /// The events among `records`, earliest first, that are to be told of: of a series the next one, or the last when all
    /// are over; those to come first. Those whose very names were given are all of them.
    func chosen(
        among records: [OccurrenceRecord], in zone: any ZoneRules, at now: Instant
    ) -> [Occurrence.ID] {
        let named = records.map(\.occurrence.id).filter { isShortName(of: $0) }
        if !named.isEmpty { return named }
        let series = Dictionary(grouping: records) { [$0.occurrence.id.calendar, $0.occurrence.id.uid] }
        let chosen = series.values.compactMap { records in
            let toCome = records.filter { $0.occurrence.span.end(in: zone) > now }
            return toCome.first { $0.presence == .present } ?? toCome.first ?? records.last
        }
        func start(_ record: OccurrenceRecord) -> Instant { record.occurrence.span.start(in: zone) }
        let sorted = chosen.sorted {
            (start($0), $0.occurrence.id.shortName) < (start($1), $1.occurrence.id.shortName)
        }
        let isOver = { (record: OccurrenceRecord) in record.occurrence.span.end(in: zone) <= now }
        return (sorted.filter { !isOver($0) } + sorted.filter(isOver).reversed()).map(\.occurrence.id)
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
            let near = nearest(among: events.prefix(Self.mostCompared).map(\.title))
            throw AdminProblem(
                status: 404, "no event to come is called '\(words)'",
                remedy: near.map { "did you mean '\($0)'?" } ?? "nhaclich upcoming lists them", kind: .noEvent,
                values: ["name": words].merging(near.map { ["near": $0] } ?? [:]) { $1 })
        }
        // Of a series, the next one is meant.
        let others = found.filter { $0.id.uid != first.id.uid || $0.id.calendar != first.id.calendar }
        if !others.isEmpty {
            let names = ([first] + others.prefix(4)).map { "\($0.id.shortName) (\($0.title.prefix(40)))" }
            throw AdminProblem(
                status: 409, "several events are called '\(words)'",
                remedy: "name one: \(names.joined(separator: ", "))", kind: .ambiguousEvent,
                values: ["name": words, "names": names.joined(separator: ", ")])
        }
        return first
    }

    /// The words of some title that look most like those meant, as many of them; nil when none come near.
    func nearest(among titles: [String]) -> String? {
        let count = words.split(separator: " ").count
        guard count > 0 else { return nil }
        var phrases: Set<String> = []
        for title in titles {
            let title = title.split(separator: " ")
            guard title.count >= count else { continue }
            for start in 0...(title.count - count) {
                phrases.insert(title[start..<start + count].joined(separator: " "))
            }
        }
        return Likeness.nearest(to: words, among: phrases.sorted())
    }
}
