import ReminderCore
import Settings
import Testing

@Suite("Secrets")
struct SecrecyTests {
    /// Ways to write one channel with a secret; `$` is where a fault goes.
    static let channels = [
        "hook: { webhook: { url: \"https://example.org/s3cr3t\", secret: s3cr3t $ } }",
        "hook: { webhook: { secret: 's3cr3t', url: https://u:s3cr3t@example.org/ $ } }",
        "hook: { slack: https://example.org/s3cr3t $ }",
        "hook: { $ slack: 's3cr3t' }",
        "hook: { unknown: s3cr3t $ }",
        "hook: { webhook: { \"url\" : \"s3cr3t \\\" s3cr3t\" $ } }",
        "hook: { webhook: { \"url\":\"s3cr3t\" $ } }",
        "hook:\n    webhook:\n      url: s3cr3t, s3cr3t # s3cr3t\n      secret: s3cr3t\n      $: 1",
        "hook:\n    webhook:\n      secret: >-\n        s3cr3t\n        s3cr3t\n      $: 1",
        "hook:\n    webhook:\n      secret: \"s3cr3t\n        s3cr3t\" $",
        "hook:\n    webhook:\n      secret: s3cr3t\n        s3cr3t: s3cr3t $",
        "hook:\n    webhook:\n      label: [a, b\n      secret: s3cr3t, s3cr3t $",
        "hook:\n    webhook:\n      from: \"a\n      secret: \"s3cr3t\" $",
        "hook:\n    webhook:\n      - secret: s3cr3t $",
        "hook:\n    webhook:\n      secret:\n        s3cr3t: s3cr3t\n        s3cr3t-2: s3cr3t $",
        "hook:\n    webhook: { secret: { s3cr3t: s3cr3t, s3cr3t-2: s3cr3t } $ }",
        "hook:\n    webhook:\n      ? secret\n      : s3cr3t $",
        "hook:\n    webhook: { secret: !s3cr3t s3cr3t $ }",
        "hook:\n    webhook: { secret: &s3cr3t s3cr3t, secret: &x s3cr3t, token: *x $ }",
    ]

    static let faults = [
        "", ", bogus: 1", ": 2", "}", "]", "{", "[", "\"", "'", "\t", ", url: 2", "\u{7}", " !x", " &a", " *a", ", , :",
        "bogus", "# x", " | ", "\n - a", "\n\tx: y", ": : :", "@", "%",
    ]

    @Test("no report shows a secret, whatever else is wrong with the line", arguments: channels)
    func neverShown(channel: String) {
        for fault in Self.faults {
            for before in ["channels:\n  ", "channels:\n  - ", "", "x: \"\nchannels:\n  ", "channels: {\n  "] {
                let text = before + channel.replacing("$", with: fault) + "\n"
                for diagnostic in ConfigurationReader.forTests().diagnostics(text) {
                    // Names of anchors and tags are no values.
                    let report = diagnostic.report.replacing("&s3cr3t", with: "").replacing("!s3cr3t", with: "")
                    #expect(!report.contains("s3cr3t"), "\(text)\n----\n\(diagnostic.report)")
                }
            }
        }
    }

    @Test("the caret stands below its place also behind a hidden secret")
    func caret() {
        let text = "channels: { hook: { webhook: { url: \"https://example.org/long/s3cr3t\", bogus: 1 } } }"
        let report = ConfigurationReader.forTests().diagnostics(text).map(\.report).first
        let lines = report?.split(separator: "\n").map(Array.init) ?? []
        #expect(lines.count == 4)
        if lines.count == 4, let caret = lines[2].firstIndex(of: "^") {
            #expect(String(lines[1][caret...].prefix(5)) == "bogus")
            #expect(String(lines[1]).contains("url: \"•••"))
        }
    }

    @Test("a configuration that is printed shows no secret")
    func printed() throws {
        let configuration = try ConfigurationReader.forTests().read(
            "channels: { hook: { webhook: { url: https://example.org/s3cr3t, secret: { credential: signing } } } }")
        #expect(!"\(configuration)".contains("s3cr3t"))
        var dump = ""
        Swift.dump(configuration, to: &dump)
        #expect(!dump.contains("s3cr3t"))
    }
}
