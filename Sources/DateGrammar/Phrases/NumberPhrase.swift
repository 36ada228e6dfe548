extension Grammar {
    /// A number from 1 to 99 in digits or words ("hai mươi mốt", "mười lăm", "three").
    func smallNumber(_ place: inout Int) -> Int? {
        let token = self[place]
        if token.kind == .number {
            guard token.digits <= 2 else { return nil }
            place += 1
            return Int(token.value)
        }
        return spelledNumber(&place)
    }

    /// A number from 1 to 99 in words.
    func spelledNumber(_ place: inout Int) -> Int? {
        if has(place, .ten) {
            place += 1
            if let ones = value(place, .numeral), !isUnitOnly(place) {
                place += 1
                return 10 + ones
            }
            return 10
        }
        guard let number = value(place, .numeral), number > 0 else { return nil }
        place += 1
        guard number < 10, has(place, .ten) else { return number }
        place += 1
        if let ones = value(place, .numeral), ones < 10, !isUnitOnly(place) {
            place += 1
            return number * 10 + ones
        }
        return number * 10
    }

    /// Whether "năm" at `place` is the year rather than five: digits or a relative word follow it.
    func isUnitOnly(_ place: Int) -> Bool {
        isUnit(place, .year)
            && (self[place + 1].kind == .number
                || has(place + 1, anyOf: .stem, .offset, .this, .last, .next))
    }

    /// A year of four digits from 1900 to 2199, free before and after.
    func year(_ place: inout Int) -> Int? {
        let token = self[place]
        guard token.kind == .number, token.digits == 4, (1800...2199).contains(token.value), endsFree(place + 1)
        else { return nil }
        place += 1
        return Int(token.value)
    }

    /// A year of two digits after a day and a month: 17 is 2017, 91 is 1991.
    static func century(_ year: Int) -> Int { year < 70 ? 2000 + year : 1900 + year }
}
