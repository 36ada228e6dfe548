package import CivilTime
package import ReminderCore

/// What the machine gives its channels; each takes what it needs.
package struct ChannelSurroundings: Sendable {
    private(set) package var http: any HTTPExchange
    /// The machine's name, for `Message-ID`.
    package let hostname: String
    /// The zone whose offset goes with the times that a format asks for; the configuration's.
    package let zone: any ZoneRules
    /// What all channels remember.
    private let memory: SharedMemory
    /// The name in the configuration of the channel they are given to; empty until there is one.
    private(set) var channel = ""
    /// Where the console's notices go.
    package let console: ConsoleOutput
    /// How long one attempt over the web may take.
    package let patience: Duration

    /// - Parameter patience: Standard Webhooks advises 15 to 30 seconds.
    package init(
        http: any HTTPExchange, hostname: String, zone: any ZoneRules, memory: SharedMemory,
        console: ConsoleOutput = .standardOutput, patience: Duration = .seconds(20)
    ) {
        (self.http, self.hostname, self.zone) = (http, hostname, zone)
        (self.memory, self.console, self.patience) = (memory, console, patience)
    }

    /// What the channel remembers.
    var ownMemory: OwnMemory { OwnMemory(memory, of: channel) }

    /// The same for the channel called `name`, which trusts `authorities` besides those that the machine knows.
    ///
    /// The administrator wrote where it posts, and it follows no redirects, so it may go anywhere.
    func of(_ name: String, trusting authorities: Authorities? = nil) -> ChannelSurroundings {
        var surroundings = self
        surroundings.channel = name
        surroundings.http = WebOnTerms(http, WebTerms(reach: .anywhere, authorities: authorities))
        return surroundings
    }
}
