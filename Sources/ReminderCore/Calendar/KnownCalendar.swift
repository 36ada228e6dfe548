package import CivilTime

/// What is known of a calendar when it is read again, so that only what changed needs to be fetched.
package struct KnownCalendar: Sendable {
    /// What came with the last good answer, to be asked "still the same?" with; empty when nothing is known.
    package let validators: Validators
    /// When it is read.
    package let now: Instant
    /// The time that matters: a source may leave out documents about any other.
    package let window: Range<Instant>
    private let load: @Sendable () async throws(SourceFailure) -> [CalendarDocument]

    /// - Parameter load: Gets the documents last understood; it is only called by sources that use them.
    package init(
        _ validators: Validators = Validators(), at now: Instant, window: Range<Instant>,
        load: @escaping @Sendable () async throws(SourceFailure) -> [CalendarDocument] = { () throws(SourceFailure) in
            []
        }
    ) {
        (self.validators, self.now, self.window, self.load) = (validators, now, window, load)
    }

    /// The documents last understood, in their order.
    package func documents() async throws(SourceFailure) -> [CalendarDocument] { try await load() }
}
