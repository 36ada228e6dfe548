import CivilTime
import ReminderCore
import Testing

/// What every source keeps to. The tests of each run it, on real files and an honest server.
struct SourceConformance {
    /// A source of a calendar with one event.
    let source: any CalendarSource
    /// Publishes a calendar with another title.
    let change: (_ title: String) async throws -> Void
    /// Takes the calendar away.
    let remove: () async throws -> Void
    /// What must not be in a name or a reason.
    var secret = "hunter2"

    /// All of it.
    func check() async throws {
        let first = try await fetched(since: Validators())
        try await staysUnchanged(since: first.validators)
        try readsTheSameTwice(first.documents)

        var validators = first.validators
        // Of different lengths: two writings in one tick of the file system's clock are told apart by size alone.
        for title in ["Hội thảo 2", "Hội thảo thứ ba", "Hội thảo lần thứ tư"] {
            try await change(title)
            let changed = try await fetched(since: validators)
            #expect(changed.validators != validators)
            #expect(try titles(changed.documents) == [title])
            validators = changed.validators
            try await staysUnchanged(since: validators)
        }
        _ = try await fetched(since: first.validators)
        try await failsClearly(since: validators)
        #expect(source.defaultRefresh > .zero)
    }

    /// The documents of a source that has changed since `validators`.
    private func fetched(
        since validators: Validators
    ) async throws -> (documents: [CalendarDocument], validators: Validators) {
        guard case .documents(let documents, let new) = try await source.fetch(ifChangedSince: validators) else {
            Issue.record("it is unchanged")
            return ([], validators)
        }
        #expect(new != Validators())
        #expect(!documents.isEmpty)
        for document in documents { #expect(!document.name.isEmpty && !document.name.contains(secret)) }
        return (documents, new)
    }

    /// Nothing is fetched again that is as it was, however often it is asked for.
    private func staysUnchanged(since validators: Validators) async throws {
        for _ in 1...3 { #expect(try await source.fetch(ifChangedSince: validators) == .unchanged) }
    }

    /// Interpreting is pure.
    private func readsTheSameTwice(_ documents: [CalendarDocument]) throws {
        #expect(try read(documents).occurrences == read(documents).occurrences)
        #expect(try read(documents).occurrences.map(\.id.calendar) == ["team"])
    }

    /// A calendar that is gone is a failure with a reason fit to be shown.
    private func failsClearly(since validators: Validators) async throws {
        try await remove()
        for validators in [validators, Validators()] {
            let failure = try #require(await failure(of: source, ifChangedSince: validators))
            #expect(!failure.reason.isEmpty && failure.reason.last != ".")
            #expect(!failure.description.contains(secret) && !failure.description.contains("\n"))
        }
    }

    private func titles(_ documents: [CalendarDocument]) throws -> [String] {
        try read(documents).occurrences.map(\.title)
    }

    private func read(_ documents: [CalendarDocument]) throws -> CalendarReading {
        try source.interpret(
            documents, calendar: "team", window: at("2020-02-01")..<at("2020-03-01"), zone: VietnamZone(),
            zones: FewZones())
    }
}
