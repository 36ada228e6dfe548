import Mustache

/// An administrator's own words for notices: a Mustache template, checked.
///
/// What it says is plain text from beginning to end. It becomes the texts of a message, which each channel escapes as
/// it does all others: markup in the template, or in what fills it, arrives as it was written.
package struct NoticeTemplate: Sendable {
    private let template: MustacheTemplate
    /// Whether it means notices of several events, too: it goes through them, or asks what kind of notice it is.
    let knowsLists: Bool

    /// Checks `text` and takes it.
    ///
    /// - Throws: Everything that is wrong with it.
    package init(_ text: String) throws(TemplateFaults) {
        let check = TemplateCheck(text)
        guard check.faults.isEmpty else { throw TemplateFaults(faults: check.faults) }
        knowsLists = text.firstMatch(of: /\{\{\s*[#^]\s*(items|sections|digest|group)\s*\}\}/) != nil
        do {
            // Mustache escapes for HTML unless it is told that it writes plain text.
            template = try MustacheTemplate(string: "{{% CONTENT_TYPE: TEXT}}\n" + text)
        } catch {
            let fault = TemplateFaults.Fault(
                tag: nil, "the template is not Mustache", remedy: "write tags as in '{{title}}'")
            throw TemplateFaults(faults: [fault])
        }
    }

    /// What it says of `values`: its first line that is not empty, and those below it; nil when it says nothing.
    func text(filledWith values: TemplateValues) -> (heading: String, body: String)? {
        let text = TamedText.paragraphs(
            template.render(values.object), limit: TextLimit.title + TextLimit.templateBody,
            lines: TextLimit.templateLines)
        guard let heading = text.split(separator: "\n").first else { return nil }
        let body = text[heading.endIndex...].drop { $0.isNewline }
        return (
            heading.shortened(to: TextLimit.title),
            String(body).shortened(to: TextLimit.templateBody)
        )
    }
}

extension Substring {
    fileprivate func shortened(to limit: Int) -> String { String(self).shortened(to: limit) }
}

extension TemplateValues {
    /// The values as Mustache looks them up.
    fileprivate var object: [String: Any] {
        values.mapValues { value -> Any in
            switch value {
            case .text(let text): TemplateText(text: text)
            case .flag(let flag): flag
            case .list(let items): items.map(\.object)
            }
        }
    }
}

/// A text that a template may show. An empty one is there all the same: otherwise its name would be looked for in the
/// list around it.
private struct TemplateText: MustacheCustomRenderable, MustacheParent {
    let text: String

    var renderText: String { text }
    var isNull: Bool { text.isEmpty }

    /// Nothing is in a text.
    func child(named name: String) -> Any? { nil }
}
