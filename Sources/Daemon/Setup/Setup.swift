import CalendarSources
package import Channels
package import CivilTime
package import ReminderCore
package import Settings
package import Wording

/// Everything that follows from one configuration: made whole, put in force at once, never changed.
package struct Setup: Sendable {
    package let configuration: Configuration
    /// When it was read.
    let adopted: Instant
    package let planner: Planner
    package let router: Router
    package let announcer: Announcer
    /// The places of the calendars, by their names.
    package private(set) var sources: [String: any CalendarSource]
    /// By their names.
    package let channels: [String: any Channel]
    /// By their tags.
    package let languages: [String: Language]
    /// What puts a channel's notices into words, by the channel's name.
    private let writers: [String: NoticeWriter]
    private let templates: NoticeTemplates

    /// - Parameters:
    ///   - languages: By their tags; the configuration only names languages that are there.
    ///   - catalog: What channels there can be; the configuration only names kinds that are there.
    package init(
        _ configuration: Configuration, languages: [String: Language], catalog: ChannelCatalog,
        web: any HTTPExchange, hostname: String, memory: SharedMemory, adopted: Instant
    ) {
        (self.adopted, self.languages) = (adopted, languages)
        self.configuration = configuration
        planner = Planner(
            rules: configuration.rules, zone: configuration.zone, horizon: configuration.horizon,
            grace: configuration.grace)
        router = Router(rules: configuration.rules, grace: configuration.grace)
        announcer = Announcer(zone: configuration.zone, quiet: configuration.quiet)
        var sources: [String: any CalendarSource] = [:]
        for calendar in configuration.calendars {
            sources[calendar.name] = SourceCatalog.source(
                calendar.settings, web: web, privateHosts: configuration.privateHosts)
        }
        let surroundings = ChannelSurroundings(
            http: web, hostname: hostname, zone: configuration.zone, memory: memory)
        var channels: [String: any Channel] = [:]
        var writers: [String: NoticeWriter] = [:]
        for channel in configuration.channels {
            channels[channel.name] = catalog.channel(
                channel.settings, named: channel.name, in: surroundings)
            let words = (channel.languages ?? configuration.languages).compactMap { languages[$0] }
            if let first = words.first {
                writers[channel.name] = NoticeWriter(
                    language: first, and: words.dropFirst().first, zone: configuration.zone)
            }
        }
        (self.sources, self.channels, self.writers) = (sources, channels, writers)
        templates = NoticeTemplates(of: configuration)
    }

    /// The zone of the organisation.
    package var zone: any ZoneRules { configuration.zone }

    /// What explains in the language `tag`; in English when there is no such language, or none is named.
    package func reasons(in tag: String? = nil) -> ReasonWording {
        let tags = [tag, "en"].compactMap(\.self) + configuration.languages
        guard let language = tags.lazy.compactMap({ languages[$0] }).first else {
            preconditionFailure("a configuration without a language passed its check")
        }
        return ReasonWording(language: language, zone: zone)
    }

    /// A notice in the words of its channel; nil when there is no such channel.
    package func message(for notice: Notice) -> Message? {
        writers[notice.channel]?.message(for: notice, template: templates.template(for: notice))
    }

    /// A notice as its channel will send it, and as its fallback would; nil when there is no such channel.
    package func delivery(of notice: Notice) -> Delivery? {
        guard let channel = channels[notice.channel], let message = message(for: notice) else { return nil }
        var delivery = Delivery(
            id: notice.id, channel: notice.channel, payload: channel.compose(message, for: notice),
            summary: message.summary, due: notice.due, expires: notice.expires)
        (delivery.occurrences, delivery.urgency) = (notice.occurrences, notice.urgency(in: zone))
        (delivery.isOfSeveral, delivery.earlier) = (notice.isOfSeveral, notice.earlier)
        if let fallback = configuration.channel(notice.channel)?.fallback, let other = channels[fallback] {
            let diverted = notice.diverted(to: fallback)
            delivery.fallback = self.message(for: diverted).map {
                Delivery.Fallback(channel: fallback, payload: other.compose($0, for: diverted))
            }
        }
        return delivery
    }

    /// Notices of one thing as their channels will send them. What a channel is told anyway is not sent there again in
    /// place of another.
    package func deliveries(of notices: [Notice]) -> [Delivery] {
        let told = Set(notices.map(\.channel))
        return notices.compactMap { notice in
            guard var delivery = delivery(of: notice) else { return nil }
            if let fallback = delivery.fallback, told.contains(fallback.channel) { delivery.fallback = nil }
            return delivery
        }
    }

    /// How long a calendar that suddenly loses much is not believed.
    package func brake(of calendar: String) -> Brake {
        Brake(hold: configuration.calendar(calendar)?.hold ?? ConfigurationDefault.hold)
    }

    /// The setup with another source for `calendar`.
    func reading(_ calendar: String, from source: any CalendarSource) -> Setup {
        var setup = self
        setup.sources[calendar] = source
        return setup
    }

    /// The hash of where a calendar is read from, so that what one address said is not taken for another's.
    package func fingerprint(ofCalendar name: String) -> String {
        let settings = configuration.calendar(name)?.settings
        return settings?.fingerprint.description ?? ""
    }

    /// How often a calendar is read.
    package func schedule(of calendar: String) -> ReadingSchedule? {
        guard let source = sources[calendar] else { return nil }
        return ReadingSchedule(refresh: configuration.calendar(calendar)?.refresh ?? source.defaultRefresh)
    }
}

extension Configuration {
    /// How much there is of everything, for the journal.
    package var summary: String {
        [(calendars.count, "calendar"), (channels.count, "channel"), (rules.count, "rule")]
            .map { "\($0) \($1)\($0 == 1 ? "" : "s")" }.joined(separator: ", ")
    }
}
