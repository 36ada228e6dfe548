extension Phrase {
    package var placeholders: Set<String> {
        switch self {
        case .day, .shortDay, .yearlessDay, .moment, .allDay, .allDays, .timed, .timedDays, .window, .inMonth, .about,
            .shortDays, .daysInMonth, .formerTimed:
            datePlaceholders
        case .days, .hours, .minutes, .more, .upcoming, .cancelled, .vanished, .changed, .unmuted: ["count"]
        case .hoursAndMinutes: ["hours", "minutes"]
        case .remaining, .endsIn: ["duration"]
        case .tomorrowAt, .todayAt: ["time"]
        case .startedAt, .endedAt, .snoozed, .mutedEvent, .mutedRoom, .becauseSilenced, .becausePlanned,
            .becauseReminded:
            ["moment"]
        case .unknownEvent: ["words"]
        case .startedOn, .endedOn: ["day"]
        case .late: ["sentence", "moment"]
        case .tentative: ["text"]
        case .earliest: ["sentence"]
        case .cancelledHeading, .vanishedHeading, .reappearedHeading, .newDateHeading, .newTimeHeading,
            .newPlaceHeading, .newTitleHeading, .dateSetHeading, .timeSetHeading, .placeSetHeading,
            .placeUnknownHeading, .changedHeading, .testHeading:
            ["title"]
        case .movedLead: ["when"]
        case .relocatedLead: ["place"]
        case .inDigest: ["days", "count"]
        case .emptyDigest: ["days"]
        case .digestFooter: ["digest"]
        case .calendarTrouble, .calendarTroubleOver, .channelTrouble, .channelTroubleOver: ["name"]
        case .testFooter: ["channel"]
        case .footer: ["rule"]
        default: []
        }
    }

    package var dispensable: Set<String> {
        switch self {
        case .footer, .testFooter, .digestFooter: placeholders
        case .late: ["moment"]
        default: []
        }
    }

    /// What may stand in braces in a date.
    private var datePlaceholders: Set<String> {
        switch self {
        case .day: ["weekday", "day", "month", "year"]
        case .shortDay: ["day", "month", "year"]
        case .yearlessDay: ["day", "month"]
        case .moment: ["time", "day"]
        case .allDay, .about: ["day"]
        case .allDays, .window, .shortDays: ["first", "last"]
        case .daysInMonth: ["first", "last", "month", "year"]
        case .timed: ["day", "time", "zone"]
        case .formerTimed: ["day", "time"]
        case .timedDays: ["start-day", "start-time", "end-day", "end-time", "zone"]
        case .inMonth: ["month", "year"]
        default: []
        }
    }
}
