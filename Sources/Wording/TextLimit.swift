/// How long a stranger's text may be in a notice, in UTF-16 code units.
enum TextLimit {
    static let title = 200
    static let place = 200
    /// The name of a calendar, a rule or a channel.
    static let name = 100
    /// A description, or what is wrong.
    static let body = 500
    static let bodyLines = 12
    /// What a template says below its first line: enough for a digest.
    static let templateBody = 4000
    static let templateLines = 150
    /// A title or a place in the summary, which is to fit a list or a mail's subject, and in a list of occurrences.
    static let short = 100
    /// A title or a place that stands beside what it was before, or beside others.
    static let brief = 60
}
