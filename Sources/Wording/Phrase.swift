/// A piece of wording that every language gives in its own words; the raw value is its key in the language's file.
///
/// A phrase that counts, such as `duration.days`, has a form for each ``PluralCategory`` that its language tells apart:
/// `duration.days.one`, `duration.days.other`.
package enum Phrase: String, CaseIterable, PhraseKey {
    case monday = "weekday.monday"
    case tuesday = "weekday.tuesday"
    case wednesday = "weekday.wednesday"
    case thursday = "weekday.thursday"
    case friday = "weekday.friday"
    case saturday = "weekday.saturday"
    case sunday = "weekday.sunday"

    case january = "month.january"
    case february = "month.february"
    case march = "month.march"
    case april = "month.april"
    case may = "month.may"
    case june = "month.june"
    case july = "month.july"
    case august = "month.august"
    case september = "month.september"
    case october = "month.october"
    case november = "month.november"
    case december = "month.december"

    /// A day with its weekday.
    case day = "date.day"
    /// A time of another day, in the middle of a sentence.
    case moment = "date.moment"
    /// A whole day.
    case allDay = "date.all-day"
    /// Several whole days.
    case allDays = "date.all-days"
    /// A time, or a range of times, of one day.
    case timed = "date.timed"
    /// From a time of one day to a time of another.
    case timedDays = "date.timed-days"
    /// One or some of several days.
    case window = "date.window"
    /// Some time in a month.
    case inMonth = "date.in-month"
    /// About a day, or some days.
    case about = "date.about"
    /// A day without its weekday.
    case shortDay = "date.short-day"
    /// The first of several days of one year: the year is said with the last.
    case yearlessDay = "date.yearless-day"
    /// From one day to another, without their weekdays.
    case shortDays = "date.short-days"
    /// From one day to another of one month, without their weekdays.
    case daysInMonth = "date.days-in-month"
    /// A time, or a range of times, of a day: as it was before it changed.
    case formerTimed = "date.former-timed"

    case days = "duration.days"
    case hours = "duration.hours"
    case minutes = "duration.minutes"
    /// Hours and minutes.
    case hoursAndMinutes = "duration.hours-and-minutes"

    case remaining = "reminder.in"
    case tomorrow = "reminder.tomorrow"
    /// An event at a time is tomorrow.
    case tomorrowAt = "reminder.tomorrow-at"
    case today = "reminder.today"
    case todayAt = "reminder.today-at"
    case now = "reminder.now"
    /// An event at a time has begun.
    case startedAt = "reminder.started-at"
    /// An event on whole days has begun.
    case startedOn = "reminder.started-on"
    case endedAt = "reminder.ended-at"
    case endedOn = "reminder.ended-on"
    /// An event of many days that has begun ends in some days.
    case endsIn = "reminder.ends-in"
    case endsTomorrow = "reminder.ends-tomorrow"
    case endsToday = "reminder.ends-today"

    /// Put around the first sentence of a notice that comes late.
    case late = "late.note"
    /// Put around the title, and the first sentence, of an event that is not certain yet.
    case tentative = "tentative.note"
    /// Stands for the title of an event that has none.
    case untitled = "title.none"
    /// Stands for the place of an event that had one.
    case placeUnknown = "place.unknown"

    /// Said where a list ends before all is told.
    case more = "list.more"

    case upcoming = "group.heading"
    /// Put around the first sentence about several events, when it is true of the first of them only.
    case earliest = "group.earliest"

    case cancelledHeading = "change.heading.cancelled"
    case vanishedHeading = "change.heading.vanished"
    case reappearedHeading = "change.heading.reappeared"
    /// It takes place on another day.
    case newDateHeading = "change.heading.new-date"
    /// It takes place on the same day at another time.
    case newTimeHeading = "change.heading.new-time"
    case newPlaceHeading = "change.heading.new-place"
    case newTitleHeading = "change.heading.new-title"
    /// Its day was not known.
    case dateSetHeading = "change.heading.date-set"
    /// Its day was known, its time was not.
    case timeSetHeading = "change.heading.time-set"
    /// Its place was not known.
    case placeSetHeading = "change.heading.place-set"
    /// Its place is not known any more.
    case placeUnknownHeading = "change.heading.place-unknown"
    /// More than one of time, place and title changed.
    case changedHeading = "change.heading.several"

    case cancelledLead = "change.lead.cancelled"
    case vanishedLead = "change.lead.vanished"
    case reappearedLead = "change.lead.reappeared"
    case movedLead = "change.lead.moved"
    case relocatedLead = "change.lead.relocated"
    /// Its place is not known any more.
    case placeUnknownLead = "change.lead.place-unknown"
    /// Nothing but the title changed.
    case retitledLead = "change.lead.retitled"
    /// Says that the notice corrects an earlier one.
    case changeFooter = "change.footer"

    case inDigest = "digest.heading"
    /// The heading of a digest that has nothing to say.
    case emptyDigest = "digest.heading.none"
    case nothingLead = "digest.lead.nothing"
    case cancelled = "digest.lead.cancelled"
    case vanished = "digest.lead.vanished"
    case changed = "digest.lead.changed"
    case cancelledSection = "digest.section.cancelled"
    /// Some of them are only gone from their calendars.
    case offSection = "digest.section.off"
    case changedSection = "digest.section.changed"
    case ongoingSection = "digest.section.ongoing"
    case startingSection = "digest.section.starting"
    case newSection = "digest.section.new"
    case undatedSection = "digest.section.undated"
    /// Said of an event among the cancelled ones that is only gone from its calendar.
    case vanishedNote = "digest.note.vanished"
    /// Said of an event among the changed ones that had been called off.
    case reappearedNote = "digest.note.reappeared"
    case digestFooter = "digest.footer"

    case calendarTrouble = "trouble.heading.calendar"
    case calendarTroubleOver = "trouble.heading.calendar-over"
    case channelTrouble = "trouble.heading.channel"
    case channelTroubleOver = "trouble.heading.channel-over"
    /// Nobody needs to do anything.
    case troubleOverLead = "trouble.lead-over"
    case troubleFooter = "trouble.footer"

    case testHeading = "test.heading"
    case testLead = "test.lead"
    case testFooter = "test.footer"

    /// There is no event to come.
    case nothingUpcoming = "command.nothing"
    /// People are reminded of an event again then.
    case snoozed = "command.snoozed"
    /// People are not reminded of an event until then.
    case mutedEvent = "command.muted"
    /// People are not reminded of anything until then.
    case mutedRoom = "command.muted-room"
    /// Said after either.
    case changesAreTold = "command.changes-are-told"
    /// So many of them were ended.
    case unmuted = "command.unmuted"
    case nothingMuted = "command.nothing-muted"
    case unknownEvent = "command.unknown"
    /// Stands above the events that may be meant.
    case ambiguousEvent = "command.ambiguous"
    case unnamedEvent = "command.unnamed"
    case unknownLength = "command.endless"
    case overByThen = "command.over"
    case commandFailed = "command.failed"
    case becauseCancelled = "command.why.cancelled"
    case becauseSilenced = "command.why.silenced"
    /// People are reminded then.
    case becausePlanned = "command.why.planned"
    /// People were reminded then.
    case becauseReminded = "command.why.reminded"
    /// The times of the reminders had passed when it became known.
    case becauseLate = "command.why.late"
    case helpHeading = "command.help.heading"
    case upcomingCommand = "command.help.upcoming"
    case upcomingHelp = "command.help.upcoming-does"
    case whyCommand = "command.help.why"
    case whyHelp = "command.help.why-does"
    case snoozeCommand = "command.help.snooze"
    case snoozeHelp = "command.help.snooze-does"
    case muteCommand = "command.help.mute"
    case muteHelp = "command.help.mute-does"
    case unmuteCommand = "command.help.unmute"
    case unmuteHelp = "command.help.unmute-does"
    case helpNote = "command.help.note"

    case ruleLabel = "label.rule"
    case titleLabel = "label.title"
    case whenLabel = "label.when"
    case whereLabel = "label.where"
    case organizerLabel = "label.organizer"
    case modeLabel = "label.mode"
    case calendarLabel = "label.calendar"
    case linkLabel = "label.link"
    /// Stands before a time that a service shows each reader by the reader's own clock.
    case yourTimeLabel = "label.your-time"

    case inPerson = "mode.in-person"
    case online = "mode.online"
    case hybrid = "mode.hybrid"

    /// Says where the notice comes from.
    case footer = "footer"
}
