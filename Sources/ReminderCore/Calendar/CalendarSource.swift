package import CivilTime

/// A place calendars are read from.
///
/// Fetching is kept apart from interpreting: documents are kept in the store, so that a restart, a new
/// rule or a horizon that moves on needs no network, and a calendar that fails keeps its last good events.
package protocol CalendarSource: Sendable {
    /// Gets the calendar's documents as they are now: all of them, or none when nothing has changed.
    ///
    /// A source with many documents gets those it has from `known` and asks only for what changed.
    func fetch(ifChangedSince known: KnownCalendar) async throws(SourceFailure) -> FetchedCalendar

    /// Reads what the documents say about `window`. It is pure: the same documents always say the same.
    ///
    /// - Throws: ``SourceFailure`` when they are not a calendar at all.
    func interpret(
        _ documents: [CalendarDocument], calendar: String, window: Range<Instant>, zone: any ZoneRules,
        zones: any ZoneDatabase
    ) throws(SourceFailure) -> CalendarReading

    /// Where to cut `document` into pieces, so that one that says nearly the same has most of them too; nowhere when it is
    /// to be kept as a whole.
    func cuts(of document: CalendarDocument) -> [Int]

    /// Reads what `document`, the only one of its calendar, says of those events alone that `revision` may have changed:
    /// the same that ``interpret(_:calendar:window:zone:zones:)`` says of them.
    ///
    /// - Parameter room: How much more text the events of the document before could have come to, in bytes.
    /// - Returns: Nil when it cannot be known which events those are.
    func interpret(
        _ document: CalendarDocument, changedBy revision: Revision, room: Int, calendar: String, window: Range<Instant>,
        zone: any ZoneRules, zones: any ZoneDatabase
    ) -> CalendarReading?

    /// The lines of the documents that state `occurrence`; nil when none do, or when it is understood from texts and
    /// has evidence of its own.
    func passage(
        of occurrence: Occurrence, in documents: [CalendarDocument], zone: any ZoneRules, zones: any ZoneDatabase
    ) -> Passage?

    /// Files and folders whose change means that the calendar changed; none for what is far away.
    var watchedPaths: [String] { get }

    /// Whether events are understood from text that people wrote for people: then they have no names of their own, and
    /// an operator may decide about them.
    var readsText: Bool { get }

    /// How long to wait between readings when the configuration does not say.
    var defaultRefresh: Duration { get }
}

extension CalendarSource {
    package var watchedPaths: [String] { [] }
    package var readsText: Bool { false }

    package func cuts(of document: CalendarDocument) -> [Int] { [] }

    package func interpret(
        _ document: CalendarDocument, changedBy revision: Revision, room: Int, calendar: String, window: Range<Instant>,
        zone: any ZoneRules, zones: any ZoneDatabase
    ) -> CalendarReading? { nil }

    package func passage(
        of occurrence: Occurrence, in documents: [CalendarDocument], zone: any ZoneRules, zones: any ZoneDatabase
    ) -> Passage? { nil }

    package var defaultRefresh: Duration { .seconds(15 * 60) }
}

/// The answer of a calendar's place.
package enum FetchedCalendar: Hashable, Sendable {
    /// It is what it was when the validators were given out.
    case unchanged
    /// All of its documents, wherever each came from.
    case documents([CalendarDocument], Validators)
}

/// Why a calendar could not be read this time. It is read again at its next turn.
package struct SourceFailure: Error, Hashable, CustomStringConvertible {
    /// One sentence for the operator, free of secrets, without a full stop.
    package let reason: String
    /// What the operator can do about it; empty when time will tell.
    package let remedy: String
    /// How long the server asked to be left alone.
    package let retryAfter: Duration?
    /// Whether somebody has to look: the source answers, and what it says makes no sense any more.
    package let needsAttention: Bool
    /// Whether there is no file at all where the calendar should be.
    package let isAbsence: Bool
    /// Whether the server wants to know who asks.
    package let asksForPassword: Bool
    /// The host off the public internet that it leads to and that is not named; nil when that is not the trouble.
    package let privateHost: String?

    package init(
        _ reason: String, remedy: String = "", retryAfter: Duration? = nil, isAbsence: Bool = false,
        needsAttention: Bool = false, asksForPassword: Bool = false,
        privateHost: String? = nil
    ) {
        (self.asksForPassword, self.privateHost) = (asksForPassword, privateHost)
        (self.reason, self.remedy) = (reason, remedy)
        (self.retryAfter, self.isAbsence, self.needsAttention) = (retryAfter, isAbsence, needsAttention)
    }

    package var description: String { remedy.isEmpty ? reason : "\(reason); \(remedy)" }
}
