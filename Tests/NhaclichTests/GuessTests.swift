import Daemon
import HostSystem
import ReminderCore
import Testing

@testable import nhaclich

@Suite("What an answer may mean")
struct GuessTests {
    @Test(
        "a place is read as what it looks like, the likeliest first",
        arguments: [
            ("/srv/team.ics", false, ["file"], "team"), ("/srv/calendars", true, ["directory"], "calendars"),
            ("/srv/sự kiện.html", false, ["page"], "su-kien"),
            ("https://example.org/team.ics", false, ["feed", "page"], "team"),
            ("webcal://example.org/basic.ics", false, ["feed", "page"], "example"),
            ("https://www.ilo.org/su-kien?page=2", false, ["feed", "page"], "su-kien"),
        ])
    func places(answer: String, isFolder: Bool, kinds: [String], name: String) {
        let guess = CalendarGuess(answer, isFolder: isFolder, naming: Self.name, credential: { $0 })
        #expect(guess.entries.map(\.kind) == kinds)
        #expect(guess.entries.first?.name == name)
    }

    @Test("with a login, CalDAV is tried first, and the password is in a credential")
    func logins() throws {
        let guess = CalendarGuess(
            "https://cloud.example.org/dav", isFolder: false, login: ("an", "geh/eim"), naming: Self.name,
            credential: { $0 })
        #expect(guess.entries.map(\.kind) == ["caldav", "feed"])
        let caldav = try #require(guess.entries.first)
        #expect(caldav.settings.contains(Draft.Setting("password", .credential("dav-password", Secret("geh/eim")))))
        let feed = try #require(guess.entries.last)
        let whole = Secret("https://an:geh%2Feim@cloud.example.org/dav")
        #expect(feed.settings == [Draft.Setting("feed", .credential("dav-feed", whole))])
    }

    @Test(
        "an address that lets in whoever knows it is a secret",
        arguments: [
            ("https://example.org/team.ics", false), ("https://an:b@example.org/team.ics", true),
            ("https://calendar.google.com/calendar/ical/x%40y/private-0123456789abcdef/basic.ics", true),
            ("https://example.org/calendars/3f0c9a7be1d24c5586?export", true),
            ("https://example.org/events?token=abc", false),
            ("https://example.org/a-very-long-name-of-a-page-about-events", false),
        ])
    func secrets(address: String, isSecret: Bool) { #expect(CalendarGuess.isSecret(address) == isSecret) }

    @Test("a channel is known by its kind, by words, by a whole address, and by what its service gives one to copy")
    func channels() async throws {
        let kinds = try await HostConfiguration.withDrafts(
            configuration: "/nowhere/nhaclich.yaml", data: TemporaryFolder.project("config")
        ) { $0.kinds }
        func read(_ answer: String) -> String {
            switch ChannelGuess(answer, among: kinds) {
            case .kind(let kind): kind.name
            case .whole(let kind, let values): "\(kind.name) \(values.keys.sorted().joined(separator: " "))"
            case .incomplete(let form): "like \(form)"
            case .several(let kinds): "several: \(kinds.map(\.name).prefix(3).joined(separator: " "))"
            }
        }
        let cases = [
            ("telegram", "telegram"), ("Slack", "slack"), ("botfather", "telegram"), ("zulip", "zulip"),
            ("telegram://123:abc/-100", "telegram chat token"), ("telegram://123", "like telegram://{token}/{chat}"),
            ("https://hooks.slack.com/services/T/B/x", "slack url"),
            ("https://discord.com/api/webhooks/1/x", "discord url"),
            ("zalo", "several: zalo-bot zalo-oa zalo-oa-group"), ("pigeon", "several: "),
        ]
        for (answer, expected) in cases { #expect(read(answer) == expected, "\(answer)") }
    }

    private static func name(_ wish: String) -> String {
        String(decoding: FoldedText(wish).utf8.map { $0 == 0x20 ? 0x2D : $0 }, as: UTF8.self)
    }
}
