package import CivilTime
package import ReminderCore

/// All that an administrator decides, checked and merged from every file.
package struct Configuration: Sendable {
    /// The IANA name of the zone whose days and wall clock the rules mean.
    package let timezone: String
    /// The rules of that zone.
    package let zone: any ZoneRules
    /// The tags of the languages notices are written in, such as `vi`: one, or two for notices in both.
    package let languages: [String]
    /// How far ahead reminders are planned.
    package let horizon: Duration
    /// How late a reminder may be sent.
    package let grace: Duration
    /// How long what was sent is remembered.
    package let retention: Duration
    /// When nobody is to be disturbed with what no rule asked for, such as changes of events; nil for never.
    package let quiet: QuietHours?
    /// The channel that is told what needs a person; nil for none.
    package let adminChannel: String?
    /// Where the daemon listens for browsers and programs besides its Unix socket; nil for nowhere.
    package let admin: AdminSettings?
    /// The hosts off the public internet that calendars may be led to.
    package let privateHosts: Set<WebHost>
    /// The calendars, by name.
    package let calendars: [CalendarSettings]
    /// The channels, by name.
    package let channels: [ChannelSettings]
    /// The rules in the order of the files, with what the general settings say where a rule says nothing.
    package let rules: [Rule]
    /// The digests in the order of the files.
    package let digests: [DigestRule]
    /// What is allowed but hardly meant, such as a channel no rule uses.
    package let warnings: [Diagnostic]

    /// The calendar with this name, or nil.
    package func calendar(_ name: String) -> CalendarSettings? { calendars.first { $0.name == name } }

    /// The channel with this name, or nil.
    package func channel(_ name: String) -> ChannelSettings? { channels.first { $0.name == name } }
}

extension Configuration: Equatable {
    /// Whether both mean the same; warnings do not count, and a zone is known by its name.
    package static func == (left: Configuration, right: Configuration) -> Bool {
        left.timezone == right.timezone && left.languages == right.languages && left.horizon == right.horizon
            && left.grace == right.grace && left.retention == right.retention && left.calendars == right.calendars
            && left.channels == right.channels && left.rules == right.rules && left.digests == right.digests
            && left.quiet == right.quiet && left.adminChannel == right.adminChannel
            && left.admin == right.admin && left.privateHosts == right.privateHosts
    }
}

/// What holds where the configuration says nothing.
package enum ConfigurationDefault {
    /// The zone's IANA name.
    package static let timezone = "Asia/Ho_Chi_Minh"
    /// The language's tag.
    package static let language = "vi"
    /// In how many languages one notice may be.
    package static let mostLanguages = 2
    /// How far ahead reminders are planned: 45 days.
    package static let horizon = Duration.seconds(45 * 86_400)
    /// How late a reminder may be sent: 15 minutes.
    package static let grace = Duration.seconds(15 * 60)
    /// How long what was sent is remembered: 90 days.
    package static let retention = Duration.seconds(90 * 86_400)
    /// How long a calendar that suddenly loses much is not believed: an hour.
    package static let hold = Duration.seconds(3600)
    /// When reminders of occurrences on whole days are due: 08:00.
    package static let allDayAt = TimeOfDay(secondOfDay: 8 * 3600)
}
