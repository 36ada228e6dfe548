import CalendarSources
import Foundation
import Glibc
import ReminderCore
import Testing

@Suite("File source")
struct FileSourceTests {
    let folder: TemporaryFolder
    let source: FileSource

    init() throws {
        folder = try TemporaryFolder()
        source = FileSource(path: folder.path("a.ics"))
        try folder.write(calendar(event("1", "SUMMARY:Hội thảo")), to: "a.ics")
    }

    private func validators() async throws -> Validators {
        guard case .documents(_, let validators) = try await source.fetch(ifChangedSince: Validators()) else {
            return Validators()
        }
        return validators
    }

    @Test("a file written in place keeps to what every source keeps to")
    func conformanceInPlace() async throws {
        let folder = folder
        try await SourceConformance(
            source: source, change: { try folder.write(calendar(event("1", "SUMMARY:\($0)")), to: "a.ics") },
            remove: { try FileManager.default.removeItem(atPath: folder.path("a.ics")) }
        ).check()
    }

    @Test("a file replaced by another one keeps to what every source keeps to")
    func conformanceByRename() async throws {
        let folder = folder
        try await SourceConformance(
            source: source, change: { try folder.replace("a.ics", with: calendar(event("1", "SUMMARY:\($0)"))) },
            remove: { try FileManager.default.removeItem(atPath: folder.path("a.ics")) }
        ).check()
    }

    @Test("a file of the same size put in its place is another one, whatever its age")
    func sameSizeAndAge() async throws {
        let date = Date(timeIntervalSince1970: 1_581_557_400)
        try FileManager.default.setAttributes([.modificationDate: date], ofItemAtPath: folder.path("a.ics"))
        let before = try await validators()
        try folder.write(calendar(event("1", "SUMMARY:Hội nghị")), to: "b.ics")
        try FileManager.default.setAttributes([.modificationDate: date], ofItemAtPath: folder.path("b.ics"))
        try #require(rename(folder.path("b.ics"), folder.path("a.ics")) == 0)
        #expect(try await source.fetch(ifChangedSince: before) != .unchanged)
    }

    @Test("a file of the same size written in place later is another one")
    func sameSize() async throws {
        let before = try await validators()
        try folder.write(calendar(event("1", "SUMMARY:Hội nghị")), to: "a.ics")
        try FileManager.default.setAttributes(
            [.modificationDate: Date(timeIntervalSince1970: 4_000_000_000)], ofItemAtPath: folder.path("a.ics"))
        #expect(try await source.fetch(ifChangedSince: before) != .unchanged)
    }

    @Test("the document is called by its path, and the path is watched")
    func name() async throws {
        guard case .documents(let documents, _) = try await source.fetch(ifChangedSince: Validators()) else {
            Issue.record("it is unchanged")
            return
        }
        #expect(documents.map(\.name) == [folder.path("a.ics")])
        #expect(source.watchedPaths == [folder.path("a.ics")])
    }

    @Test("a link to a file is the file")
    func link() async throws {
        try FileManager.default.createSymbolicLink(
            atPath: folder.path("link.ics"), withDestinationPath: folder.path("a.ics"))
        #expect(await failure(of: FileSource(path: folder.path("link.ics"))) == nil)
    }

    @Test("a file that is not there is said not to be there, with its path and what to do")
    func missing() async throws {
        for path in [folder.path("none.ics"), folder.path("none/a.ics")] {
            let failure = try #require(await failure(of: FileSource(path: path)))
            #expect(failure.reason == "cannot read '\(path)': No such file or directory")
            #expect(failure.remedy.contains("put the file there"))
        }
    }

    @Test("a file that may not be read is said so, with its path and what to do", arguments: ["a.ics", "shut/a.ics"])
    func notPermitted(name: String) throws {
        try FileManager.default.createDirectory(atPath: folder.path("shut"), withIntermediateDirectories: false)
        try folder.write("", to: "shut/a.ics")
        for path in ["a.ics", "shut"] { try #require(chmod(folder.path(path), 0) == 0) }
        defer { chmod(folder.path("shut"), 0o700) }
        let path = folder.path(name)
        let failure = try #require(throws: SourceFailure.self) {
            try withoutPrivileges { _ = try CalendarFileOnDisk(path).read() }
        }
        #expect(failure.reason == "cannot read '\(path)': Permission denied")
        #expect(failure.remedy.contains("chmod a+r"))
    }

    @Test("a folder, a pipe or a device is not a file, and nobody waits for it")
    func notAFile() async throws {
        try #require(mkfifo(folder.path("pipe.ics"), 0o600) == 0)
        for path in [folder.path, folder.path("pipe.ics"), "/dev/zero"] {
            let failure = try #require(await failure(of: FileSource(path: path)))
            #expect(failure.reason == "'\(path)' is not a file")
        }
    }

    @Test("a file of more than 32 MiB is refused, one of 32 MiB is read")
    func tooLarge() async throws {
        try folder.makeSparse("a.ics", size: 32 * 1024 * 1024 + 1)
        let failure = try #require(await failure(of: source))
        #expect(failure.reason == "'\(folder.path("a.ics"))' is larger than 32 MiB")
        #expect(!failure.remedy.isEmpty)
        try folder.makeSparse("a.ics", size: 32 * 1024 * 1024)
        #expect(await CalendarSourcesTests.failure(of: source) == nil)
    }
}
