import Foundation
import Testing

@Suite("Rules")
struct RuleTests {
    @Test("clocks, sleep and chance are only in HostSystem")
    func clocks() {
        let forbidden =
            /\bDate\(\)|\bDate\.now|\bTask\.sleep|\basyncAfter|\.random\(|\bUUID\(\)|\bContinuousClock\b|\bclock_gettime\b/
        for module in Sources.modules where module != "HostSystem" {
            for file in Sources.files(below: "Sources/\(module)") {
                for (number, line) in file.code where line.contains(forbidden) {
                    // The one place that asks HostSystem for chance.
                    if line.contains("Identity.random()") { continue }
                    Issue.record("\(module)/\(file):\(number): \(line.trimmingCharacters(in: .whitespaces))")
                }
            }
        }
    }

    @Test("zones and locales are only in HostSystem")
    func zones() {
        for module in Sources.modules where module != "HostSystem" {
            for file in Sources.files(below: "Sources/\(module)") {
                for (number, line) in file.code where line.contains(/\b(TimeZone|Locale|DateFormatter)\s*[(.]/) {
                    Issue.record("\(module)/\(file):\(number): \(line)")
                }
            }
        }
    }

    @Test("nothing escapes the compiler without its reason beside it")
    func escapes() {
        let escape =
            /\btry!|\bas!|@unchecked\s+Sendable|\bnonisolated\(unsafe\)|\bTask\.detached|\bTask\s*\{|@preconcurrency/
        for folder in Sources.modules {
            for file in Sources.files(below: "Sources/\(folder)") {
                let lines = file.text.split(separator: "\n", omittingEmptySubsequences: false)
                for (number, line) in file.code where line.contains(escape) {
                    let around = lines[max(0, number - 4)..<min(lines.count, number + 2)]
                    let hasReason = around.contains { $0.contains("// ") || $0.contains("/// ") }
                    #expect(hasReason, "\(folder)/\(file):\(number): \(line)")
                }
            }
        }
    }

    @Test("SQL is only in Store")
    func statements() {
        for module in Sources.modules where module != "Store" {
            for file in Sources.files(below: "Sources/\(module)") {
                #expect(!file.text.contains(#/"(SELECT|INSERT|UPDATE|DELETE) /#), "\(module)/\(file)")
            }
        }
    }

    @Test("files stay short enough to read")
    func sizes() {
        for folder in ["Sources", "Tests"] {
            for file in Sources.files(below: folder) {
                let count = file.text.split(separator: "\n", omittingEmptySubsequences: false).count
                #expect(count <= 400, "\(folder)/\(file) has \(count) lines")
            }
        }
    }

    @Test("the top folder holds only what was agreed")
    func topFolder() throws {
        let agreed: Set = [
            "LICENSE", "Makefile", "Package.swift", "README.md", "Sources", "Tests", "config", "systemd",
        ]
        let names = try FileManager.default.contentsOfDirectory(atPath: Sources.root.path(percentEncoded: false))
        for name in names where !name.hasPrefix(".") && name != "Package.resolved" {
            #expect(agreed.contains(name), "\(name)")
        }
    }

    @Test("every kind of journal entry has a MESSAGE_ID of its own")
    func messageIDs() throws {
        let file = try #require(Sources.files(below: "Sources/Daemon").first { $0.name == "JournalEntry.swift" })
        let ids = file.text.matches(of: /= "([0-9a-f]{32})"/).map { String($0.1) }
        #expect(ids.count > 10)
        #expect(Set(ids).count == ids.count)
    }
}
