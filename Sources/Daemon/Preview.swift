package import Admin
package import CivilTime
package import ReminderCore
import Settings

/// Puts one event into the words of channels, as they would be sent now; nothing is sent.
package struct Preview: Sendable {
    /// What a notice can be about.
    package enum Kind: String, CaseIterable, Sendable {
        /// The event comes up.
        case reminder
        /// The event takes place an hour later than people think, or a day if it takes whole days.
        case change
        /// What the channel's digest says; of the event alone when one is named.
        case digest
        /// `nhaclich test`.
        case test
    }

    /// What one channel would send.
    package struct Entry: Sendable {
        package let notice: Notice
        /// What kind of channel it is, such as `slack`.
        package let channelKind: String
        package let message: Message
        /// The bytes that would be sent, without the secrets around them.
        package let payload: [UInt8]
    }

    /// What a preview shows.
    package struct Outcome: Sendable {
        /// By the names of the channels.
        package var entries: [Entry] = []
        /// Calendars that could not be read, and why.
        package var failures: [(calendar: String, reason: String)] = []
        /// What could not be understood in those that could.
        package var faults: [Diagnostic] = []
    }

    /// How far ahead events are looked for.
    private static let reach = Duration.seconds(366 * 86_400)

    private let setup: Setup
    private let zones: any ZoneDatabase

    package init(_ setup: Setup, zones: any ZoneDatabase) { (self.setup, self.zones) = (setup, zones) }

    /// What would be sent at `now`.
    ///
    /// - Parameters:
    ///   - channel: The channel's name; nil for every channel.
    ///   - event: Words that name an event to come; nil for a made-up one.
    /// - Throws: ``AdminProblem`` when there is no such channel or event, or several events are meant.
    package func run(
        channel: String?, event: String?, kind: Kind, at now: Instant
    ) async throws(AdminProblem) -> Outcome {
        let channels = try self.channels(called: channel)
        var outcome = Outcome()
        var events: [Occurrence] = []
        if event != nil || kind == .digest {
            let survey = await Survey(of: setup, now..<now + Self.reach, zones: zones)
            (outcome.failures, outcome.faults) = (survey.failures, survey.faults)
            events = survey.occurrences.filter { $0.span.end(in: setup.zone) > now }
                .sorted { $0.span.start(in: setup.zone) < $1.span.start(in: setup.zone) }
        }
        let meant: Occurrence? =
            if let event { try EventFinder(event).one(among: events) } else { nil }
        for channel in channels {
            let made = PreviewedNotice(channel: channel.name, setup: setup, now: now)
            let notice =
                switch kind {
                case .reminder: made.reminder(of: meant)
                case .change: made.change(of: meant)
                case .digest: made.digest(of: meant, or: events)
                case .test: made.test(with: meant)
                }
            guard let message = setup.message(for: notice), let delivery = setup.delivery(of: notice),
                let carrier = setup.channels[channel.name]
            else { continue }
            outcome.entries.append(
                Entry(
                    notice: notice, channelKind: channel.settings.kind, message: message,
                    payload: carrier.shown(delivery.payload)))
        }
        return outcome
    }

    private func channels(called name: String?) throws(AdminProblem) -> [ChannelSettings] {
        let all = setup.configuration.channels
        guard let name else {
            if all.isEmpty {
                throw AdminProblem(status: 404, "there are no channels", remedy: "add one to 'channels:'")
            }
            return all
        }
        guard let channel = setup.configuration.channel(name) else { throw AdminProblem(noChannel: name, in: setup) }
        return [channel]
    }
}

extension AdminProblem {
    /// Says that no channel is called `name`.
    init(noChannel name: String, in setup: Setup) {
        let near = Likeness.nearest(to: name, among: setup.channels.keys.sorted())
        self.init(
            status: 404, "there is no channel '\(name)'",
            remedy: near.map { "did you mean '\($0)'?" } ?? "nhaclich status lists the channels")
    }
}
