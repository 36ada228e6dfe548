/// The English words of the grammar: spellings, and what they mean.
enum English {
    static let words: [(String, Word)] = [
        ("january jan", Word(.monthName, 1)), ("february feb", Word(.monthName, 2)), ("march mar", Word(.monthName, 3)),
        ("april apr", Word(.monthName, 4)), ("may", Word(.monthName, 5)), ("june jun", Word(.monthName, 6)),
        ("july jul", Word(.monthName, 7)), ("august aug", Word(.monthName, 8)),
        ("september sep sept", Word(.monthName, 9)), ("october oct", Word(.monthName, 10)),
        ("november nov", Word(.monthName, 11)), ("december dec", Word(.monthName, 12)),

        ("monday mon", Word(.weekday, 1)), ("tuesday tue tues", Word(.weekday, 2)),
        ("wednesday wed", Word(.weekday, 3)), ("thursday thu thur thurs", Word(.weekday, 4)),
        ("friday fri", Word(.weekday, 5)), ("saturday sat", Word(.weekday, 6)), ("sunday sun", Word(.weekday, 7)),
        ("mondays", Word(.weekday, 11)), ("tuesdays", Word(.weekday, 12)), ("wednesdays", Word(.weekday, 13)),
        ("thursdays", Word(.weekday, 14)), ("fridays", Word(.weekday, 15)), ("saturdays", Word(.weekday, 16)),
        ("sundays", Word(.weekday, 17)),

        ("one", Word(.numeral, 1)), ("two", Word(.numeral, 2)), ("three", Word(.numeral, 3)),
        ("four", Word(.numeral, 4)), ("five", Word(.numeral, 5)), ("six", Word(.numeral, 6)),
        ("seven", Word(.numeral, 7)), ("eight", Word(.numeral, 8)), ("nine", Word(.numeral, 9)),
        ("eleven", Word(.numeral, 11)), ("twelve", Word(.numeral, 12)),
        ("first", Word(.nth, 1)), ("second", Word(.nth, 2)), ("third", Word(.nth, 3)), ("fourth", Word(.nth, 4)),
        ("fifth", Word(.nth, 5)), ("last", Word(.last, 3)), ("st nd rd th", Word(.ordinalEnding)),

        ("morning mornings", Word(.part, 0)), ("afternoon afternoons", Word(.part, 2)),
        ("evening evenings", Word(.part, 3)), ("night", Word(.part, 4)),
        ("am", Word(.meridiem, 0)), ("pm", Word(.meridiem, 1)), ("a", Word(.letterA)), ("p", Word(.letterP)),
        ("m", Word(.letterM)), ("s", Word(.second)), ("noon midday", Word(.namedTime, 12)),
        ("midnight", Word(.namedTime, 0)),
        ("utc gmt ict cet cest est edt cst cdt mst mdt pst pdt bst ist jst sgt hkt z", Word(.zone)),

        ("day days", Word(.span, Word.Unit.day.rawValue)), ("week weeks", Word(.span, Word.Unit.week.rawValue)),
        ("month months", Word(.span, Word.Unit.month.rawValue)), ("year years", Word(.span, Word.Unit.year.rawValue)),
        ("quarter quarters", Word(.span, Word.Unit.quarter.rawValue)), ("hour hours", Word(.hour, 1)),
        ("minutes mins", Word(.minute, 1)),

        ("today", Word(.relativeDay, 0)), ("tomorrow", Word(.relativeDay, 1)), ("yesterday", Word(.relativeDay, -1)),
        ("after", Word(.dayBeyond, 1)),
        ("tonight", Word(.relativeDay, 2)),
        ("this", Word(.this)), ("next coming", Word(.next, 4)), ("past previous", Word(.last, 4)), ("ago", Word(.ago)),
        ("weekend", Word(.weekend)), ("every each", Word(.every)),
        ("daily", Word(.adverb, Word.Unit.day.rawValue)), ("weekly", Word(.adverb, Word.Unit.week.rawValue)),
        ("monthly", Word(.adverb, Word.Unit.month.rawValue)),
        ("yearly annually", Word(.adverb, Word.Unit.year.rawValue)),
        ("early beginning start", Word(.third, 1)), ("mid middle", Word(.third, 2)), ("late end", Word(.third, 3)),

        ("of", Word(.of)), ("the", Word(.article)), ("from", Word(.from)), ("between", Word(.from, 1)),
        ("since", Word(.since)),
        ("to until till through", Word(.to)), ("and or", Word(.and)), ("at on", Word(.at)),
        ("about around approx", Word(.about)), ("in within during", Word(.inside)),
        ("by before than", Word(.limit, 2)), ("deadline", Word(.limit, 1)),
        ("later", Word(.limit, 3)),
        ("christmas noel", Word(.christmas, 2)), ("new", Word(.new)), ("eve", Word(.eve)), ("lunar", Word(.lunarName)),
        ("o", Word(.oClock, 0)), ("clock", Word(.oClock, 1)), ("other", Word(.other)), ("half", Word(.half)),
        ("age aged", Word(.refusal, 1)),
        ("summer winter autumn", Word(.season)),

        ("i", Word(.roman, 1)), ("ii", Word(.roman, 2)), ("iii", Word(.roman, 3)), ("iv", Word(.roman, 4)),
        ("q", Word(.quarterLetter)), ("t", Word(.letterT)), ("www", Word(.www)),
    ]
}
