import CivilTime
import Foundation
import ReminderCore
import Settings
import Testing

@Suite("A configuration that is read")
struct ConfigurationTests {
    let reader = ConfigurationReader.forTests()

    @Test("what is left out has its default")
    func defaults() throws {
        let configuration = try reader.read("")
        #expect(configuration.timezone == "Asia/Ho_Chi_Minh")
        #expect(configuration.languages == ["vi"])
        #expect(configuration.horizon == .seconds(45 * 86_400))
        #expect(configuration.grace == .seconds(15 * 60))
        #expect(configuration.retention == .seconds(90 * 86_400))
        #expect(configuration.calendars.isEmpty && configuration.channels.isEmpty)
        #expect(configuration.rules.isEmpty && configuration.digests.isEmpty)
        let rule = try #require(try reader.read(Self.small).rules.first)
        #expect(rule.calendars == nil)
        #expect(rule.match.isEmpty)
        #expect(rule.allDayAt == TimeOfDay(hour: 8, minute: 0))
        #expect(rule.quiet == nil && rule.workingDays == nil && rule.groupOver == nil)
    }

    static let small = """
        calendars: { team: { file: /srv/a.ics } }
        channels: { screen: { console: {} } }
        rules: { all: { remind: 1h, channels: screen } }
        """

    @Test("general settings are taken as written")
    func general() throws {
        let configuration = try reader.read(
            "timezone: Asia/Tokyo\nlanguage: en\nhorizon: 1d 12h\ngrace: 0m\nretention: 366d\n")
        #expect(configuration.timezone == "Asia/Tokyo")
        #expect(configuration.zone.identifier == "Asia/Tokyo")
        #expect(configuration.languages == ["en"])
        #expect(configuration.horizon == .seconds(36 * 3600))
        #expect(configuration.grace == .zero)
        #expect(configuration.retention == .seconds(366 * 86_400))
    }

    @Test("a calendar says how long a sudden loss is not believed, and is nil when it does not")
    func hold() throws {
        let configuration = try reader.read(
            """
            calendars:
              a: { file: /srv/a.ics, hold: 0m }
              b: { file: /srv/b.ics, refresh: 1h, hold: 30d }
              c: { file: /srv/c.ics }
            """)
        #expect(configuration.calendars.map(\.hold) == [.zero, .seconds(30 * 86_400), nil])
        #expect(ConfigurationDefault.hold == .seconds(3600))
    }

    @Test("a channel names the one that takes over from it, also one of another file")
    func fallback() throws {
        let configuration = try reader.read([
            ConfigurationText(file: "a.yaml", text: "channels: { room: { console: {}, fallback: 24 } }"),
            ConfigurationText(file: "conf.d/b.yaml", text: "channels: { 24: { console: {} } }"),
        ])
        #expect(configuration.channel("room")?.fallback == "24")
        #expect(configuration.channel("24")?.fallback == nil)
    }

    @Test("a channel and a rule have templates, in place or in a file, with their lines as written")
    func templates() throws {
        let configuration = try reader.read(
            """
            channels:
              a:
                console:
                template: |
                  {{title}}

                  Mời Quý vị: {{when}}
              b: { console: , template: { file: templates/good.mustache } }
              c: { console: }
            rules: { r: { remind: 1h, channels: [a, b, c], template: "{{title}}" } }
            """)
        let templates = configuration.channels.map(\.template)
        #expect(templates == ["{{title}}\n\nMời Quý vị: {{when}}\n", "{{title}}\n{{when}}\n", nil])
        #expect(configuration.rules.map(\.template) == ["{{title}}"])
    }

    @Test("notices are in one language or in two, those of a channel in others")
    func languages() throws {
        let configuration = try reader.read(
            "language: [en, vi]\nchannels: { a: { console: , language: [vi] }, b: { console: , language: vi }, c: { console: } }"
        )
        #expect(configuration.languages == ["en", "vi"])
        #expect(configuration.channels.map(\.languages) == [["vi"], ["vi"], nil])
    }

