/// What the reader of a configuration asks about templates of notices: it knows where they stand, and not what may stand
/// in them.
package protocol TemplateSource: Sendable {
    /// The text of the file at `path`.
    func text(of path: String) throws(TemplateFault) -> String

    /// What is wrong with `template`; nothing when it can be used.
    func faults(in template: String) -> [TemplateFault]
}

/// One thing that is wrong with a template.
package struct TemplateFault: Error, Hashable {
    /// How many `{{` stand before the tag that is at fault; nil when it is the template as a whole.
    package let tag: Int?
    /// What is wrong: present tense, without a full stop.
    package let problem: String
    /// What to do.
    package let remedy: String

    package init(tag: Int? = nil, _ problem: String, remedy: String) {
        (self.tag, self.problem, self.remedy) = (tag, problem, remedy)
    }
}
