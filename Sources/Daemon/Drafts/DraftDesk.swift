import CalendarSources
import Channels
package import CivilTime
import Formats
import HostSystem
package import ReminderCore
package import Settings
import WebClient
import Wording

/// Tries out drafts with the readers and the senders that the daemon has, and puts one on the disk.
package struct DraftDesk: Sendable {
    /// What is there already.
    package enum Existing: Sendable {
        case nothing
        /// A file in which nothing is configured yet, as it is installed.
        case bare
        /// How much there is of everything.
        case configured(String)
        /// What is wrong with it.
        case faulty(String)
    }

    /// The path of `nhaclich.yaml`.
    package let file: String
    package let existing: Existing
    /// By their names.
    package let kinds: [ChannelKind]
    /// The tags of the languages there are words for.
    package let languages: [String]
    let taken: Set<String>
    /// The file with the explanations that a draft is written into; nil when there is none.
    let template: String?

    private let data: String
    private let web: any HTTPExchange
    private let words: [String: Language]

    /// - Throws: The faults of the program's own files.
    init(configuration file: String, data: String, web: any HTTPExchange, at now: Instant) throws(ConfigurationFaults) {
        (self.file, self.data, self.web) = (file, data, web)
        let folder = Self.folder(file, data, [:], nil, web)
        let (languages, formats) = try folder.materials()
        (words, self.languages) = (languages, languages.keys.sorted())
        let services = Dictionary(formats.map { ($0.name, $0) }) { first, _ in first }
        kinds = ChannelCatalog(formats: formats).kinds.map { schema in
            let format = services[schema.name]
            return ChannelKind(
                name: schema.name, service: format?.service ?? schema.name, about: format?.about ?? "", schema: schema)
        }.sorted { $0.name < $1.name }
        let bundled = Self.text(of: "\(data)/nhaclich.yaml")
        guard let present = Self.text(of: file) else {
            (existing, taken, template) = (.nothing, [], bundled)
            return
        }
        do throws(ConfigurationFaults) {
            let configuration = try folder.setup(at: now).configuration
            taken = Set(
                configuration.calendars.map(\.name) + configuration.channels.map(\.name)
                    + configuration.rules.map(\.name))
            (existing, template) = taken.isEmpty ? (.bare, present) : (.configured(configuration.summary), bundled)
        } catch { (existing, taken, template) = (.faulty(error.description), [], bundled) }
    }

    /// The text of a draft that is to be in `path`.
    package func text(of draft: Draft, in path: String) -> String {
        let text = DraftText(draft)
        return path == file ? template.map { text.filled(into: $0) } ?? text.alone : text.alone
    }

    /// What a draft adds to a file, without the explanations.
    package func excerpt(of draft: Draft) -> String { DraftText(draft).filled(into: "") }

    /// What follows from a draft that is to be in `path`.
    ///
    /// - Throws: Everything that is wrong with it.
    package func setup(_ draft: Draft, in path: String, at now: Instant) throws(ConfigurationFaults) -> Setup {
        let text = ConfigurationText(file: path, text: text(of: draft, in: path))
        return try Self.folder(file, data, draft.secrets, text, web).setup(at: now)
    }

    /// Reads the calendar of a draft.
    ///
    /// - Throws: `ConfigurationFaults`, or `SourceFailure` when it cannot be read.
    package func read(_ draft: Draft, in path: String, at now: Instant) async throws -> DraftReading {
        let setup = try setup(draft, in: path, at: now)
        guard let name = draft.calendar?.name, let source = setup.sources[name] else {
            return DraftReading()
        }
        let window = now..<now + .seconds(366 * 86_400)
        let fetched = try await source.fetch(ifChangedSince: KnownCalendar(at: now, window: window))
        guard case .documents(let documents, _) = fetched else { return DraftReading() }
        let reading = try source.interpret(
            documents, calendar: name, window: window, zone: setup.zone, zones: SystemZones())
        let language = draft.language ?? setup.configuration.languages.first ?? ConfigurationDefault.language
        return DraftReading(reading, planner: setup.planner, words: words[language], at: now)
    }

    /// Sends one real notice, marked as a test, on the channel of a draft.
    ///
    /// - Throws: `ConfigurationFaults`, or `DeliveryFailure` when it does not arrive.
    package func test(_ draft: Draft, in path: String, at now: Instant) async throws -> Receipt {
        let setup = try setup(draft, in: path, at: now)
        guard let name = draft.channel?.name, let channel = setup.channels[name],
            var delivery = setup.delivery(of: Notice.test(of: name, nonce: Identity.random(), at: now))
        else { throw DeliveryFailure(.giveUp, "there is no channel to try") }
        delivery.fallback = nil
        return try await channel.send(delivery, at: now)
    }

    /// A name like `wish` that nothing has yet.
    package func name(like wish: String) -> String {
        let letters = FoldedText(wish).utf8.map { byte -> Character in
            (0x61...0x7A).contains(byte) || (0x30...0x39).contains(byte) ? Character(UnicodeScalar(byte)) : "-"
        }
        let parts = String(letters).split(separator: "-").joined(separator: "-").prefix(32)
        let base = parts.isEmpty ? "calendar" : String(parts)
        var number = 1
        func candidate() -> String { number == 1 ? base : "\(base)-\(number)" }
        while taken.contains(candidate()) { number += 1 }
        return candidate()
    }

    private static func folder(
        _ file: String, _ data: String, _ secrets: [String: Secret], _ draft: ConfigurationText?,
        _ web: any HTTPExchange
    ) -> ConfigurationFolder {
        let kept = FileSecrets(configurationFolder: ConfigurationFolder.folder(of: file))
        return ConfigurationFolder(
            file: file, data: data, zones: SystemZones(), secrets: DraftSecrets(secrets: secrets, others: kept),
            web: web, hostname: MachineName.current, memory: FleetingMemory(), draft: draft)
    }

    private static func text(of path: String) -> String? {
        guard case .bytes(let bytes) = SmallFile.read(path, upTo: 1024 * 1024) else { return nil }
        return String(validating: bytes, as: UTF8.self)
    }
}
