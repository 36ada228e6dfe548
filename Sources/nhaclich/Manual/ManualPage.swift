/// One page of the manual, in mdoc(7).
struct ManualPage {
    /// As it is asked for, such as `nhaclich-log`.
    let name: String
    let text: String

    /// The page of the program, and one for each of its commands.
    static func pages(of program: DescribedCommand, version: String) -> [ManualPage] {
        [overview(of: program, version: version)]
            + program.shown.map { page(of: $0, below: program.commandName, version: version) }
    }

    private static func page(of command: DescribedCommand, below program: String, version: String) -> ManualPage {
        let name = "\(program)-\(command.commandName)"
        var page = Roff(title: name, version: version)
        page.section("NAME")
        page.macro("Nm", name)
        page.macro("Nd", command.purpose)
        page.section("SYNOPSIS")
        let typed = "\(program) \(command.commandName)"
        if command.shown.isEmpty { synopsis(of: command, called: typed, word: "", &page) }
        for other in command.shown {
            // What lists something is meant when no word follows.
            let isUsual = other.commandName == "list"
            synopsis(of: other, called: typed, word: isUsual ? ".Op Cm list" : ".Cm \(other.commandName)", &page)
        }
        page.section("DESCRIPTION")
        page.text(command.abstract ?? "")
        if let discussion = command.discussion { page.text(discussion) }
        if command.shown.isEmpty {
            options(command.options, &page)
        } else {
            for other in command.shown {
                page.raw(".Ss \(command.commandName) \(other.commandName)")
                page.text(other.abstract ?? "")
                if let discussion = other.discussion { page.text(discussion) }
                options(other.options.filter { !command.shared.contains($0) }, &page)
            }
            if !command.shared.isEmpty {
                page.raw(".Ss All of these")
                options(command.shared, &page)
            }
        }
        page.section("EXIT STATUS")
        page.text("As of every command: see")
        page.raw(".Xr \(program) 1 .")
        page.section("SEE ALSO")
        page.raw(".Xr \(program) 1")
        return ManualPage(name: name, text: page.text)
    }

    /// - Parameter word: The word after the name that makes it one of several, as mdoc has it; empty when it is the only one.
    private static func synopsis(
        of command: DescribedCommand, called name: String, word: String, _ page: inout Roff
    ) {
        page.macro("Nm", name)
        if !word.isEmpty { page.raw(word) }
        for option in command.options {
            let value = option.valueName ?? "value"
            let dots = option.isRepeating ? " ..." : ""
            let words =
                switch option.kind {
                case "positional": "Ar \(value)\(dots)"
                case "flag": "Fl \(option.flag)"
                default: "Fl \(option.flag) Ar \(value)\(dots)"
                }
            page.raw(option.isOptional ? ".Op \(words)" : ".\(words)")
        }
    }

    private static func options(_ options: [DescribedArgument], _ page: inout Roff) {
        if options.isEmpty { return }
        page.raw(".Bl -tag -width Ds")
        for option in options {
            if option.kind == "positional" {
                page.raw(".It Ar \(option.valueName ?? "value")")
            } else {
                let names = (option.names ?? []).map { "Fl \($0.flag)" }.joined(separator: " , ")
                page.raw(".It \(names)\(option.kind == "flag" ? "" : " Ar \(option.valueName ?? "value")")")
            }
            let usual = option.defaultValue.map { " Otherwise \($0)." } ?? ""
            page.text((option.abstract ?? "") + usual)
        }
        page.raw(".El")
    }
}

extension DescribedCommand {
    /// What it is for, as the first line of a page has it.
    var purpose: String {
        let sentence = abstract ?? ""
        let words = sentence.hasSuffix(".") ? sentence.dropLast() : sentence[...]
        return words.prefix(1).lowercased() + words.dropFirst()
    }

    /// The options that all of its subcommands have.
    fileprivate var shared: [DescribedArgument] {
        (shown.first?.options ?? []).filter { option in
            shown.allSatisfy { $0.options.contains(option) }
        }
    }
}

extension DescribedArgument {
    /// The first long name, or the only one, as mdoc has it.
    fileprivate var flag: String { (names?.first { $0.kind == "long" } ?? names?.first)?.flag ?? "" }
}

extension DescribedArgument.Name {
    /// Without its first dash, which the macro writes.
    fileprivate var flag: String { String(typed.dropFirst()).replacing("-", with: "\\-") }
}
