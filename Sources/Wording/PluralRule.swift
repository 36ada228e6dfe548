/// The form of a phrase that goes with a number (Unicode CLDR, "Language Plural Rules").
package enum PluralCategory: String, CaseIterable, Hashable, Sendable {
    case zero, one, two, few, many
    /// Every language has it, and some have nothing else.
    case other
}

/// Which whole numbers take which form, called by the tag of a language that does so.
package enum PluralRule: String, CaseIterable, Hashable, Sendable {
    /// One, and all others: English, German. Vietnamese too, which has one form for both.
    case english = "en"
    /// None and one, and all others: French.
    case french = "fr"
    /// 1, 21, 31 …; 2 to 4, 22 to 24 …; all others: Russian, Ukrainian.
    case russian = "ru"
    /// 1; 2 to 4, 22 to 24 …; all others: Polish.
    case polish = "pl"
    /// 1; 2 to 4; all others: Czech, Slovak.
    case czech = "cs"
    /// 0; 1; 2; 3 to 10, 103 to 110 …; 11 to 99, 111 to 199 …; all others: Arabic.
    case arabic = "ar"

    /// The forms it tells apart among whole numbers.
    package var categories: [PluralCategory] {
        switch self {
        case .english, .french: [.one, .other]
        case .russian, .polish: [.one, .few, .many, .other]
        case .czech: [.one, .few, .other]
        case .arabic: PluralCategory.allCases
        }
    }

    /// The form for `number`, which is not negative.
    package func category(of number: Int) -> PluralCategory {
        let (units, hundredths) = (number % 10, number % 100)
        let isFewAsInSlavic = (2...4).contains(units) && !(12...14).contains(hundredths)
        switch self {
        case .english: return number == 1 ? .one : .other
        case .french: return number <= 1 ? .one : .other
        case .russian:
            if units == 1, hundredths != 11 { return .one }
            return isFewAsInSlavic ? .few : .many
        case .polish:
            if number == 1 { return .one }
            return isFewAsInSlavic ? .few : .many
        case .czech:
            if number == 1 { return .one }
            return (2...4).contains(number) ? .few : .other
        case .arabic:
            switch number {
            case 0: return .zero
            case 1: return .one
            case 2: return .two
            default: break
            }
            if (3...10).contains(hundredths) { return .few }
            return hundredths >= 11 ? .many : .other
        }
    }

    /// Whether `category` means a single number, so that the phrase need not say it.
    func isOneNumber(_ category: PluralCategory) -> Bool {
        switch category {
        case .zero, .two: true
        case .one: self != .french && self != .russian
        case .few, .many, .other: false
        }
    }
}
