import CivilTime
import ReminderCore

/// The settings of a configuration that stand alone, checked, with defaults for what was left out.
struct GeneralSettings {
    /// The zone whose days and wall clock the rules mean.
    let zone: any ZoneRules
    /// The tags of the languages notices are written in, one or two.
    let languages: [String]
    /// How far ahead reminders are planned.
    let horizon: Duration
    /// How late a reminder may be sent.
    let grace: Duration
    /// How long what was sent is remembered.
    let retention: Duration
    /// When nobody is to be disturbed, for rules that do not say it; nil for never.
    let quiet: QuietHours?
    /// On which days reminders are read, for rules that do not say it; nil for all.
    let workingDays: WorkingDays?
    /// The channel that is told what needs a person; nil for none.
    let adminChannel: String?
    /// The hosts off the public internet that calendars may be led to.
    let privateHosts: Set<WebHost>
}