    @Test("the short form of a kind means its main field")
    func shortForm() throws {
        let configuration = try reader.read(
            """
            calendars:
              a: { file: /srv/a.ics }
              b: { file: { path: /srv/b.ics } }
              c: { feed: "https://example.org/c.ics", refresh: 1h 30m }
              d: { feed: { file: /run/secrets/feed } }
              e: { feed: { url: { file: /run/secrets/feed } } }
            """)
        #expect(configuration.calendars.map(\.name) == ["a", "b", "c", "d", "e"])
        #expect(configuration.calendar("a")?.settings.text("path") == "/srv/a.ics")
        #expect(configuration.calendar("b")?.settings.text("path") == "/srv/b.ics")
        #expect(configuration.calendar("c")?.settings.secret("url") == Secret("https://example.org/c.ics"))
        #expect(configuration.calendar("c")?.refresh == .seconds(90 * 60))
        #expect(configuration.calendar("a")?.refresh == nil)
        #expect(configuration.calendar("d")?.settings.secret("url") == Secret("https://example.org/s3cr3t.ics"))
        #expect(configuration.calendar("d")?.settings == configuration.calendar("e")?.settings)
    }

    @Test("every form of field reaches the channel checked")
    func fields() throws {
        let configuration = try reader.read(
            """
            channels:
              hook:
                language: en
                webhook:
                  url: { env: ROOM_URL }
                  secret: { credential: signing }
                  timeout: 1m 30s
                  verify: false
                  label: "Phòng họp"
              mail: { maildir: { path: /srv/m, from: "An  <an@example.org>", to: binh@example.org } }
            """)
        let hook = try #require(configuration.channel("hook"))
        #expect(hook.languages == ["en"])
        #expect(hook.settings.kind == "webhook")
        #expect(hook.settings.secret("url") == Secret("https://hooks.example.org/s3cr3t-environment"))
        #expect(hook.settings.secret("secret") == Secret("whsec_s3cr3t"))
        #expect(hook.settings.duration("timeout") == .seconds(90))
        #expect(hook.settings.flag("verify") == false)
        #expect(hook.settings.text("label") == "Phòng họp")
        let mail = try #require(configuration.channel("mail"))
        #expect(mail.languages == nil)
        #expect(mail.settings.text("from") == "An <an@example.org>")
        #expect(mail.settings.texts("to") == ["binh@example.org"])
    }

    @Test(
        "relative paths start at the folder of the file they stand in",
        arguments: [
            ("/etc/nhaclich/nhaclich.yaml", "a.ics", "/etc/nhaclich/a.ics"),
            ("/etc/nhaclich/conf.d/x.yaml", "./a/b.ics", "/etc/nhaclich/conf.d/a/b.ics"),
            ("/etc/nhaclich/nhaclich.yaml", "../a.ics", "/etc/nhaclich/../a.ics"),
            ("nhaclich.yaml", "a.ics", "a.ics"), ("config/demo.yaml", "/a.ics", "/a.ics"),
        ])
    func paths(file: String, written: String, path: String) throws {
        let text = ConfigurationText(file: file, text: "calendars: { a: { file: \(written) } }")
        #expect(try reader.read([text]).calendar("a")?.settings.text("path") == path)
    }

