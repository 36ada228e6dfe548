import CivilTime

extension RecurrenceRule {
    /// Why a rule cannot be used: what is wrong, in the present tense.
    struct Refusal: Error {
        let problem: String
    }

    /// Reads a RECUR value; an UNTIL without a `Z` comes out floating and is told in the zone of DTSTART.
    ///
    /// Empty parts are passed over. A part that is unknown or out of its range refuses the whole rule:
    /// without it the rule would mean other dates, and wrong dates are worse than a reported fault.
    init(_ value: ArraySlice<UInt8>) throws(Refusal) {
        var frequency: Frequency?
        self.init(frequency: .daily)
        for part in value.split(separator: UInt8(ascii: ";")) {
            let part = part.trimmed
            guard let equals = part.firstIndex(of: UInt8(ascii: "=")) else {
                if part.isEmpty { continue }
                throw Refusal(problem: "has the part \(quoted(part)) without a value")
            }
            let (name, text) = (part[..<equals].trimmed, part[(equals + 1)...].trimmed)
            if text.isEmpty { continue }
            switch RulePart(name) {
            case .frequency:
                guard let known = Frequency(text), frequency == nil || frequency == known else {
                    throw Refusal(problem: "has FREQ=\(quoted(text)), which is no frequency or a second one")
                }
                frequency = known
            case let known?: try read(known, name, text)
            case nil:
                if !name.starts(with: [UInt8(ascii: "X"), UInt8(ascii: "-")]) {
                    throw Refusal(problem: "has the unknown part \(quoted(name))")
                }
            }
        }
        guard let frequency else { throw Refusal(problem: "has no FREQ") }
        self.frequency = frequency
        try checkCombination()
    }

    /// Reads a part other than FREQ; `name` is how it is written.
    private mutating func read(
        _ part: RulePart, _ name: ArraySlice<UInt8>, _ text: ArraySlice<UInt8>
    ) throws(Refusal) {
        var refusal: Refusal {
            Refusal(problem: "has \(quoted(name))=\(quoted(text)), which is out of range or no such value")
        }
        switch part {
        case .frequency: break
        case .interval, .count:
            guard let number = RecurrenceRule.number(text), number > 0 else { throw refusal }
            if part == .interval { interval = number } else { count = number }
        case .until:
            guard let time = TimeValue(text, in: .floating) else { throw refusal }
            until = time
        case .weekStart:
            guard let first = text.first, let second = text.last, text.count == 2,
                let weekday = Weekday(abbreviation: first, second)
            else { throw refusal }
            weekStart = weekday
        case .scale:
            guard let known = CalendarScale.allCases.first(where: { text.matches(anyCase: $0.rawValue) }) else {
                throw Refusal(problem: "has RSCALE=\(quoted(text)), a calendar that is not known")
            }
            scale = known
        case .skip:
            guard let known = Skip.allCases.first(where: { text.matches(anyCase: $0.rawValue) }) else { throw refusal }
            skip = known
        // A leap second counts as the second before it.
        case .seconds: try RecurrenceRule.each(in: text, 0...60) { seconds.insert(min($0, 59)) }
        case .minutes: try RecurrenceRule.each(in: text, 0...59) { minutes.insert($0) }
        case .hours: try RecurrenceRule.each(in: text, 0...23) { hours.insert($0) }
        case .monthDays: try RecurrenceRule.each(in: text, -31...31, withoutZero: true) { monthDays.insert($0) }
        case .weeks: try RecurrenceRule.each(in: text, -53...53, withoutZero: true) { weeks.insert($0) }
        case .yearDays: yearDays = try RecurrenceRule.distinct(in: text, -385...385)
        case .positions: positions = try RecurrenceRule.distinct(in: text, -366...366)
        case .months: try readMonths(text)
        case .weekdays: try readWeekdays(text)
        }
    }

    private mutating func readMonths(_ text: ArraySlice<UInt8>) throws(Refusal) {
        for item in text.split(separator: UInt8(ascii: ",")) {
            var reader = ByteReader(item.trimmed)
            guard let month = reader.number(), (1...13).contains(month) else {
                throw Refusal(problem: "has BYMONTH=\(quoted(item)), which is no month")
            }
            if reader.take("L") || reader.take("l") { leapMonths.insert(month) } else { months.insert(month) }
            guard reader.isAtEnd else { throw Refusal(problem: "has BYMONTH=\(quoted(item)), which is no month") }
        }
    }

    private mutating func readWeekdays(_ text: ArraySlice<UInt8>) throws(Refusal) {
        for item in text.split(separator: UInt8(ascii: ",")) {
            var reader = ByteReader(item.trimmed)
            let sign = reader.sign()
            let ordinal = sign * (reader.number() ?? 0)
            guard let first = reader.takeLetter(), let second = reader.takeLetter(), reader.isAtEnd,
                let weekday = Weekday(abbreviation: first, second), (-53...53).contains(ordinal)
            else { throw Refusal(problem: "has BYDAY=\(quoted(item)), which is no weekday") }
            weekdays.insert(weekday, ordinal: ordinal)
        }
    }

    /// Refuses what the RFC forbids to be combined and what has no agreed meaning.
    private func checkCombination() throws(Refusal) {
        if !weeks.isEmpty, frequency != .yearly {
            throw Refusal(problem: "has BYWEEKNO, which only FREQ=YEARLY may have")
        }
        if !yearDays.isEmpty, [.daily, .weekly, .monthly].contains(frequency) {
            throw Refusal(problem: "has BYYEARDAY, which FREQ=\(frequency.rawValue) may not have")
        }
        if !monthDays.isEmpty, frequency == .weekly {
            throw Refusal(problem: "has BYMONTHDAY, which FREQ=WEEKLY may not have")
        }
        if weekdays.isNumbered, ![.monthly, .yearly].contains(frequency) || !weeks.isEmpty {
            throw Refusal(problem: "numbers the weekdays of BYDAY, which only FREQ=MONTHLY and YEARLY may do")
        }
        if scale == .gregorian, months.contains(13) || !leapMonths.isEmpty {
            throw Refusal(problem: "has a BYMONTH that is no month")
        }
    }

    private static func number(_ text: ArraySlice<UInt8>) -> Int? {
        var reader = ByteReader(text)
        guard let number = reader.number(), reader.isAtEnd else { return nil }
        return number
    }

    private static func each(
        in text: ArraySlice<UInt8>, _ range: ClosedRange<Int>, withoutZero: Bool = false, _ body: (Int) -> Void
    ) throws(Refusal) {
        for item in text.split(separator: UInt8(ascii: ",")) {
            var reader = ByteReader(item.trimmed)
            let sign = reader.sign()
            guard let magnitude = reader.number(), reader.isAtEnd, range.contains(sign * magnitude),
                !(withoutZero && magnitude == 0)
            else { throw Refusal(problem: "has \(quoted(item)), which is out of range or no number") }
            body(sign * magnitude)
        }
    }

    private static func distinct(in text: ArraySlice<UInt8>, _ range: ClosedRange<Int>) throws(Refusal) -> [Int] {
        var numbers: Set<Int> = []
        try each(in: text, range, withoutZero: true) { numbers.insert($0) }
        return numbers.sorted()
    }
}

extension ArraySlice<UInt8> {
    /// Whether these bytes are `text`, in whatever case; `text` is written in upper case.
    func matches(anyCase text: String) -> Bool {
        elementsEqual(text.utf8) { $0.uppercased == $1 }
    }
}
