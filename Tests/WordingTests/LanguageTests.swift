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
        let wanted = Phrase.allCases.map(\.rawValue).filter { !$0.hasSuffix(".one") }
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