    @Test("rules keep their order over all files, and everything in them")
    func rules() throws {
        let configuration = try reader.read([
            ConfigurationText(
                file: "a.yaml",
                text: """
                    calendars: { team: { file: /a }, other: { file: /b } }
                    rules:
                      zulu:
                        calendars: [team, other]
                        match: { title: hội thảo, location: "/^Hà/" }
                        remind: [2w, 1d 12h, 90m, 0m]
                        all-day-at: 7:30
                        channels: [screen, room]
                      alpha: { remind: 1d, channels: room, all-day-at: "08:00" }
                    """),
            ConfigurationText(
                file: "conf.d/b.yaml",
                text: """
                    channels: { screen: { console: }, room: { console: {} } }
                    rules: { beta: { calendars: team, remind: 1h, channels: room } }
                    """),
        ])
        #expect(configuration.rules.map(\.name) == ["zulu", "alpha", "beta"])
        #expect(configuration.channels.map(\.name) == ["room", "screen"])
        let zulu = configuration.rules[0]
        #expect(zulu.calendars == ["team", "other"])
        #expect(zulu.match.map(\.field) == [.title, .location])
        #expect(zulu.match.first?.pattern == .contains(FoldedText("hội thảo")))
        #expect(zulu.match.last?.pattern == .expression("^Hà"))
        #expect(zulu.leads.map(\.text) == ["2w", "1d 12h", "90m", "0m"])
        #expect(
            zulu.leads.map(\.duration) == [
                NominalDuration(days: 14), NominalDuration(days: 1, seconds: 43_200),
                NominalDuration(seconds: 5400), .zero,
            ])
        #expect(zulu.allDayAt == TimeOfDay(hour: 7, minute: 30))
        #expect(zulu.channels == ["screen", "room"])
        #expect(configuration.warnings.isEmpty)
    }

    @Test(
        "unquoted times of day are not read as numbers in base sixty", arguments: ["08:00", "8:00", "19:30", "00:00"])
    func sexagesimal(time: String) throws {
        let configuration = try reader.read(
            Self.small.replacing("remind: 1h", with: "remind: 1h, all-day-at: \(time)"))
        #expect(configuration.rules.first.map { "\($0.allDayAt)".hasSuffix("\(time):00") } == true)
    }

    @Test(
        "two readings of the same files are equal, and another setting makes them differ",
        arguments: [
            "language: en", "retention: 30d", "quiet: 22:00-06:00", "working-days: true", "admin-channel: screen",
            "language: [en, vi]",
            "digests: { weekly: { at: 08:00, window: 7d, channels: screen } }",
        ])
    func equality(other: String) throws {
        #expect(try reader.read(Self.small) == reader.read(Self.small))
        #expect(try reader.read(Self.small) != reader.read(Self.small + "\n\(other)\n"))
    }

    @Test("the installed file reads clean and says what to do next")
    func installedFile() throws {
        let file = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../config/nhaclich.yaml")
        let text = try String(contentsOf: file, encoding: .utf8)
        let configuration = try reader.read(text)
        #expect(configuration.warnings.map(\.severity) == [.warning, .warning, .warning])
        #expect(configuration.warnings.allSatisfy { $0.remedy.hasPrefix("add one, as in") })

        // Its examples must work too, once the comment signs are gone.
        var examples: [String] = []
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
            if line.hasPrefix("#   "), !line.hasPrefix("#   nhaclich") {
                examples.append(String(line.dropFirst(2)))
            } else if let setting = line.wholeMatch(of: /# ([a-z-]+:(?: .+)?)/) {
                examples.append(String(setting.1))
            } else if let map = line.wholeMatch(of: /(\w+):/) {
                examples.append("\(map.1):")
            }
        }
        var secrets = FewSecrets()
        secrets.known[.credential("private-feed")] = "https://example.org/p.ics"
        secrets.known[.credential("office-password")] = "hunter2"
        secrets.known[.credential("hook-url")] = "https://example.org/hook"
        secrets.known[.credential("hook-secret")] = "whsec"
        secrets.known[.credential("mail-password")] = "hunter3"
        secrets.known[.credential("telegram-token")] = "123456:hunter4"
        secrets.known[.credential("admin-password")] = "correct horse battery"
        secrets.known[.credential("admin-token")] = "0123456789abcdef"
        secrets.known[.credential("feed-token")] = "fedcba9876543210"
        let example = try ConfigurationReader.forTests(secrets: secrets).read(examples.joined(separator: "\n"))
        #expect(
            example.calendars.map(\.name) == [
                "holidays", "ilo", "office", "private", "shared", "team", "workshops",
            ])
        #expect(example.channels.map(\.name) == ["archive", "hook", "mail", "room", "screen", "talk"])
        #expect(example.rules.map(\.name) == ["workshops"])
        #expect(example.digests.map(\.name) == ["weekly"])
        #expect(example.admin?.listen.port == 8480)
        // What is shown as the default is the default.
        #expect(example.horizon == configuration.horizon && example.grace == configuration.grace)
        #expect(example.retention == configuration.retention)
    }

    @Test("a system without the default zone is told to install it")
    func noZones() throws {
        struct NoZones: ZoneDatabase {
            func zone(named identifier: String) -> (any ZoneRules)? { nil }
        }
        let reader = ConfigurationReader(
            channelKinds: [], calendarKinds: [], languages: ["vi"], zones: NoZones(), secrets: FewSecrets(),
            templates: FewTemplates(),
            authorities: FewAuthorities())
        #expect(
            reader.diagnostics("").map(\.description) == [
                "/etc/nhaclich/nhaclich.yaml: error: the system has no time zone 'Asia/Ho_Chi_Minh'"
            ])
    }
}
