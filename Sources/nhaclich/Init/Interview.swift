import ArgumentParser
import CivilTime
import Daemon
import HostSystem
import ReminderCore
import Settings

/// The questions of `nhaclich init`, in their order: each is asked until its answer passes what the daemon's own readers
/// make of it. Nothing is on the disk before the last one.
final class Interview {
    let console: any Console
    let desk: DraftDesk
    private(set) var phrases: InitPhrases
    var draft = Draft()
    /// Where the draft is going to be.
    private(set) var path: String
    /// What shells would make of a relative path.
    let folder: String
    /// The settings of the channel that are known beforehand.
    let settings: Set<String>
    /// When it takes place.
    let now: Instant

    init(
        console: any Console, desk: DraftDesk, phrases: InitPhrases, folder: String, settings: Set<String> = [],
        at now: Instant
    ) {
        (self.console, self.desk, self.phrases, self.folder, self.now) = (console, desk, phrases, folder, now)
        self.settings = settings
        path = desk.file
    }

    /// Asks everything.
    ///
    /// - Returns: What was written; nil when the person wants nothing to be.
    func run() async throws -> DraftDesk.Written? {
        guard try choosePlace() else { return nil }
        if path == desk.file {
            try askLanguage()
            try askTimezone()
        }
        try await askCalendar()
        try askLeads()
        repeat { try await askChannel() } while try await !isTested()
        return try write()
    }

    // MARK: - Where to

    /// Decides where the draft is going to be; false when nothing is to be written.
    private func choosePlace() throws -> Bool {
        switch desk.existing {
        case .nothing, .bare: return true
        case .configured(let summary):
            console.say(phrases.configured(desk.file, summary))
            switch try choose(.existing, phrases.addOrReplace, ["add", "replace", "stop"], suggestion: nil) {
            case "add":
                path = desk.fileBeside(named: "init")
                return true
            case "replace": return true
            default: return false
            }
        case .faulty(let faults):
            console.say(phrases.faulty(desk.file))
            console.say(faults)
            return try choose(.existing, phrases.replaceOrStop, ["replace", "stop"], suggestion: nil) == "replace"
        }
    }

    // MARK: - Language, zone, leads

    private func askLanguage() throws {
        let suggestion = phrases.isVietnamese || environment("LANG")?.hasPrefix("en") != true ? "vi" : "en"
        let tag = try choose(.language, phrases.language(desk.languages), desk.languages, suggestion: suggestion)
        draft.language = tag
        if tag == "vi" || tag == "en" { phrases = InitPhrases(isVietnamese: tag == "vi") }
    }

    private func askTimezone() throws {
        let here = SystemZones.here
        let isMeant = here != "UTC" && !here.hasPrefix("Etc/") && here != "GMT"
        let zones = SystemZones()
        draft.timezone = try ask(
            Question(
                topic: .timezone, text: phrases.timezone, suggestion: isMeant ? here : ConfigurationDefault.timezone)
        ) { name in
            if zones.zone(named: name) != nil { return nil }
            return phrases.noZone(name, Self.zone(like: name))
        }
    }

    /// The zone that somebody may mean who writes no zone's name: of Vietnam, most write the city they know.
    static func zone(like name: String) -> String? {
        let words = FoldedText(name)
        let isVietnam = ["hanoi", "ha noi", "ha_noi", "saigon", "sai gon", "viet"].contains {
            words.contains(FoldedText($0))
        }
        return isVietnam ? ConfigurationDefault.timezone : Likeness.nearest(to: name, among: SystemZones.names)
    }

    private func askLeads() throws {
        // The rule's reader wants a channel; any does.
        let channel = Draft.Entry(name: "init-console", kind: "console", settings: [])
        var tried = draft
        tried.channel = channel
        let answer = try ask(Question(topic: .leads, text: phrases.leads, suggestion: "1d, 1h")) { answer in
            tried.leads = SettingCheck.list(answer)
            return fault(in: tried)
        }
        draft.leads = SettingCheck.list(answer)
        draft.rule = desk.name(like: draft.calendar?.name ?? "all")
    }

    // MARK: - Asking

    /// Asks until nothing is wrong with the answer.
    ///
    /// - Parameter fault: What is wrong with an answer; nil when nothing is.
    func ask(_ question: Question, _ status: ExitCode = .validationFailure, fault: (String) -> String?) throws -> String
    {
        while true {
            let answer = try console.ask(question)
            guard let problem = fault(answer) else { return answer }
            console.object(problem, status)
        }
    }

    /// Asks for one of `words`; their beginnings are enough.
    func choose(_ topic: Question.Topic, _ text: String, _ words: [String], suggestion: String?) throws -> String {
        func chosen(_ answer: String) -> String? {
            let begun = words.filter { $0.hasPrefix(answer.lowercased()) }
            return begun.count == 1 ? begun.first : words.first { $0 == answer }
        }
        let answer = try ask(Question(topic: topic, text: text, suggestion: suggestion)) { answer in
            chosen(answer) == nil ? phrases.noSuchAnswer(words) : nil
        }
        return chosen(answer) ?? answer
    }

    /// Asks whether.
    ///
    /// - Parameter usually: What an empty answer means.
    func isWanted(_ topic: Question.Topic, _ text: String, usually: Bool = true) throws -> Bool {
        let usual = usually ? phrases.yes : phrases.no
        let answer = try ask(Question(topic: topic, text: text, suggestion: usual)) { answer in
            phrases.isYes(answer) == nil ? phrases.noSuchAnswer([phrases.yes, phrases.no]) : nil
        }
        return phrases.isYes(answer) ?? false
    }

    /// The first thing that is wrong with a draft; nil when nothing is.
    func fault(in draft: Draft) -> String? {
        do throws(ConfigurationFaults) {
            _ = try desk.setup(draft, in: path, at: now)
            return nil
        } catch { return error.diagnostics.first { $0.severity == .error }?.sentences ?? error.description }
    }
}

extension Diagnostic {
    /// What is wrong and what to do, without the place: it is what was just answered.
    var sentences: String { remedy.isEmpty ? problem : "\(problem); \(remedy)" }
}
