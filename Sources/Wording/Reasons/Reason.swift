/// A piece of an explanation for operators: why something was sent or not, and what is in trouble; the raw value is its key
/// in the language's file.
///
/// Unlike a ``Phrase``, no room reads it. A language that somebody adds may do without, and then it is said in English.
package enum Reason: String, CaseIterable, PhraseKey {
    // MARK: Times

    case shortMonday = "why.weekday.monday"
    case shortTuesday = "why.weekday.tuesday"
    case shortWednesday = "why.weekday.wednesday"
    case shortThursday = "why.weekday.thursday"
    case shortFriday = "why.weekday.friday"
    case shortSaturday = "why.weekday.saturday"
    case shortSunday = "why.weekday.sunday"
    case day = "why.date.day"
    case moment = "why.date.moment"
    /// From one time to another of a day.
    case hours = "why.date.hours"
    /// From one day or time to another.
    case days = "why.date.days"
    /// The last two of a list.
    case and = "why.list.and"
    /// A part of how long before an event a reminder is due, as all to the next one but one.
    case lengthWeeks = "why.length.weeks"
    case lengthDays = "why.length.days"
    case lengthHours = "why.length.hours"
    case lengthMinutes = "why.length.minutes"
    case lengthSeconds = "why.length.seconds"
    case lead = "why.lead.before"
    case leadOfEnd = "why.lead.before-end"

    // MARK: What is told of

    case reminder = "why.reminder.lead"
    case snoozedReminder = "why.reminder.snoozed"
    case changeNotice = "why.reminder.change"
    case silence = "why.reminder.silence"

    // MARK: Why a reminder is in its state

    case silenceHolds = "why.fate.silence-holds"
    case silenceHeld = "why.fate.silence-held"
    case grouped = "why.fate.grouped"
    case twin = "why.fate.twin"
    case said = "why.fate.said"
    case unsent = "why.fate.unsent"
    case missed = "why.fate.missed"
    case silencedOrPutOff = "why.fate.silenced-or-put-off"
    case putOff = "why.fate.put-off"
    case cancelled = "why.fate.cancelled"
    case vanished = "why.fate.vanished"
    case moved = "why.fate.moved"
    case ruleIsGone = "why.fate.rule-is-gone"
    case ruleIsAboutOthers = "why.fate.rule-is-about-others"
    case ruleAsksNoMore = "why.fate.rule-asks-no-more"
    case outOfReach = "why.fate.out-of-reach"
    case tooLate = "why.fate.too-late"
    case tooLateToPlan = "why.fate.too-late-to-plan"
    case tooFar = "why.fate.too-far"
    case sameMoment = "why.fate.same-moment"
    case monthOnly = "why.fate.month-only"

    // MARK: What moved a reminder

    case quietHours = "why.shift.quiet"
    case holiday = "why.shift.holiday"
    case dayOff = "why.shift.day-off"
    case unknownThen = "why.shift.unknown-then"

    // MARK: What becomes of a reminder

    case isKeptSilent = "why.verdict.is-kept-silent"
    case isNotItsOwn = "why.verdict.is-not-its-own"
    case wasSaid = "why.verdict.was-said"
    case wasMissed = "why.verdict.was-missed"
    case wasNotSent = "why.verdict.was-not-sent"
    case isNotSent = "why.verdict.is-not-sent"
    case isNotPlanned = "why.verdict.is-not-planned"
    case goes = "why.verdict.goes"
    case goesMoved = "why.verdict.goes-moved"
    case keepsFrom = "why.verdict.keeps-from"
    case butLeftAlone = "why.verdict.but-left-alone"
    case nothingMade = "why.verdict.nothing-made"
    case more = "why.verdict.more"
    case wasMoved = "why.verdict.was-moved"
    case then = "why.verdict.then"

    // MARK: What becomes of an event

    case waitsForReview = "why.verdict.waits-for-review"
    case ignored = "why.verdict.ignored"
    case ignoredAt = "why.verdict.ignored-at"
    case isCancelled = "why.verdict.is-cancelled"
    case isGone = "why.verdict.is-gone"
    case noReminder = "why.verdict.no-reminder"
    case noMoreReminder = "why.verdict.no-more-reminder"
    case wasTold = "why.verdict.was-told"
    /// Several channels were told.
    case wereTold = "why.verdict.were-told"
    case held = "why.verdict.held"
    case isOverAndForgotten = "why.verdict.over-and-forgotten"
    case isOverAndUnknown = "why.verdict.over-and-unknown"
    case isOverAnd = "why.verdict.over-and"
    case beginsBeyond = "why.verdict.far"
    case noRule = "why.verdict.no-rule"
    case notTheOnlyRule = "why.verdict.not-the-only-rule"
    case noRuleAsks = "why.verdict.no-rule-asks"
    case wasDue = "why.verdict.was-due"
    case wasDueBefore = "why.verdict.was-due-before"
    case hasMoved = "why.verdict.has-moved"

    // MARK: What becomes of a delivery

    /// What was to be sent, where a sentence about a delivery says it.
    case ofWhat = "why.delivery.of"
    case notSentYet = "why.delivery.not-yet"
    case isBeingSent = "why.delivery.now"
    case wasSent = "why.delivery.sent"
    case wasHandedOver = "why.delivery.handed-over"
    case hasFailed = "why.delivery.failed"
    case hasExpired = "why.delivery.expired"
    case wasDiverted = "why.delivery.diverted"
    case wasTakenBack = "why.delivery.taken-back"
    case leftAlone = "why.delivery.left-alone"
    case waitsForTurn = "why.delivery.waits"
    case isTriedAgain = "why.delivery.again"
    case isUnderWay = "why.delivery.under-way"
    case isPostedLater = "why.delivery.posted-later"
    case mayBeTwice = "why.delivery.twice"
    case mayBeTwiceBecause = "why.delivery.twice-because"

    // MARK: What became of an event, and who was told

    case movedFrom = "why.change.moved"
    case relocated = "why.change.relocated"
    case retitled = "why.change.retitled"
    case reappeared = "why.change.reappeared"
    case wasCancelled = "why.change.cancelled"
    case hasVanished = "why.change.vanished"
    case unheard = "why.untold.unheard"
    case isToldSoon = "why.untold.soon"
    case keptBack = "why.untold.kept-back"
    case silenceIs = "why.untold.silence"
    case quiet = "why.untold.quiet"

    // MARK: Why a rule is not about an event

    case otherCalendar = "why.unmet.calendar"
    case hasNot = "why.unmet.contains"
    case doesNotMatch = "why.unmet.expression"
    case titleField = "why.field.title"
    case locationField = "why.field.location"
    case descriptionField = "why.field.description"
    case organizerField = "why.field.organizer"
    case kindField = "why.field.kind"
    case modeField = "why.field.mode"

    // MARK: What is in trouble, for the admin channel

    /// A service does not take what it is sent.
    case refuses = "why.trouble.refuses"
    case doesNotWork = "why.trouble.does-not-work"
    /// A calendar cannot be read.
    case cannotBeRead = "why.trouble.cannot-be-read"
    case allGone = "why.trouble.all-gone"
    case someGone = "why.trouble.some-gone"
    case nothingToCome = "why.trouble.nothing-to-come"

    /// Whether `key` is that of a reason.
    package static func isKey(_ key: String) -> Bool { key.hasPrefix("why.") }

    /// Whether `phrases` have a text for `key`, or another form for numbers.
    package static func isCovered(_ key: String, by phrases: [String: some Any]) -> Bool {
        let stem = key.split(separator: ".").dropLast().joined(separator: ".")
        return phrases[key] != nil || phrases["\(stem).other"] != nil
    }
}
