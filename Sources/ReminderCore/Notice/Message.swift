/// A notice in words: a small tree of plain texts that each channel dresses in its own way.
///
/// Every text may hold anything a stranger wrote in a calendar. It is never markup: a channel escapes
/// each leaf as it fills it in.
package struct Message: Hashable, Sendable {
    /// A label and what it stands for, such as `Khi nào` and `thứ Năm, 13/2/2020, 08:30`.
    package struct Line: Hashable, Sendable {
        package let label: String
        package let value: String

        package init(label: String, value: String) { (self.label, self.value) = (label, value) }
    }

    /// The IETF language tag of the words, such as `vi`.
    package var language: String
    /// The occurrence's title.
    package var heading: String
    /// One sentence that says how soon it is, or that this is a test.
    package var lead: String
    package var lines: [Line]
    /// The beginning of the occurrence's description; empty when there is none.
    package var body: String
    /// An `http` or `https` address that tells more; empty when there is none.
    package var link: String
    /// What the link is called.
    package var linkLabel: String
    /// Where the notice comes from.
    package var footer: String
    /// Heading, time and place on one line: a mail's subject, a notification's text.
    package var summary: String

    package init(
        language: String, heading: String, lead: String, lines: [Line], body: String, link: String, linkLabel: String,
        footer: String, summary: String
    ) {
        (self.language, self.heading, self.lead, self.lines) = (language, heading, lead, lines)
        (self.body, self.link, self.linkLabel) = (body, link, linkLabel)
        (self.footer, self.summary) = (footer, summary)
    }

    /// All of it as plain text, one part a line, without a newline at the end.
    package var plainText: String {
        var parts = [heading, lead].filter { !$0.isEmpty }
        parts += lines.map { "\($0.label): \($0.value)" }
        if !body.isEmpty { parts += ["", body] }
        if !link.isEmpty { parts += ["", "\(linkLabel): \(link)"] }
        if !footer.isEmpty { parts += ["", footer] }
        return parts.joined(separator: "\n")
    }
}
