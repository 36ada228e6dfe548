import Testing
import Wording

@Suite("Plural rules")
struct PluralRuleTests {
    /// The integer samples of Unicode CLDR 45, "Language Plural Rules".
    static let samples: [(PluralRule, PluralCategory, [Int])] = [
        (.english, .one, [1]), (.english, .other, [0, 2, 3, 11, 21, 101, 1000]),
        (.french, .one, [0, 1]), (.french, .other, [2, 17, 100, 1001]),
        (.russian, .one, [1, 21, 31, 101, 1001]), (.russian, .few, [2, 3, 4, 22, 24, 102, 1002]),
        (.russian, .many, [0, 5, 11, 12, 14, 19, 100, 111, 112, 1000]),
        (.polish, .one, [1]), (.polish, .few, [2, 3, 4, 22, 24, 102]),
        (.polish, .many, [0, 5, 12, 14, 19, 21, 31, 101, 112]),
        (.czech, .one, [1]), (.czech, .few, [2, 3, 4]), (.czech, .other, [0, 5, 22, 24, 100, 102]),
        (.arabic, .zero, [0]), (.arabic, .one, [1]), (.arabic, .two, [2]),
        (.arabic, .few, [3, 10, 103, 110, 1003]), (.arabic, .many, [11, 26, 99, 111, 1011]),
        (.arabic, .other, [100, 101, 102, 200, 202, 1000]),
    ]

    @Test("numbers take the forms that CLDR gives them", arguments: samples)
    func categories(rule: PluralRule, category: PluralCategory, numbers: [Int]) {
        #expect(numbers.filter { rule.category(of: $0) != category }.isEmpty)
        #expect(rule.categories.contains(category))
    }
}
