import Testing
import Wording

@Suite("Languages")
struct LanguageTests {
    @Test("the languages that come with the program pass their check", arguments: ["vi", "en"])
    func shippedLanguagesAreWhole(tag: String) throws {
        let language = try Language(tag: tag, phrases: Languages.phrases(tag))
        #expect(language.tag == tag)
    }

    @Test("every missing phrase is reported, and those that others serve for are not")
    func everyMissingPhraseIsReported() {
        let faults = faults(in: [:])
        func keys(_ all: [some PhraseKey]) -> [String] {
            all.map { $0.isCounted ? "\($0.rawValue).other" : $0.rawValue }
        }
        let wanted = keys(Phrase.allCases) + keys(Reason.allCases)
        #expect(faults.map(\.key) == wanted)
        #expect(faults.allSatisfy { $0.kind == .missing })
        #expect(faults.first { $0.key == "reminder.in" }?.remedy == "add it, with {duration} in it")
    }

    @Test("an unknown phrase is reported with the one that was meant")
    func unknownPhraseIsReported() throws {
        var phrases = try Languages.phrases("vi")
        phrases["weekday.mondey"] = phrases.removeValue(forKey: "weekday.monday")
        #expect(
            faults(in: phrases).map { "\($0.problem): \($0.remedy)" } == [
                "the phrase 'weekday.monday' is missing: add it",
                "there is no phrase 'weekday.mondey': did you mean 'weekday.monday'?",
            ])
    }

    @Test(
        "a phrase with the wrong placeholders is reported",
        arguments: [
            ("reminder.in", "Còn {count}", "'Còn {count}' has {count}, which means nothing here: use {duration}"),
            (
                "reminder.in", "Còn lâu",
                "'Còn lâu' does not have {duration}: put {duration} where it belongs in the sentence"
            ),
            ("label.when", "{x}", "'{x}' has {x}, which means nothing here: leave it out"),
            (
                "reminder.in", "Còn {duration",
                "'Còn {duration' has a brace without its partner: write placeholders as in {duration}"
            ),
            (
                "label.when", "a}",
                "'a}' has a brace without its partner: write placeholders as in {count}"
            ),
            ("label.when", "  ", "the phrase 'label.when' is missing: add it"),
        ])
    func wrongPlaceholdersAreReported(key: String, text: String, expected: String) throws {
        var phrases = try Languages.phrases("vi")
        phrases[key] = text
        #expect(faults(in: phrases).map { "\($0.problem): \($0.remedy)" } == [expected])
    }

    @Test(
        "a plural rule that there is not, and a form that a rule has not, are reported",
        arguments: [
            (
                "plural", "xx",
                "there is no plural rule 'xx': write the tag of a language whose rule it is: en, fr, ru, pl, cs, ar"
            ),
            (
                "duration.days.few", "{count} days",
                "the plural rule 'en' has no form 'few': leave it out, or name the rule that has it, as in 'plural: ar'"
            ),
            (
                "duration.days.one", "a {day}", "'a {day}' has {day}, which means nothing here: use {count}"
            ),
        ])
    func wrongPlurals(key: String, text: String, expected: String) throws {
        var phrases = try Languages.phrases("en")
        phrases[key] = text
        #expect(faults(in: phrases).map { "\($0.problem): \($0.remedy)" } == [expected])
    }

    @Test("only a form that stands for a single number may leave the number out")
    func singleNumbers() throws {
        var phrases = try Languages.phrases("en")
        phrases["duration.days.one"] = "a day"
        #expect(faults(in: phrases).isEmpty)
        phrases["plural"] = "ru"
        #expect(faults(in: phrases).map(\.problem) == ["'a day' does not have {count}"])
    }

    @Test("a phrase that counts has the form of its number, or the other one where that is left out")
    func countedPhrases() throws {
        var phrases = try Languages.phrases("en")
        phrases["plural"] = "ru"
        phrases["duration.days.one"] = "{count} день"
        phrases["duration.days.few"] = "{count} дня"
        phrases["duration.days.many"] = "{count} дней"
        let language = try Language(tag: "ru", phrases: phrases)
        #expect(
            [1, 2, 5, 11, 21, 22].map { language.count($0, .days) } == [
                "1 день", "2 дня", "5 дней", "11 дней", "21 день", "22 дня",
            ])
        #expect(language.count(2, .hours) == "2 hours")
    }

    @Test("all faults come at once")
    func allFaultsComeAtOnce() throws {
        var phrases = try Languages.phrases("en")
        phrases["footer"] = "{nothing}"
        phrases["label.when"] = nil
        phrases["zzz"] = "?"
        #expect(faults(in: phrases).map(\.key) == ["label.when", "footer", "zzz"])
    }

    @Test("what is filled in is never taken for a placeholder")
    func filledInTextIsData() {
        let text = Languages.english.text(.testHeading, ["title": "{title} {rule} {"])
        #expect(text == "[Test] {title} {rule} {")
    }

    private func faults(in phrases: [String: String]) -> [LanguageFaults.Fault] {
        do throws(LanguageFaults) {
            _ = try Language(tag: "xx", phrases: phrases)
            return []
        } catch {
            return error.faults
        }
    }
}
