import Mustache
package import ReminderCore

/// Everything of the dashboard that does not change while the daemon runs: templates, phrases, assets, read once.
struct Site: Sendable {
    /// The templates that are pages; all others are parts of them.
    static let pages = [
        "agenda", "calendar", "calendars", "channels", "deliveries", "delivery", "event", "login", "month", "problem",
        "review", "silences",
    ]

    private let templates: MustacheLibrary
    /// By the tags of their languages.
    let words: [String: Words]
    /// By the names of their files.
    let assets: [String: Asset]

    /// Takes `files`.
    ///
    /// - Throws: Everything that is wrong with them.
    init(_ files: DashboardFiles) throws(SiteFaults) {
        _ = PageText.registered
        var faults = files.absences
        var library = MustacheLibrary()
        var assets: [String: Asset] = [:]
        for (name, text) in files.texts.sorted(by: { $0.key < $1.key }) {
            if let asset = Asset(name, text) {
                assets[name] = asset
            } else if name.hasSuffix(".mustache") {
                do {
                    let template = try MustacheTemplate(string: PageText.pragma + text)
                    library.register(template, named: String(name.dropLast(".mustache".count)))
                } catch {
                    faults.append(Self.fault(error, in: "\(files.folder)/\(name)"))
                }
            }
        }
        if files.phrases.isEmpty {
            faults.append(
                Diagnostic(
                    at: Diagnostic.Location(file: files.folder), "there is no language here",
                    remedy: "put vi.yaml and en.yaml there"))
        }
        if !faults.isEmpty { throw SiteFaults(faults: faults) }
        (templates, self.assets) = (library, assets)
        words = Dictionary(uniqueKeysWithValues: files.phrases.map { ($0, Words(tag: $0, phrases: $1)) })
    }

    /// The page `name` filled with `fields`.
    func page(_ name: String, _ fields: Fields) -> String { templates.render(fields, withTemplate: name) ?? "" }

    private static func fault(_ error: any Error, in file: String) -> Diagnostic {
        guard let fault = error as? MustacheTemplate.ParserError else {
            return Diagnostic(at: Diagnostic.Location(file: file), "the template is not Mustache")
        }
        // The first line is ours.
        let place = Diagnostic.Location(
            file: file, line: max(fault.context.lineNumber - 1, 1), column: fault.context.columnNumber)
        let problem =
            switch fault.error {
            case MustacheTemplate.Error.sectionCloseNameIncorrect: "a section is closed that is not the open one"
            case MustacheTemplate.Error.expectedSectionEnd: "a section is not closed"
            case MustacheTemplate.Error.unfinishedName: "a tag is not closed"
            default: "the template is not Mustache"
            }
        return Diagnostic(
            at: place, problem, remedy: "write tags as in '{{title}}' and '{{#rows}}…{{/rows}}'",
            sourceLine: fault.context.line)
    }
}

/// Why there is no dashboard.
package struct SiteFaults: Error {
    package let faults: [Diagnostic]
}
