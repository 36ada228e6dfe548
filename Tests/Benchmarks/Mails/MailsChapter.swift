/// Filing mails in a Maildir so that none is lost.
struct MailsChapter: Chapter {
    let name = "mails"
    let title = "3,000 mails in a Maildir, each on the disk before it counts as delivered"

    private static let mails = 3000
    /// About as many bytes as the daemon's mails have.
    private static let bytes = 5000
    private static let ours = "nhaclich"
    private static let floor = "floor: C, write, fsync, rename and fsync of the folder, one by one"
    private static let python = "Python's mailbox.Maildir"

    private static let script = """
        import mailbox, sys
        box = mailbox.Maildir(sys.argv[1] + "/box")
        text = b"From: a@example.org\\nSubject: x\\n\\n" + b"." * \(bytes)
        for _ in range(\(mails)): box.add(text)
        print(\(mails))
        """

    func prepare() throws(Trouble) -> (contenders: [Contender], notes: [String]) {
        let arguments = ["FOLDER", "\(Self.mails)", "\(Self.bytes)"]
        return (
            [
                Contender(
                    name: Self.floor,
                    trial: MailProgram(
                        mails: Self.mails, program: { () throws(Trouble) in try FloorProgram.maildir.path() },
                        arguments: arguments)),
                Contender(name: Self.ours, trial: DaemonMails(mails: Self.mails)),
                Contender(
                    name: Self.python,
                    trial: MailProgram(
                        mails: Self.mails, program: { "python3" }, arguments: ["-c", Self.script, "FOLDER"])),
            ], []
        )
    }

    func table(of results: [Measured]) -> MarkdownTable {
        let floor = results.first { $0.contender.name == Self.floor }?.spread(of: .rate)?.median ?? 1
        var table = MarkdownTable(["who", "mails/s", "pace, the floor being 1", "CPU µs each"])
        for result in results {
            let rate = result.spread(of: .rate)
            table.rows.append([
                result.contender.name, rate?.text(digits: 0) ?? "-",
                decimal((rate?.median ?? 0) / floor, digits: 2),
                decimal(result.cpuSeconds.median / Double(Self.mails) * 1e6, digits: 0),
            ])
        }
        return table
    }

    func bars(of results: [Measured]) -> [Bar] {
        let named = Dictionary(results.map { ($0.contender.name, $0) }) { first, _ in first }
        guard let ours = named[Self.ours]?.spread(of: .rate)?.median,
            let floor = named[Self.floor]?.spread(of: .rate)?.median
        else { return [] }
        return [Bar(name: "times the rate of the C program", least: 3, reached: ours / floor)]
    }
}
