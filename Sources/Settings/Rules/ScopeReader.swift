import ReminderCore

/// Reads what rules and digests have in common: which occurrences they are about, and where they send.
struct ScopeReader {
    let calendars: NameReader
    let channels: NameReader
    let faults: FaultCollector

    /// Which occurrences, and where to.
    struct Scope {
        /// The calendars; nil for all of them.
        let calendars: Set<String>?
        let match: [Match]
        let channels: [String]
    }

    /// The scope in `values`, or nil after noting a fault.
    ///
    /// - Parameters:
    ///   - values: What stands under the keys of the rule or digest.
    ///   - subject: What has the keys, such as `rule 'all'`.
    ///   - location: Where it begins.
    func read(_ values: [String: LocatedNode], of subject: String, at location: Diagnostic.Location) -> Scope? {
        if values["channels"] == nil {
            faults.error(
                at: location, "\(subject) has no 'channels'", remedy: "say where to, as in 'channels: [screen]'")
        }
        let calendars = values["calendars"].map { self.calendars.names(in: $0, "calendars") }
        let match = values["match"].map { MatchReader(faults: faults).read($0) } ?? []
        let channels = values["channels"].flatMap { self.channels.names(in: $0, "channels") }
        guard calendars != .some(nil), let match, let channels else { return nil }
        return Scope(calendars: calendars?.map(Set.init), match: match, channels: channels)
    }
}
