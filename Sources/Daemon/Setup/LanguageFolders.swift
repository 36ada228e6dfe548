import ReminderCore
import Settings
import Wording

/// The languages of notices: those that come with the program, and an administrator's own.
struct LanguageFolders {
    /// The phrases of one language, the administrator's in place of the program's.
    private var phrases: [String: [String: LocatedText]] = [:]
    /// The file that adds to a language last, where a fault is that stands nowhere.
    private var files: [String: String] = [:]
    private(set) var faults: [Diagnostic] = []

    /// Takes the phrases in `text`, which is at `path`; what came before under the same keys gives way.
    mutating func add(_ text: String, from path: String) {
        let tag = String((path.split(separator: "/").last ?? "").dropLast(".yaml".count))
        let (found, unreadable) = LanguageFile.phrases(in: text, file: path)
        faults += unreadable
        phrases[tag, default: [:]].merge(found) { $1 }
        files[tag] = path
    }

    /// Every language by its tag, but for those with faults, which are noted.
    mutating func languages() -> [String: Language] {
        // No room reads what explains: a language that somebody added may leave it in English.
        let english = phrases["en"]?.filter { Reason.isKey($0.key) } ?? [:]
        var languages: [String: Language] = [:]
        for (tag, own) in phrases.sorted(by: { $0.key < $1.key }) {
            let phrases = english.filter { !Reason.isCovered($0.key, by: own) }.merging(own) { $1 }
            do {
                languages[tag] = try Language(tag: tag, phrases: phrases.mapValues(\.text))
            } catch {
                faults += error.faults.map { fault in
                    Diagnostic(
                        at: phrases[fault.key]?.location ?? Diagnostic.Location(file: files[tag] ?? tag), fault.problem,
                        remedy: fault.remedy, sourceLine: phrases[fault.key]?.sourceLine ?? "")
                }
            }
        }
        return languages
    }
}
