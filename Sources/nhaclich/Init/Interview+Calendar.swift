import Daemon
import HostSystem
import ReminderCore
import Settings

extension Interview {
    /// Asks for a calendar until one can be read.
    func askCalendar() async throws {
        while true {
            draft.privateHosts = []
            let answer = try console.ask(Question(topic: .calendar, text: phrases.calendar))
            guard let guess = guess(answer, login: nil) else { continue }
            guard try await isRead(guess, of: answer, mayAsk: true) else { continue }
            return
        }
    }

    /// What `answer` may mean; nil after saying that it is no path.
    private func guess(_ answer: String, login: (username: String, password: String)?) -> CalendarGuess? {
        var place = answer
        if !answer.contains("://") {
            if let home = environment("HOME"), answer.hasPrefix("~/") { place = home + answer.dropFirst() }
            if !place.hasPrefix("/") { place = "\(folder)/\(place)" }
            guard WholeFile.exists(place) else {
                console.object(phrases.noPath(place), .noInput)
                return nil
            }
        }
        return CalendarGuess(
            place, isFolder: WholeFile.isFolder(place), login: login, naming: desk.name, credential: desk.credential)
    }

    /// Tries what may be meant, and keeps the first that can be read.
    private func isRead(_ guess: CalendarGuess, of answer: String, mayAsk: Bool) async throws -> Bool {
        var problems: [String] = []
        for entry in guess.entries {
            draft.calendar = entry
            do {
                let (desk, draft, path, now) = (desk, draft, path, now)
                let reading = try await Progress.during(phrases.readingCalendar) {
                    try await desk.read(draft, in: path, at: now)
                }
                return try isTaken(reading, entry)
            } catch let failure as SourceFailure {
                if failure.asksForPassword, mayAsk { return try await isReadWithPassword(answer) }
                if let host = failure.privateHost, !draft.privateHosts.contains(host) {
                    console.say("  \(failure.reason)")
                    if try isWanted(.privateHost, phrases.takePrivate(host), usually: false) {
                        draft.privateHosts.append(host)
                        return try await isRead(guess, of: answer, mayAsk: mayAsk)
                    }
                    draft.calendar = nil
                    console.object("\(failure)", .unavailable)
                    return false
                }
                problems.append(guess.entries.count > 1 ? phrases.notA(entry.kind, "\(failure)") : "\(failure)")
            } catch let faults as ConfigurationFaults {
                problems.append(faults.diagnostics.first?.sentences ?? faults.description)
            }
        }
        draft.calendar = nil
        console.object(problems.joined(separator: "\n"), .unavailable)
        return false
    }

    private func isReadWithPassword(_ answer: String) async throws -> Bool {
        let username = try console.ask(Question(topic: .username, text: phrases.username))
        let password = try console.ask(Question(topic: .password, text: phrases.password, isSecret: true))
        guard let guess = guess(answer, login: (username, password)) else { return false }
        return try await isRead(guess, of: answer, mayAsk: false)
    }

    /// Shows what was understood; false when the person does not want it.
    private func isTaken(_ reading: DraftReading, _ entry: Draft.Entry) throws -> Bool {
        console.say("  " + phrases.understood(entry.kind, reading.eventCount))
        for event in reading.events { console.say("    \(event.when)  \(event.title)") }
        if !reading.faults.isEmpty { console.say("  " + phrases.unclear(reading.faults.count)) }
        if reading.eventCount > 0 { return true }
        return try isWanted(.anyway, phrases.takeEmpty)
    }
}
