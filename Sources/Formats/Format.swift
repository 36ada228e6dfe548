import CivilTime
package import ReminderCore
import Wording

/// A chat service, as a file of `formats/` describes it.
package struct Format: Sendable {
    /// The name of the kind of channel, which is the file's.
    package var name: String { schema.name }
    /// The service's own name, for sentences.
    package let service: String
    /// What it is and where its settings come from, for the operator.
    package let about: String
    /// What can be configured.
    package let schema: KindSchema
    /// The texts of settings that are left out.
    package let defaults: [String: String]
    package let request: RequestTemplate
    /// The request of a notice that is put under an earlier one; nil where that cannot be.
    package let reply: RequestTemplate?
    /// The request that corrects an earlier message in its place; nil where that cannot be.
    package let edit: RequestTemplate?
    /// The body in its plainest form.
    let plain: RequestTemplate.Body
    let manner: Filling.Manner
    /// The largest body, in bytes.
    let largestBody: Int
    package let rate: Rate?
    /// How many attempts may be under way at once.
    package let concurrency: Int
    /// Whether the service recognises a repetition by the id that the request carries.
    package let isIdempotent: Bool
    /// What signs or authorises requests; nil for nothing.
    package let scheme: String?
    package let answer: AnswerRule
    /// How the service is asked what people wrote; nil where it cannot be.
    package let listen: ListenRule?
    /// Whether it names the thread, which is then kept for what is made when a notice is sent.
    package let namesThread: Bool

    /// The settings that the service's answers may change.
    package var overridable: [String] {
        let names = Set(answer.remember.keys).union(answer.faults.flatMap(\.remember.keys))
        return schema.fields.map(\.name).filter(names.contains)
    }

    /// The body of `request` for a notice, as it is stored: settings are blanks in it.
    ///
    /// - Parameter settings: The names of the settings that are given.
    package func body(
        of request: RequestTemplate, _ message: Message, _ facts: NoticeFacts, settings: Set<String>
    ) -> [UInt8] {
        let message = message.tamed
        func body(_ cut: Cut) -> [UInt8] { written(request.body, message.cut(cut), facts, settings) }
        let whole = body(.none)
        if whole.count <= largestBody { return whole }
        return body(Cut.fitting(message, limit: largestBody) { body($0).count })
    }

    /// The body in its plainest form: one line.
    package func plainBody(summary: String, _ facts: NoticeFacts, settings: Set<String>) -> [UInt8] {
        let message = Message(
            language: "", heading: summary, lead: "", lines: [], body: "", link: "", linkLabel: "", footer: "",
            summary: summary)
        return written(plain, message.tamed, facts, settings)
    }

    /// The body of the request that asks what people wrote, with blanks for settings.
    ///
    /// - Parameter settings: The names of those that are given.
    package func listeningBody(_ rule: ListenRule, settings: Set<String>, hasBookmark: Bool) -> [UInt8] {
        let nothing = Message(
            language: "", heading: "", lead: "", lines: [], body: "", link: "", linkLabel: "", footer: "", summary: "")
        return written(
            rule.request.body, nothing, NoticeFacts(id: Identity(of: "listen")),
            hasBookmark ? settings.union([ListenRule.bookmarkName]) : settings)
    }

    private func written(
        _ body: RequestTemplate.Body, _ message: Message, _ facts: NoticeFacts, _ settings: Set<String>
    ) -> [UInt8] {
        var filling = Filling(message, facts, settings: settings, in: manner)
        var bytes: [UInt8] = []
        switch body {
        case .json(let tree):
            bytes.reserveCapacity(4096)
            if !filling.write(tree, to: &bytes) { bytes = Array("{}".utf8) }
        case .form(let fields):
            var filled: [(name: String, value: String)] = []
            for field in fields {
                if let text = filling.text(of: field.text) { filled.append((field.name, text)) }
            }
            bytes = Percent.form(filled)
        }
        return bytes
    }
}
