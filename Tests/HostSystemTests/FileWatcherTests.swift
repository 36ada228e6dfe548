import Glibc
import Testing

@testable import HostSystem

@Suite("The file watcher")
struct FileWatcherTests {
    private let folder: TemporaryFolder
    private let changes = Events<Set<String>>()
    private let watcher: FileWatcher

    init() throws {
        folder = try TemporaryFolder()
        watcher = FileWatcher { [changes] in changes.add($0) }
    }

    /// Waits until a change of `name` is reported.
    private func change(of name: String) async -> Set<String>? { await changes.first { $0.contains(folder(name)) } }

    @Test("a file is seen to be written, replaced, deleted and made again")
    func file() async throws {
        try folder.write("a.ics", [1])
        #expect(watcher.watch([folder("a.ics")]) == [:])
        try folder.write("a.ics", [2])
        #expect(await change(of: "a.ics") != nil)
        try folder.write("new", [3])
        folder.move("new", to: "a.ics")
        #expect(await change(of: "a.ics") != nil)
        try folder.remove("a.ics")
        #expect(await change(of: "a.ics") != nil)
        try folder.write("a.ics", [4])
        #expect(await change(of: "a.ics") != nil)
        // The replacement is watched as the first one was.
        try folder.write("a.ics", [5])
        #expect(await change(of: "a.ics") != nil)
    }

    @Test("of a folder, the calendars are watched and nothing else")
    func calendars() async throws {
        try folder.makeFolder("calendars")
        watcher.watch([folder("calendars"), folder("other.ics")])
        try folder.write("calendars/notes.txt", [1])
        try folder.write("calendars/b.tmp", [1])
        try folder.write("other.ics", [1])
        #expect(await change(of: "other.ics") == [folder("other.ics")])
        folder.move("calendars/b.tmp", to: "calendars/b.ICS")
        #expect(await change(of: "calendars") == [folder("calendars")])
        try folder.remove("calendars/b.ICS")
        #expect(await change(of: "calendars") != nil)
    }

    @Test("a folder may come later, go, and come again")
    func laterFolder() async throws {
        #expect(watcher.watch([folder("x/y/calendars"), folder("x/y/z.ics")]) == [:])
        for _ in 0..<2 {
            try folder.makeFolder("x/y/calendars")
            #expect(await change(of: "x/y/calendars") != nil)
            try folder.write("x/y/calendars/a.ics", [1])
            #expect(await change(of: "x/y/calendars") != nil)
            try folder.write("x/y/z.ics", [1])
            #expect(await change(of: "x/y/z.ics") != nil)
            try folder.remove("x")
            #expect(await change(of: "x/y/calendars") != nil)
        }
    }

    @Test("a folder that is swapped for another through a link is seen")
    func link() async throws {
        try folder.makeFolder("one")
        try folder.makeFolder("two")
        symlink("one", folder("current"))
        watcher.watch([folder("current/a.ics"), folder("current")])
        try folder.write("one/a.ics", [1])
        #expect(await change(of: "current/a.ics") != nil)
        symlink("two", folder("next"))
        folder.move("next", to: "current")
        #expect(await change(of: "current/a.ics") != nil)
        try folder.write("two/a.ics", [1])
        #expect(await change(of: "current/a.ics") != nil)
    }

    @Test("a file behind a link is seen to change")
    func linkedFile() async throws {
        try folder.makeFolder("elsewhere")
        try folder.write("elsewhere/a.ics", [1])
        symlink("elsewhere/a.ics", folder("link.ics"))
        watcher.watch([folder("link.ics")])
        try folder.write("elsewhere/a.ics", [2])
        #expect(await change(of: "link.ics") != nil)
    }

    @Test("what is watched can be changed")
    func otherPaths() async throws {
        watcher.watch([folder("a.ics")])
        watcher.watch([folder("b.ics")])
        try folder.write("a.ics", [1])
        try folder.write("b.ics", [1])
        #expect(await changes.first(1) == [[folder("b.ics")]])
    }

    @Test("many changes are few reports, and a report names each path once")
    func coalescing() async throws {
        try folder.makeFolder("calendars")
        watcher.watch([folder("calendars")])
        for number in 0..<200 { try folder.write("calendars/\(number).ics", [1]) }
        #expect(await changes.first(1) == [[folder("calendars")]])
    }

    @Test("events that were lost count for every path")
    func overflow() throws {
        let plan = WatchPlan(paths: ["/a/b.ics", "/c"]) { _ in nil }
        #expect(plan.folders.map(\.path) == ["/", "/a", "/a/b.ics", "/c"])
        #expect(plan.folders[0].paths(affectedBy: "a") == ["/a/b.ics"])
        #expect(plan.folders[0].allPaths == ["/a/b.ics", "/c"])
        #expect(plan.folders[1].paths(affectedBy: "b.ics") == ["/a/b.ics"])
        #expect(plan.folders[1].paths(affectedBy: "c.ics") == [])
        #expect(plan.folders[3].paths(affectedBy: "c.ics") == ["/c"])
    }

    @Test("a folder nobody may look into is told", .enabled(if: geteuid() != 0, "root may look into everything"))
    func notPermitted() throws {
        try folder.makeFolder("closed")
        chmod(folder("closed"), 0)
        #expect(watcher.watch([folder("closed/a.ics")]) == [folder("closed/a.ics"): "permission denied"])
        chmod(folder("closed"), 0o700)
    }
}
