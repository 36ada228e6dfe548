package import CivilTime
package import ReminderCore
import Settings

/// Tries out everything that a configuration names: reads every calendar, and goes to every channel without posting there.
package struct Inspection: Sendable {
    /// How it is with one calendar or channel.
    package struct Finding: Sendable {
        /// Where it stands in the configuration.
        package enum Section: String, Sendable { case calendar, channel }

        package let section: Section
        package let name: String
        /// Such as `feed` or `slack`.
        package let kind: String
        package let isGood: Bool
        /// What was found, or why it cannot be reached; no secret.
        package let words: String
        /// What could not be understood in a calendar.
        package let faults: [Diagnostic]
    }

    private let setup: Setup
    private let zones: any ZoneDatabase

    package init(_ setup: Setup, zones: any ZoneDatabase) { (self.setup, self.zones) = (setup, zones) }

    /// All at once, as it is at `now`; in the order of the configuration, calendars first.
    package func run(at now: Instant) async -> [Finding] {
        let calendars = setup.configuration.calendars.map { ($0.name, $0.settings.kind) }
        let channels = setup.configuration.channels.map { ($0.name, $0.settings.kind) }
        return await withTaskGroup { group in
            for (index, (name, kind)) in calendars.enumerated() {
                group.addTask { (index, await read(name, kind, at: now)) }
            }
            for (index, (name, kind)) in channels.enumerated() {
                group.addTask { (calendars.count + index, await reach(name, kind)) }
            }
            var findings: [(Int, Finding)] = []
            for await finding in group { findings.append(finding) }
            return findings.sorted { $0.0 < $1.0 }.map(\.1)
        }
    }

    private func read(_ name: String, _ kind: String, at now: Instant) async -> Finding {
        let survey = await Survey(of: setup, setup.planner.window(at: now), zones: zones, calendars: [name])
        let coming = survey.occurrences.count { $0.span.end(in: setup.zone) > now }
        let count = coming == 1 ? "1 event" : "\(coming) events"
        let faults =
            switch survey.faults.count {
            case 0: ""
            case 1: "; 1 place is not understood"
            case let count: "; \(count) places are not understood"
            }
        return Finding(
            section: .calendar, name: name, kind: kind, isGood: survey.failures.isEmpty,
            words: survey.failures.first?.reason ?? "\(count) to come\(faults)", faults: survey.faults)
    }

    private func reach(_ name: String, _ kind: String) async -> Finding {
        func finding(_ isGood: Bool, _ words: String) -> Finding {
            Finding(section: .channel, name: name, kind: kind, isGood: isGood, words: words, faults: [])
        }
        guard let channel = setup.channels[name] else { return finding(false, "there is no such channel") }
        do throws(DeliveryFailure) { return finding(true, try await channel.reach()) } catch {
            return finding(false, error.reason)
        }
    }
}
