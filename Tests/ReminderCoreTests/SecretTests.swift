import CivilTime
import ReminderCore
import Testing

@Suite("Secrets")
struct SecretTests {
    let secret = Secret("https://user:hunter2@hooks.example.org/services/T0/B0/hunter2?key=hunter2")

    @Test("a secret never prints, alone or inside something else")
    func neverPrints() {
        var dumped = ""
        dump(secret, to: &dumped)
        dump([Optional(secret)], to: &dumped)
        dump(HTTPRequest(url: secret), to: &dumped)
        let settings = KindSettings(kind: "slack", values: ["url": .secret(secret)])
        dump(settings, to: &dumped)
        let texts = [
            secret.description, secret.debugDescription, "\(secret)", String(describing: secret),
            String(reflecting: secret), String(describing: Optional(secret)), "\([secret])", "\(["url": secret])",
            "\(Mirror(reflecting: secret).children.map { "\($0)" })", Mirror(reflecting: secret).description,
            "\(HTTPRequest(url: secret))", "\(settings)", String(reflecting: settings), secret.hint, dumped,
        ]
        for text in texts { #expect(!text.contains("hunter2"), "\(text)") }
        #expect(Mirror(reflecting: secret).children.isEmpty)
        #expect("\(secret)" == "•••")
    }

    @Test("a secret is revealed only where it is asked to be")
    func reveals() {
        #expect(Secret("abc").reveal() == "abc")
        #expect(Secret("abc") == Secret("abc"))
        #expect(Secret("abc") != Secret("abd"))
    }

    @Test(
        "a hint is scheme and host of an address and nothing else",
        arguments: [
            ("https://hooks.slack.com/services/T0/B0/key", "https://hooks.slack.com/…"),
            ("https://example.org", "https://example.org/…"), ("https://example.org?key=1", "https://example.org/…"),
            ("https://example.org#key", "https://example.org/…"),
            ("http://127.0.0.1:8080/x", "http://127.0.0.1:8080/…"),
            ("http://[::1]:8080/x", "http://[::1]:8080/…"), ("https://lịch.vn/key", "https://lịch.vn/…"),
            ("https://user:key@example.org/", "https://example.org/…"),
            ("https://user:k@y@example.org:443/", "https://example.org:443/…"),
            ("https://example.org/ical/a@b.example.org/private-key", "https://example.org/…"),
        ])
    func hint(text: String, hint: String) { #expect(Secret(text).hint == hint) }

    @Test(
        "what is no address has no hint, nor has one whose password runs into the host",
        arguments: [
            "", "key", "key/key/key", "//key", "key:key://example.org/", "https:/key", "https://", "https:///key",
            "https://user:k/ey@example.org/", "https://user:k?ey@example.org/", "https://user:k#ey@example.org/",
            "https://user:12/3@example.org/", "https://example.org\\key", "https://exam ple.org/", "https://a:b:c/",
        ])
    func noHint(text: String) { #expect(Secret(text).hint == "•••") }
}

@Suite("Kind settings")
struct KindSettingsTests {
    @Test("each value is found under its own form only")
    func values() {
        let settings = KindSettings(
            kind: "maildir",
            values: [
                "path": .text("/srv"), "to": .texts(["a", "b"]), "key": .secret(Secret("k")),
                "wait": .duration(.seconds(5)), "quiet": .flag(false),
            ])
        #expect(settings.text("path") == "/srv" && settings.texts("to") == ["a", "b"])
        #expect(settings.secret("key") == Secret("k") && settings.duration("wait") == .seconds(5))
        #expect(settings.flag("quiet") == false)
        #expect(settings.text("to") == nil && settings.texts("path").isEmpty && settings.secret("path") == nil)
        #expect(settings.duration("none") == nil && settings.flag("none") == nil)
    }

    @Test("the fingerprint is another one when the kind, a name or any value is, a secret too")
    func fingerprint() {
        let all: [KindSettings] = [
            KindSettings(kind: "slack", values: ["url": .secret(Secret("https://a/1"))]),
            KindSettings(kind: "slack", values: ["url": .secret(Secret("https://a/2"))]),
            KindSettings(kind: "feed", values: ["url": .secret(Secret("https://a/1"))]),
            KindSettings(kind: "slack", values: ["uri": .secret(Secret("https://a/1"))]),
            KindSettings(kind: "slack", values: [:]),
            KindSettings(kind: "slack", values: ["wait": .duration(.seconds(1))]),
            KindSettings(kind: "slack", values: ["wait": .duration(.seconds(2))]),
            KindSettings(kind: "slack", values: ["quiet": .flag(true)]),
            KindSettings(kind: "slack", values: ["quiet": .flag(false)]),
            KindSettings(kind: "slack", values: ["to": .texts(["a", "b"])]),
            KindSettings(kind: "slack", values: ["to": .texts(["b", "a"])]),
            KindSettings(kind: "slack", values: ["to": .texts(["ab"])]),
            // A list that ends and a field that begins are told apart.
            KindSettings(kind: "slack", values: ["a": .texts(["b", "c"])]),
            KindSettings(kind: "slack", values: ["a": .texts([]), "b": .text("c")]),
        ]
        #expect(Set(all.map(\.fingerprint)).count == all.count)
    }

    @Test("the fingerprint does not hang on the order the values were given in")
    func order() {
        let names = (1...30).map { "field-\($0)" }
        let forward = Dictionary(uniqueKeysWithValues: names.map { ($0, KindSettings.Value.text($0)) })
        var roomy = [String: KindSettings.Value](minimumCapacity: 4096)
        for name in names.reversed() { roomy[name] = .text(name) }
        let settings = KindSettings(kind: "x", values: forward)
        #expect(settings.fingerprint == KindSettings(kind: "x", values: roomy).fingerprint)
    }
}
