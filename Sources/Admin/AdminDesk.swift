/// What an operator can ask of the running daemon. The daemon answers; the server and the tests only carry.
package protocol AdminDesk: Sendable {
    /// How the daemon is.
    func status() async throws(AdminProblem) -> StatusAnswer

    /// Occurrences to come, earliest first.
    func upcoming(_ query: AdminQuery) async throws(AdminProblem) -> [UpcomingAnswer]

    /// How every channel is, and what came of its deliveries in each of the last 24 hours.
    func channels() async throws(AdminProblem) -> [ChannelAnswer]

    /// The events of a calendar that are not over, as they were understood, earliest first.
    func events(of calendar: String, _ query: AdminQuery) async throws(AdminProblem) -> [EventAnswer]

    /// Reminders to come, earliest first.
    func plan(_ query: AdminQuery) async throws(AdminProblem) -> [PlanAnswer]

    /// The latest deliveries, the newest last.
    func deliveries(_ query: AdminQuery) async throws(AdminProblem) -> [DeliveryAnswer]

    /// Events of pages that wait for a decision, the soonest first.
    func review() async throws(AdminProblem) -> [ReviewAnswer]

    /// Decides about the event called `event`, or takes a decision back.
    func review(_ event: String, _ request: ReviewRequest) async throws(AdminProblem) -> ReviewAnswer

    /// How the events that `words` name came to be known, and what is done about them.
    ///
    /// - Parameter language: The tag of the language of the sentences; nil for English.
    func why(_ words: String, in language: String?) async throws(AdminProblem) -> [WhyAnswer]

    /// The deliveries whose names begin with `name`, with every attempt.
    func history(_ name: String) async throws(AdminProblem) -> [DeliveryHistoryAnswer]

    /// Tries deliveries again that had come to their end; those are answered.
    func retry(_ request: RetryRequest) async throws(AdminProblem) -> [DeliveryAnswer]

    /// The silences that are not over.
    func silences() async throws(AdminProblem) -> [SilenceAnswer]

    /// Makes a silence.
    func silence(_ request: SilenceRequest) async throws(AdminProblem) -> SilenceAnswer

    /// Ends a silence.
    func endSilence(_ number: Int64) async throws(AdminProblem) -> SilenceAnswer

    /// Puts the reminders of one event off.
    func snooze(_ request: SnoozeRequest) async throws(AdminProblem) -> SnoozeAnswer

    /// Reads a calendar now.
    func refresh(calendar: String) async throws(AdminProblem) -> StatusAnswer.Calendar

    /// Believes a calendar that lost much at once.
    func accept(calendar: String) async throws(AdminProblem) -> StatusAnswer.Calendar

    /// Reads the configuration again.
    func reload() async throws(AdminProblem) -> ReloadAnswer

    /// Sends a marked test notice on a channel and waits, within bounds, for what comes of the first attempt.
    func test(channel: String) async throws(AdminProblem) -> DeliveryAnswer

    /// Rings whenever something may look otherwise than before: a delivery, the plan, a calendar, the configuration.
    func changes() -> AsyncStream<Void>

    /// Returns with the next ring of `changes`, after `patience`, or when the daemon ends.
    func wait(for changes: AsyncStream<Void>, within patience: Duration) async

    /// Everything that is measured.
    func metrics() async -> [MetricFamily]

    /// Whether the daemon lives.
    func health() async -> HealthAnswer

    /// Whether the daemon can do what it is for.
    func readiness() async -> HealthAnswer

    /// What is known of the events, for calendars that subscribe to it: of all of them, or of the query's calendar.
    func feed(_ form: FeedForm, _ query: AdminQuery) async throws(AdminProblem) -> FeedAnswer

    /// What that is known by; it costs nothing to be asked again and again.
    func feedMark(_ form: FeedForm, _ query: AdminQuery) async throws(AdminProblem) -> FeedMark
}
