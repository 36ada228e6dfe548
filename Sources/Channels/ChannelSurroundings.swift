package import CivilTime
package import ReminderCore

/// What the machine gives its channels; each takes what it needs.
package struct ChannelSurroundings: Sendable {
    package let http: any HTTPExchange
    /// The machine's name, for `Message-ID`.
    package let hostname: String
    /// The zone whose offset goes with the times that a format asks for; the configuration's.
    package let zone: any ZoneRules
    /// Where the console's notices go.
    package let console: ConsoleOutput

    package init(
        http: any HTTPExchange, hostname: String, zone: any ZoneRules,
        console: ConsoleOutput = .standardOutput
    ) {
        (self.http, self.hostname, self.zone, self.console) = (http, hostname, zone, console)
    }
}
