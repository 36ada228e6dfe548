import ArgumentParser
import Foundation
import Testing

@testable import Daemon
@testable import nhaclich

@Suite("The journal's catalog")
struct JournalCatalogTests {
    static let files = ["nhaclich.catalog", "nhaclich.vi.catalog"]

    @Test("every kind of journal entry is explained once, and nothing else is", arguments: files)
    func complete(file: String) throws {
        let explained = try JournalCatalog(file).explanations.map(\.id)
        #expect(explained.sorted() == JournalEntry.allCases.map(\.messageID).sorted())
    }

    @Test("an explanation has a subject, names who wrote it, and ends with what to do", arguments: files)
    func whole(file: String) throws {
        for explanation in try JournalCatalog(file).explanations {
            #expect(explanation.headers.keys.sorted() == ["Defined-By", "Documentation", "Subject"])
            #expect(explanation.headers["Defined-By"] == "nhaclich")
            let isNothing = explanation.text.contains(/Nothing is to be done|[Kk]hông cần làm gì/)
            #expect(isNothing || !explanation.commands.isEmpty, "\(explanation.id)")
        }
    }

    @Test("only fields are filled in that every such entry has", arguments: files)
    func fields(file: String) throws {
        for explanation in try JournalCatalog(file).explanations {
            let entry = try #require(JournalEntry(rawValue: explanation.id))
            #expect(explanation.fields.isSubset(of: entry.fields.map(\.name)), "\(entry)")
        }
    }

    @Test("what the reader is told to type is understood by the program", arguments: files)
    func commands(file: String) throws {
        for explanation in try JournalCatalog(file).explanations {
            for command in explanation.commands where command.hasPrefix("nhaclich ") {
                let words = command.split(separator: " ").dropFirst().map(Self.example)
                #expect(throws: Never.self, "\(command)") { try Nhaclich.parseAsRoot(words) }
            }
        }
    }

    /// What a reader would type in place of `word`, where it stands for something.
    private static func example(_ word: Substring) -> String {
        switch word {
        case "@NHACLICH_DELIVERY@", "@NHACLICH_REMINDER@": "0123456789abcdef0123456789abcdef"
        case "@NHACLICH_EVENT@", "ID", "MÃ": "4f2a91bc03de"
        case "@NHACLICH_CALENDAR@", "@NHACLICH_CHANNEL@", "NAME", "TÊN": "team"
        case "NUMBER", "SỐ": "1"
        default: String(word)
        }
    }

    @Test("pages of the manual that are named are there", arguments: files)
    func pages(file: String) throws {
        let described = try JSONDecoder().decode(DescribedProgram.self, from: Data(Nhaclich._dumpHelp().utf8))
        let ours = ManualPage.pages(of: described.command, version: "0").map { "\($0.name)(1)" }
        for page in try JournalCatalog(file).explanations.flatMap(\.pages) where page.hasPrefix("nhaclich") {
            #expect(ours.contains(page), "\(page)")
        }
    }

    @Test("both languages fill in the same, name the same pages and give the same commands")
    func agreement() throws {
        let (english, vietnamese) = (try JournalCatalog(Self.files[0]), try JournalCatalog(Self.files[1]))
        for (one, other) in zip(english.explanations, vietnamese.explanations) {
            #expect(one.id == other.id)
            #expect(one.fields == other.fields, "\(one.id)")
            #expect(one.pages == other.pages, "\(one.id)")
            #expect(one.commands.map(Self.fixed) == other.commands.map(Self.fixed))
        }
    }

    /// `command` without the words in capitals, which each language has its own.
    private static func fixed(_ command: String) -> [Substring] {
        command.split(separator: " ").filter { $0.uppercased() != $0 || $0.contains("@") }
    }

    @Test("a line fits on a terminal of eighty columns", arguments: files)
    func width(file: String) throws {
        for line in try JournalCatalog(file).lines { #expect(String(line).columns <= 80, "\(line)") }
    }

    @Test("journalctl takes both files, and each language is there")
    func journalctl() throws {
        let folder = try TemporaryFolder()
        for file in Self.files {
            let text = try String(contentsOfFile: TemporaryFolder.project("systemd/\(file)"), encoding: .utf8)
            try folder.write(text, to: "usr/lib/systemd/catalog/\(file)")
        }
        #expect(try run("--update-catalog", "--root=\(folder.root)").isEmpty)
        let listed = try run("--list-catalog", "--root=\(folder.root)").split(separator: "\n")
        #expect(listed.count == JournalEntry.allCases.count)
        let database = try Data(contentsOf: URL(filePath: folder.path("var/lib/systemd/catalog/database")))
        for subject in ["Subject: The store fails\n", "Subject: Kho dữ liệu bị lỗi\n"] {
            #expect(database.firstRange(of: Data(subject.utf8)) != nil, "\(subject)")
        }
    }

    /// What `journalctl` prints, and complains of.
    private func run(_ arguments: String...) throws -> String {
        let journalctl = Process()
        journalctl.executableURL = URL(filePath: "/usr/bin/journalctl")
        journalctl.arguments = arguments
        let output = Pipe()
        (journalctl.standardOutput, journalctl.standardError) = (output, output)
        try journalctl.run()
        let bytes = try output.fileHandleForReading.readToEnd() ?? Data()
        journalctl.waitUntilExit()
        return String(decoding: bytes, as: UTF8.self)
    }
}
