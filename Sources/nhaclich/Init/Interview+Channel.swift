import ArgumentParser
import Daemon
import HostSystem
import ReminderCore
import Settings

extension Interview {
    /// Asks for a channel, and for what it needs.
    func askChannel() async throws {
        while true {
            let answer = try console.ask(Question(topic: .channel, text: phrases.channel))
            switch answer == "?" ? .several(desk.kinds) : ChannelGuess(answer, among: desk.kinds) {
            case .kind(let kind):
                try refuseSettings(beside: kind)
                if let about = about(kind) { console.say("  \(kind.service): \(about)") }
                draft.channel = try entry(of: kind) { try self.askSetting($0, of: kind) }
                return
            case .whole(let kind, let values):
                try refuseSettings(beside: kind)
                let faults = kind.schema.fields.compactMap { field in
                    values[field.name].flatMap { SettingCheck.fault(in: $0, of: field) }
                }
                if let fault = faults.first {
                    console.object(fault.sentences, .validationFailure)
                    continue
                }
                console.say("  \(kind.service)")
                draft.channel = entry(of: kind) { values[$0.name] }
                return
            case .incomplete(let form): console.object(phrases.writeWhole(form), .validationFailure)
            case .several(let kinds):
                console.say("  " + (kinds.isEmpty ? phrases.noChannel : phrases.severalChannels))
                for kind in kinds.isEmpty ? desk.kinds : kinds { console.say(line(kind)) }
                console.object(
                    phrases.noSuchAnswer((kinds.isEmpty ? desk.kinds : kinds).map(\.name)), .validationFailure)
            }
        }
    }

    /// Refuses settings that are known beforehand and that `kind` does not have.
    private func refuseSettings(beside kind: ChannelKind) throws {
        let known = kind.schema.fields.map(\.name)
        guard let stray = settings.subtracting(known).min() else { return }
        throw InitFailure(
            problem: "\(kind.name) has no setting '\(stray)'\nhelp: it has \(known.joined(separator: ", "))",
            status: .validationFailure)
    }

    private func about(_ kind: ChannelKind) -> String? {
        phrases.about(kind.name) ?? (kind.about.isEmpty ? nil : kind.about)
    }

    private func line(_ kind: ChannelKind) -> String {
        let name = kind.name + String(repeating: " ", count: max(1, 16 - kind.name.count))
        return "    \(name)\(about(kind) ?? kind.service)".cut(to: Terminal.output.columns ?? 200)
    }

    /// A channel of `kind` with the settings that `value` knows.
    private func entry(of kind: ChannelKind, _ value: (SettingField) throws -> String?) rethrows -> Draft.Entry {
        let name = desk.name(like: kind.name)
        var settings: [Draft.Setting] = []
        for field in kind.schema.fields {
            // Where nobody signs in there is no password.
            let isLogin = field.name == "password" && !settings.contains { $0.name == "username" }
            guard !(isLogin && !field.isRequired), let text = try value(field), !text.isEmpty else { continue }
            settings.append(Draft.Setting(field.name, setting(text, of: field, channel: name)))
        }
        return Draft.Entry(name: name, kind: kind.name, settings: settings)
    }

    private func setting(_ text: String, of field: SettingField, channel: String) -> Draft.Value {
        switch field.form {
        case .secret: .credential(desk.credential(like: "\(channel)-\(field.name)"), Secret(text))
        case .url where field.name == "url" || CalendarGuess.isSecret(text):
            .credential(desk.credential(like: "\(channel)-\(field.name)"), Secret(text))
        case .mailboxes: .texts(SettingCheck.list(text))
        case .number, .flag, .duration: .plain(text)
        default: .text(text)
        }
    }

    /// Asks for a setting; nil for one that most can do without.
    private func askSetting(_ field: SettingField, of kind: ChannelKind) throws -> String? {
        let isUsual = ["username", "password", "security"].contains(field.name)
        let isAsked = field.isRequired || isUsual || settings.contains(field.name)
        guard isAsked else { return nil }
        let isSecret = field.form == .secret || field.form == .url && field.name == "url"
        let suggestion = suggestion(for: field, of: kind)
        let question = Question(
            topic: .setting(field.name),
            text: phrases.setting(field.name, isSecret: isSecret, isOptional: !field.isRequired && suggestion == nil),
            suggestion: suggestion ?? (field.isRequired ? nil : ""), isSecret: isSecret)
        return try ask(question) { answer in
            answer.isEmpty && !field.isRequired ? nil : SettingCheck.fault(in: answer, of: field)?.sentences
        }
    }

    private func suggestion(for field: SettingField, of kind: ChannelKind) -> String? {
        switch (field.name, field.form) {
        case ("from", .mailbox): "Nhắc Lịch <nhaclich@\(MachineName.current)>"
        case ("path", .path) where kind.name == "maildir": "/var/spool/nhaclich/\(desk.name(like: kind.name))"
        case ("security", .choice): "starttls"
        default: nil
        }
    }

    // MARK: - Test

    /// Shows what would be sent, and sends a test; false when another channel is to be chosen.
    func isTested() async throws -> Bool {
        if let problem = fault(in: draft) {
            console.object(problem, .configuration)
            return false
        }
        let (desk, draft, path, now) = (desk, draft, path, now)
        let reading = try? await Progress.during(phrases.readingCalendar) {
            try await desk.read(draft, in: path, at: now)
        }
        console.say("")
        console.say(
            reading.map { $0.reminderCount > 0 ? phrases.reminders($0.reminderCount) : phrases.noReminders } ?? "")
        for reminder in reading?.reminders ?? [] { console.say("    \(reminder.when)  \(reminder.title)") }
        guard let channel = draft.channel, try isWanted(.test, phrases.sendTest(channel.name)) else { return true }
        while true {
            do {
                let receipt = try await Progress.during(phrases.sending) {
                    try await desk.test(draft, in: path, at: WallClock.now)
                }
                console.say("  " + phrases.arrived(PlainText.onOneLine(receipt.note, limit: 300)))
                if case .text(let folder)? = channel.settings.first(where: { $0.name == "path" })?.value {
                    WholeFile.giveToOwnerAbove(folder)
                }
                return true
            } catch let failure as DeliveryFailure {
                let isTemporary = if case .retry = failure.remedy { true } else { false }
                console.object(phrases.failed(failure.reason), isTemporary ? .temporary : .failure)
            }
            switch try choose(.untested, phrases.afterFailure, ["other", "again", "keep"], suggestion: "other") {
            case "again": continue
            case "keep": return true
            default: return false
            }
        }
    }

    // MARK: - Writing

    /// Shows the new part of the file, and writes it if that is wanted.
    func write() throws -> DraftDesk.Written? {
        console.say("")
        console.say(phrases.willWrite(path))
        let lines = desk.excerpt(of: draft).split(separator: "\n", omittingEmptySubsequences: false)
        console.say(lines.map { $0.isEmpty ? "" : "    \($0)" }.joined(separator: "\n"))
        guard try isWanted(.write, phrases.writeIt) else { return nil }
        return try desk.write(draft, to: path)
    }
}
