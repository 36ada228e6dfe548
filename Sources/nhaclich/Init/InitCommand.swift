import Admin
import ArgumentParser
import Daemon
import FoundationEssentials
import HostSystem

/// `nhaclich init`: from nothing to a first reminder.
struct InitCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "init", abstract: "Make a configuration: ask, try it out, and write it.",
        discussion: """
            Asks for the language, the zone, a first calendar and a first channel; reads the calendar, shows what it \
            understood, and sends a real test message. Nothing is written before the end, and what is replaced is kept. \
            Secrets go into files of their own, which only root can read.

            In scripts, --non-interactive with an option for each question. A value that begins with @ names a file \
            that has it: --set token=@/root/token keeps a secret out of the list of processes.
            """)

    @OptionGroup var place: ConfigurationPlace
    @OptionGroup var socket: SocketPlace

    @Flag(name: .long, help: "Ask nothing: take the options, and what would be suggested.")
    var nonInteractive = false

    @Option(name: .long, help: ArgumentHelp("Of the reminders: vi or en.", valueName: "tag"))
    var language: String?

    @Option(name: .long, help: ArgumentHelp("Such as Asia/Ho_Chi_Minh.", valueName: "zone"))
    var timezone: String?

    @Option(
        name: .long, help: ArgumentHelp("The first calendar: a path or an address.", valueName: "place"),
        completion: .file())
    var calendar: String?

    @Option(name: .long, help: ArgumentHelp("Who reads it, if its server asks.", valueName: "name"))
    var calendarUser: String?

    @Option(name: .long, help: ArgumentHelp("The password; better @FILE.", valueName: "password"))
    var calendarPassword: String?

    @Option(
        name: .long, parsing: .singleValue,
        help: ArgumentHelp("How long before to remind, such as 1d. May be given several times.", valueName: "time"))
    var remind: [String] = []

    @Option(name: .long, help: ArgumentHelp("A kind of channel, or a whole address on one line.", valueName: "channel"))
    var channel: String?

    @Option(
        name: .long, parsing: .singleValue,
        help: ArgumentHelp("A setting of the channel. May be given several times.", valueName: "name=value"))
    var set: [String] = []

    @Option(name: .long, help: ArgumentHelp("When something is configured already: add or replace.", valueName: "what"))
    var existing: String?

    @Flag(name: .long, help: "Send no test message.")
    var noTest = false

    @Option(
        name: [.customLong("color"), .customLong("colour")],
        help: ArgumentHelp("Whether to ask in colour: auto, always or never.", valueName: "when"))
    var colour = ColourChoice.auto

    func run() async throws {
        try await complaining {
            do {
                let given = try answers()
                try await HostConfiguration.withDrafts(configuration: place.config, data: place.dataFolder) { desk in
                    try await self.interview(with: given, at: desk)
                }
            } catch let failure as InitFailure {
                Output.complain(
                    failure.problem.hasPrefix("nhaclich") ? failure.problem : "nhaclich: \(failure.problem)")
                throw failure.status
            } catch let fault as FileFault {
                Output.complain(
                    "nhaclich: \(fault.problem)\nhelp: nothing was changed; run it as root, or name another --config")
                throw ExitCode.environmentFailed
            }
        }
    }

    private func interview(with given: [Question.Topic: String], at desk: DraftDesk) async throws {
        var phrases = InitPhrases.ofEnvironment
        if let language { phrases = InitPhrases(isVietnamese: language == "vi") }
        let style = Style(colour, on: .output)
        let beginning = phrases
        var interview: Interview?
        let console: any Console =
            nonInteractive
            ? GivenAnswers(given, style: style)
            : PartlyGiven(given, else: TerminalConsole(style: style) { interview?.phrases ?? beginning })
        let asked = Interview(
            console: console, desk: desk, phrases: phrases, folder: FileManager.default.currentDirectoryPath,
            settings: Set(given.keys.compactMap(\.setting)), at: WallClock.now)
        interview = asked
        if !nonInteractive { console.say(phrases.welcome + "\n") }
        guard let written = try await asked.run() else {
            throw InitFailure(problem: asked.phrases.nothingWritten, status: .failure)
        }
        try await InitEnd(console: console, phrases: asked.phrases, socket: socket, config: place.config)
            .run(written, hasSecrets: !asked.draft.secrets.isEmpty)
    }

    /// What the options answer.
    private func answers() throws -> [Question.Topic: String] {
        var answers: [Question.Topic: String] = [:]
        answers[.language] = language
        answers[.timezone] = timezone
        answers[.calendar] = calendar
        answers[.username] = calendarUser
        answers[.password] = try calendarPassword.map(Self.kept)
        answers[.channel] = try channel.map(Self.kept)
        answers[.existing] = existing
        if !remind.isEmpty { answers[.leads] = remind.joined(separator: ",") }
        if noTest { answers[.test] = "no" }
        for item in set {
            guard let equals = item.firstIndex(of: "="), equals != item.startIndex else {
                throw ValidationError("--set '\(item)' is not written as NAME=VALUE")
            }
            answers[.setting(String(item[..<equals]))] = try Self.kept(String(item[item.index(after: equals)...]))
        }
        return answers
    }

    /// The value itself, or what is in the file that it names.
    private static func kept(_ value: String) throws -> String {
        guard value.hasPrefix("@"), value.count > 1 else { return value }
        let path = String(value.dropFirst())
        guard case .bytes(let bytes) = SmallFile.read(path, upTo: 64 * 1024) else {
            throw ValidationError("the file '\(path)' cannot be read")
        }
        return String(decoding: bytes, as: UTF8.self).split(separator: "\n").first.map(String.init)?.trimmed ?? ""
    }
}
