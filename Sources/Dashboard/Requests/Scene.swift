import Admin
import Wording

/// What every page is made from: the one who looks, the daemon as it is, and the words for both.
struct Scene: Sendable {
    let desk: any AdminDesk
    let status: StatusAnswer
    let words: Words
    let moments: Moments
    /// The language of the words.
    let language: Language
    let preferences: Preferences
    /// The path of the page.
    let path: String
    /// What the address asks for.
    let query: Query
    /// Who looks.
    let visitor: Visitor
    /// What was typed into a form and why it was refused; nil unless something was.
    var refusal: Refusal?

    /// A form that could not be met.
    struct Refusal: Sendable {
        let form: Query
        let problem: AdminProblem
    }

    /// What was typed for `name` into the form that was refused, if it was about `subject`.
    func typed(_ name: String, in subject: String = "") -> String {
        guard let form = refusal?.form, subject.isEmpty || form["subject"] == subject else { return "" }
        return form[name] ?? ""
    }

    /// The words of a delivery's or a reminder's state, with what shows it.
    func state(_ raw: String) -> Fields {
        let kind =
            switch raw {
            case "delivered", "accepted", "settled", "confirmed": "good"
            case "failed", "expired", "missed", "cancelled": "bad"
            case "deferred", "diverted", "tentative": "odd"
            case "silenced", "superseded": "quiet"
            default: "open"
            }
        let key = "state.\(raw)"
        // What a later version knows is shown in its own word.
        return ["kind": kind, "word": words.has(key) ? words[key] : raw, "raw": raw]
    }

    /// What was written down in English, such as what a service answered, as far as the language knows it.
    func said(_ english: String) -> String { language.said(english) }

    /// A time with what machines read.
    func time(_ text: String) -> Fields { ["iso": text, "text": moments.moment(text)] }
}
