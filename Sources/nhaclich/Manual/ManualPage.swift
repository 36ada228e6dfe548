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

    private static func overview(of program: DescribedCommand, version: String) -> ManualPage {
        var page = Roff(title: program.commandName, version: version)
        page.section("NAME")
        page.macro("Nm", program.commandName)
        page.macro("Nd", program.abstract?.withoutFullStop ?? "")
        page.section("SYNOPSIS")
        page.macro("Nm", program.commandName)
        page.raw(".Ar command")
        page.raw(".Op Ar argument ...")
        page.section("DESCRIPTION")
        page.text("Each command has a page of its own:")
        page.raw(".Bl -tag -width Ds")
        for command in program.shown {
            page.raw(".It Xr \(program.commandName)-\(command.commandName) 1")
            page.text(command.abstract ?? "")
        }
        page.raw(".El")
        page.section("EXIT STATUS")
        page.raw(".Bl -tag -width Ds")
        for (status, meaning) in exitStatuses {
            page.raw(".It \(status)")
            page.text(meaning)
        }
        page.raw(".El")
        page.section("FILES")
        page.raw(".Bl -tag -width Ds")
        for (file, meaning) in files {
            page.raw(".It Pa \(file)")
            page.text(meaning)
        }
        page.raw(".El")
        page.section("SEE ALSO")
        page.raw(".Xr systemctl 1 ,\n.Xr journalctl 1")
        return ManualPage(name: program.commandName, text: page.text)
    }

    private static func page(
        of command: DescribedCommand, below program: String, version: String
    )
        -> ManualPage
    {
        let name = "\(program)-\(command.commandName)"
        var page = Roff(title: name, version: version)
        page.section("NAME")
        page.macro("Nm", name)
        page.macro("Nd", command.abstract?.withoutFullStop ?? "")
        page.section("SYNOPSIS")
        synopsis(of: command, called: "\(program) \(command.commandName)", &page)
        for other in command.shown {
            synopsis(of: other, called: "\(program) \(command.commandName) \(other.commandName)", &page)
        }
        page.section("DESCRIPTION")
        page.text(command.discussion ?? command.abstract ?? "")
        options(of: command, &page)
        for other in command.shown {
            page.raw(".Ss \(command.commandName) \(other.commandName)")
            page.text(other.abstract ?? "")
            if let discussion = other.discussion { page.text(discussion) }
            options(of: other, &page)
        }
        page.section("EXIT STATUS")
        page.text("As of every command: see")
        page.raw(".Xr \(program) 1 .")
        page.section("SEE ALSO")
        page.raw(".Xr \(program) 1")
        return ManualPage(name: name, text: page.text)
    }

    private static func synopsis(
        of command: DescribedCommand, called name: String, _ page: inout Roff
    ) {
        page.macro("Nm", name)
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

    private static func options(of command: DescribedCommand, _ page: inout Roff) {
        if command.options.isEmpty { return }
        page.raw(".Bl -tag -width Ds")
        for option in command.options {
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

    private static let exitStatuses = [
        (0, "It is done."),
        (1, "It cannot be done as it was asked for: there is no such thing, or nothing came of it."),
        (64, "The command was not used correctly."),
        (65, "A file that was named cannot be understood."),
        (66, "What was named is not there."),
        (69, "The daemon, a calendar or a channel cannot be reached."),
        (74, "Something of the system failed, such as a disk."),
        (75, "It failed this time: try again later."),
        (78, "The configuration has faults."),
    ]

    private static let files = [
        ("/etc/nhaclich/nhaclich.yaml", "The configuration, with explanations."),
        ("/etc/nhaclich/conf.d/*.yaml", "More of it."),
        ("/etc/nhaclich/credentials/", "Secrets, a file for each."),
        ("/usr/share/nhaclich/", "Chat services, languages and the dashboard."),
        ("/run/nhaclich/admin.sock", "Where the daemon is asked."),
    ]
}

extension DescribedArgument {
    /// The first long name, or the only one, as mdoc has it.
    fileprivate var flag: String { (names?.first { $0.kind == "long" } ?? names?.first)?.flag ?? "" }
}

extension DescribedArgument.Name {
    /// Without its first dash, which the macro writes.
    fileprivate var flag: String { String(typed.dropFirst()).replacing("-", with: "\\-") }
}

extension String {
    fileprivate var withoutFullStop: String { hasSuffix(".") ? String(dropLast()) : self }
}
