extension ManualPage {
    /// The page of the program.
    static func overview(of program: DescribedCommand, version: String) -> ManualPage {
        var page = Roff(title: program.commandName, version: version)
        page.section("NAME")
        page.macro("Nm", program.commandName)
        page.macro("Nd", program.purpose)
        page.section("SYNOPSIS")
        page.macro("Nm", program.commandName)
        page.raw(".Ar command")
        page.raw(".Op Ar argument ...")
        page.section("DESCRIPTION")
        page.text(introduction)
        list(program.shown.map { ("Xr \(program.commandName)-\($0.commandName) 1", $0.abstract ?? "") }, &page)
        page.text("\nEvery command has")
        list([("Fl \\-version", "Show the version."), ("Fl h , Fl \\-help", "Show what can be typed.")], &page)
        page.section("ENVIRONMENT")
        list(environment.map { ("Ev \($0)", $1) }, &page)
        page.section("FILES")
        list(files.map { ("Pa \($0)", $1) }, &page)
        page.section("EXIT STATUS")
        list(exitStatuses.map { (String($0), $1) }, &page)
        page.section("EXAMPLES")
        for (what, commands) in examples {
            page.text(what)
            page.raw(".Bd -literal -offset indent")
            for command in commands { page.text(command) }
            page.raw(".Ed\n.Pp")
        }
        page.section("SEE ALSO")
        page.raw(".Xr journalctl 1 ,\n.Xr systemctl 1 ,\n.Xr systemd\\-creds 1")
        return ManualPage(name: program.commandName, text: page.text)
    }

    /// A list of things, as mdoc has them, and what they are.
    private static func list(_ items: [(thing: String, meaning: String)], _ page: inout Roff) {
        page.raw(".Bl -tag -width Ds")
        for (thing, meaning) in items {
            page.raw(".It \(thing)")
            page.text(meaning)
        }
        page.raw(".El")
    }

    private static let introduction = """
        The daemon reads calendars and reminds people of what is coming, where they talk; systemd runs it as \
        nhaclich.service. The other commands make its configuration and try it out, or ask the daemon what it knows and \
        does. Those that ask it are for root and for members of the group nhaclich.

        Each command has a page of its own:
        """

    private static let environment = [
        ("NHACLICH_DATA", "The folder of formats, languages and the dashboard, if it is not beside the program."),
        ("NHACLICH_SOCKET", "The daemon's socket, in place of the usual one."),
        ("NO_COLOR , Ev CLICOLOR_FORCE", "No colours, or colours where there is no terminal."),
    ]

    private static let files = [
        ("/etc/nhaclich/nhaclich.yaml", "The configuration, with explanations."),
        ("/etc/nhaclich/conf.d/*.yaml", "More of it."),
        ("/etc/nhaclich/credentials/", "Secrets, a file for each. The service gets them when it starts."),
        ("/etc/nhaclich/formats/ , Pa /etc/nhaclich/languages/", "Chat services and words of your own."),
        ("/usr/share/nhaclich/", "Chat services, languages, the dashboard, rules for Prometheus."),
        ("/usr/share/doc/nhaclich/", "README.md has every setting; Operations.md and Security.md are for who runs it."),
        ("/var/lib/nhaclich/", "The store: the plan, the outbox, the history."),
        ("/var/spool/nhaclich/", "Where Maildirs of channels are by default."),
        ("/run/nhaclich/admin.sock", "Where the daemon is asked."),
    ]

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

    private static let examples = [
        (
            "To begin: a first calendar and a first channel, and a test message.",
            ["sudo nhaclich init", "sudo systemctl enable --now nhaclich"]
        ),
        ("After a change of the configuration:", ["sudo nhaclich check && sudo nhaclich reload"]),
        (
            "What will be sent, what was, and why:",
            ["sudo nhaclich plan", "sudo nhaclich log", "sudo nhaclich why hội thảo"]
        ),
        ("What happened, and what to do:", ["journalctl -x -u nhaclich -p warning"]),
    ]
}
