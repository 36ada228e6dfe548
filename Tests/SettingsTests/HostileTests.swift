import Foundation
import ReminderCore
import Settings
import Testing

@Suite("Hostile files")
struct HostileTests {
    /// The first problem of a text, read within a time that leaves room for a busy machine.
    private func problem(_ text: String, within limit: Duration = .seconds(30)) -> String? {
        var problem: String?
        let time = ContinuousClock().measure {
            problem = ConfigurationReader.forTests().diagnostics(text).first?.problem
        }
        #expect(time < limit)
        return problem
    }

    @Test("more than 1 MiB is refused before it is read")
    func size() {
        let text = "# " + String(repeating: "x", count: 1 << 20) + "\n"
        #expect(problem(text, within: .seconds(2)) == "the file has 1048579 bytes, more than 1 MiB")
    }

    @Test("1 MiB of comment is read")
    func largeComment() {
        let text = "# " + String(repeating: "x", count: (1 << 20) - 20) + "\n"
        #expect(problem(text) == "there are no calendars, so there is nothing to remind of")
    }

    @Test("deep nesting is refused", arguments: [("[", "]"), ("{a: ", "}")], [33, 200, 900, 5000, 100_000])
    func depth(brackets: (String, String), depth: Int) {
        let text = "rules: " + String(repeating: brackets.0, count: depth) + String(repeating: brackets.1, count: depth)
        let problem = problem(text)
        #expect(
            problem == "maps and lists stand more than 32 deep in one another"
                || problem?.hasPrefix("Maximum nesting level") == true)
    }

    @Test("an alias bomb is refused by the values it multiplies to")
    func bomb() {
        var text = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n"
        for level in 1...9 {
            let items = Array(repeating: "*a\(level - 1)", count: 10).joined(separator: ", ")
            text += "a\(level): &a\(level) [\(items)]\n"
        }
        #expect(problem(text) == "the file has more than 50000 values")
    }

    @Test("more aliases than anybody writes are refused")
    func manyAliases() {
        let aliases = Array(repeating: "*a", count: 101).joined(separator: ", ")
        #expect(problem("a: &a x\nb: [\(aliases)]\n") == "there are more than 100 aliases")
    }

    @Test(
        "an alias bomb in a key is refused before it is hashed",
        arguments: ["? *a30\n: x\n", "*a30 : x\n", "[*a30]: x\n"])
    func bombInKey(key: String) {
        var text = "a0: &a0 [x, x]\n"
        for level in 1...30 { text += "a\(level): &a\(level) [*a\(level - 1), *a\(level - 1)]\n" }
        let problem = problem(text + key)
        #expect(problem?.contains("key") == true)
    }

    @Test("keys in keys are read in bounded time")
    func keysInKeys() {
        let depth = 900
        let wide = Array(repeating: "x", count: 2000).joined(separator: ", ")
        let text = String(repeating: "{ ", count: depth) + "[\(wide)]" + String(repeating: ": 1 }", count: depth)
        #expect(problem(text) != nil)
    }

    @Test("a hundred thousand keys, and a thousand written twice, are read in bounded time")
    func manyKeys() {
        #expect(problem((0..<60_000).map { "k\($0): 1\n" }.joined()) == "the file has more than 50000 values")
        #expect(problem((0..<1000).map { "k\($0 % 500): 1\n" }.joined()) != nil)
    }

    @Test("any bytes give a report and never a crash")
    func noise() {
        let signs = Array("ab:-?[]{}&*!|>'\"%@`#,\n\n \t~=<\u{0}\u{85}\u{2028}\u{FEFF}é\u{301}\r")
        var state: UInt64 = 42
        for _ in 0..<2000 {
            var text = ""
            for _ in 0..<60 {
                // A congruential generator: the same noise on every run.
                state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                text.append(signs[Int(state >> 33) % signs.count])
            }
            for diagnostic in ConfigurationReader.forTests().diagnostics(text) {
                #expect(!diagnostic.report.unicodeScalars.contains { $0.value < 0x20 && $0 != "\n" && $0 != "\t" })
            }
        }
    }
}
