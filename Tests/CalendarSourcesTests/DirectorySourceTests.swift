import CalendarSources
import Foundation
import Glibc
import ReminderCore
import Testing

@Suite("Directory source")
struct DirectorySourceTests {
    let folder: TemporaryFolder
    let source: DirectorySource

    init() throws {
        folder = try TemporaryFolder()
        source = DirectorySource(path: folder.path)
        try folder.write(calendar(event("1", "SUMMARY:Hội thảo")), to: "a.ics")
    }

    /// The names of the documents and their validators, or nil when nothing has changed.
    private func fetched(
        since validators: Validators = Validators()
    ) async throws -> (names: [String], new: Validators)? {
        guard case .documents(let documents, let new) = try await source.fetch(ifChangedSince: validators) else {
            return nil
        }
        return (documents.map { String($0.name.dropFirst(folder.path.count + 1)) }, new)
    }

    @Test("files written in place keep to what every source keeps to")
    func conformanceInPlace() async throws {
        let folder = folder
        try await SourceConformance(
            source: source, change: { try folder.write(calendar(event("1", "SUMMARY:\($0)")), to: "a.ics") },
            remove: { try FileManager.default.removeItem(atPath: folder.path) }
        ).check()
    }

    @Test("files replaced by others keep to what every source keeps to")
    func conformanceByRename() async throws {
        let folder = folder
        try await SourceConformance(
            source: source, change: { try folder.replace("a.ics", with: calendar(event("1", "SUMMARY:\($0)"))) },
            remove: { try FileManager.default.removeItem(atPath: folder.path) }
        ).check()
    }

    @Test("the .ics files are read in the order of their names; drafts, folders, pipes and other files are not")
    func names() async throws {
        for name in ["c.ics", "B.ICS", "hội thảo.ics", ".hidden.ics", "a.ics.tmp", "notes.txt", "ics"] {
            try folder.write(calendar(), to: name)
        }
        try FileManager.default.createDirectory(atPath: folder.path("d.ics"), withIntermediateDirectories: false)
        try #require(mkfifo(folder.path("e.ics"), 0o600) == 0)
        try FileManager.default.createSymbolicLink(
            atPath: folder.path("f.ics"), withDestinationPath: folder.path("gone.ics"))
        #expect(try await fetched()?.names == ["B.ICS", "a.ics", "c.ics", "hội thảo.ics"])
        #expect(source.watchedPaths == [folder.path])
    }

    @Test("a file that comes, goes or is renamed is a change; one that is no calendar is none")
    func changes() async throws {
        let first = try #require(try await fetched())
        try folder.write(calendar(event("2")), to: "b.ics")
        let second = try #require(try await fetched(since: first.new))
        #expect(second.names == ["a.ics", "b.ics"])
        try #require(rename(folder.path("b.ics"), folder.path("c.ics")) == 0)
        let third = try #require(try await fetched(since: second.new))
        #expect(third.names == ["a.ics", "c.ics"])
        try folder.write("", to: "notes.txt")
        #expect(try await fetched(since: third.new) == nil)
        try FileManager.default.removeItem(atPath: folder.path("c.ics"))
        #expect(try await fetched(since: third.new)?.names == ["a.ics"])
        #expect(try await fetched(since: third.new)?.new == first.new)
    }

    @Test("an empty folder is a calendar without events")
    func empty() async throws {
        try FileManager.default.removeItem(atPath: folder.path("a.ics"))
        let first = try #require(try await fetched())
        #expect(first.names.isEmpty && first.new != Validators())
        #expect(try await fetched(since: first.new) == nil)
        #expect(try reading([]).occurrences.isEmpty)
    }

    @Test("a folder that is not there, or is none, is said so with its path")
    func noFolder() async throws {
        for (path, why) in [
            (folder.path("none"), "No such file or directory"), (folder.path("a.ics"), "Not a directory"),
        ] {
            let failure = try #require(await failure(of: DirectorySource(path: path)))
            #expect(failure.reason == "cannot list the folder '\(path)': \(why)")
        }
    }

    @Test("one file of more than 32 MiB, or all of more than 64 MiB, are refused")
    func tooLarge() async throws {
        try folder.makeSparse("b.ics", size: 32 * 1024 * 1024 + 1)
        let single = try #require(await failure(of: source))
        #expect(single.reason == "'\(folder.path("b.ics"))' is larger than 32 MiB")
        for name in ["b.ics", "c.ics", "d.ics"] { try folder.makeSparse(name, size: 22 * 1024 * 1024) }
        let all = try #require(await failure(of: source))
        #expect(all.reason == "the files in '\(folder.path)' are larger than 64 MiB together")
    }

    @Test("events of several files come together, earliest first, and one broken file is only a fault")
    func together() throws {
        let late = calendar(event("late", "DTSTART:20200220T013000Z"), event("days", "DTSTART;VALUE=DATE:20200215"))
        let early = calendar(event("early", "DTSTART:20200205T013000Z"), event("later", "DTSTART:20200225T013000Z"))
        let reading = try reading(late, "<html></html>", early)
        #expect(reading.occurrences.map(\.id.uid) == ["early", "days", "late", "later"])
        #expect(reading.faults.map(\.location.file) == ["2.ics"])
        #expect(reading.faults.allSatisfy { $0.problem.contains("HTML") })
    }
}
