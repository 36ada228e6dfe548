/// Filing mails in a Maildir so that none is lost.
struct MailsChapter: Chapter {
    let name = "mails"
    let title = "Mails in a Maildir, each on the disk before it counts as delivered"

    private static let mails = 3000
    private static let fewerMails = 100
    /// About as many bytes as the daemon's mails have.
    private static let bytes = 4400
    private static let together = "nhaclich, \(mails) that come together"
    private static let oneByOne = "nhaclich, \(fewerMails) about one event, one by one"
    private static let floor = "floor: C, write, fsync, rename and fsync of the folder, one by one"
    private static let python = "Python's mailbox.Maildir, which does not sync the folder"

    private static let script = """
        import mailbox, sys
        box = mailbox.Maildir(sys.argv[1] + "/box")
        text = b"From: a@example.org\\nSubject: x\\n\\n" + b"." * \(bytes)
        for _ in range(\(mails)): box.add(text)
        print(\(mails))
        """

    func prepare() throws(Trouble) -> (contenders: [Contender], notes: [String]) {
        let floor = MailProgram(
            mails: Self.mails, program: { () throws(Trouble) in try FloorProgram.maildir.path() },
            arguments: ["FOLDER", "\(Self.mails)", "\(Self.bytes)"])
        let python = MailProgram(
            mails: Self.mails, program: { "python3" }, arguments: ["-c", Self.script, "FOLDER"])
        return (
            [
                Contender(name: Self.floor, trial: floor),
                Contender(name: Self.together, trial: DaemonMails(kind: .manyEvents, mails: Self.mails)),
                Contender(name: Self.oneByOne, trial: DaemonMails(kind: .oneEvent, mails: Self.fewerMails)),
                Contender(name: Self.python, trial: python),
            ],
            [
                "The daemon's time is that from the first mail being written to the last being safe, and has the store in "
                    + "it, which also syncs: a mail is known to be on its way before it is filed, and filed once."
            ]
        )
    }

    func table(of results: [Measured]) -> MarkdownTable {
        var table = MarkdownTable(["who", "mails/s", "pace, the floor being 1", "CPU µs each", "bytes each", "lost"])
        for result in results {
            let pace = results[Self.floor].map { result.beside($0) { $0.figures[.rate] ?? 0 }.text(digits: 2) }
            let bytes = result.spread(of: .bytes)?.median ?? Double(Self.bytes)
            table.rows.append([
                result.contender.name, result.spread(of: .rate)?.text(digits: 0) ?? "-", pace ?? "-",
                result.cpuMicrosecondsEach.text(digits: 0), decimal(bytes, digits: 0),
                result.spread(of: .lost)?.text(digits: 0) ?? "-",
            ])
        }
        return table
    }

    func bars(of results: [Measured]) -> [Bar] {
        guard let floor = results[Self.floor], let together = results[Self.together],
            let oneByOne = results[Self.oneByOne]
        else { return [] }
        func pace(_ result: Measured) -> Spread { result.beside(floor) { $0.figures[.rate] ?? 0 } }
        let lost = [together, oneByOne].compactMap { $0.spread(of: .lost)?.greatest }
        return [
            Bar(name: "% of the C program's rate, one by one", least: 60, reached: pace(oneByOne).scaled(by: 100)),
            Bar(name: "times the C program's rate, together", least: 3, reached: pace(together)),
            Bar(name: "mails lost", most: 0, reached: Spread(lost).worst),
        ]
    }
}
