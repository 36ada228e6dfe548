import Testing

@testable import CalendarSources

@Suite("Addresses on a CalDAV server")
struct DAVAddressTests {
    private let base = DAVAddress("https://an:hunter2@Dav.Example.org:443/an/team/")

    @Test("an address is taken apart; user and password are not in what is asked")
    func parts() throws {
        let base = try #require(base)
        #expect(base.text == "https://dav.example.org/an/team/" && base.host == "dav.example.org")
        #expect(base.credentials == "an:hunter2" && base.lastPart == "team" && !base.isTop)
        #expect(DAVAddress("http://[::1]:5232")?.text == "http://[::1]:5232/")
        #expect(DAVAddress("http://a?key=1#part")?.text == "http://a/?key=1")
        #expect(DAVAddress("https://lịch.vn/đội họp/")?.text == "https://lịch.vn/%C4%91%E1%BB%99i%20h%E1%BB%8Dp/")
    }

    @Test(
        "what is not an address of the web is none",
        arguments: [
            "", "/an/", "an", "ftp://a/", "https://", "https:///a", "https://a:0/", "https://a:65536/", "https://a:x/",
            "https://a b/", "https://a/\n", "https://[/", "https://a\\@b/", "https://a/\u{202E}", "javascript:alert(1)",
            "https://\(String(repeating: "a", count: 5000))/",
        ])
    func none(text: String) { #expect(DAVAddress(text) == nil) }

    @Test(
        "an href counts by its path, and only on the same machine",
        arguments: [
            ("/x/1.ics", "/x/1.ics"), ("1.ics", "/an/team/1.ics"), (" /x/ \n", "/x/"), ("/x#y", "/x"),
            ("https://dav.example.org/x", "/x"), ("http://DAV.example.org:8080/x", "/x"), ("//dav.example.org/x", "/x"),
            ("/%zz/%+A", "/%25zz/%25+A"), ("https://evil.example.org/x", nil), ("//evil.example.org/x", nil),
            ("mailto:an@example.org", nil), ("/../x", nil), ("/x/%2e%2E/y", nil), ("/x/./y", nil), ("", nil),
            ("\u{0}", nil),
        ] as [(String, String?)])
    func hrefs(href: String, path: String?) throws {
        let target = try #require(base).resolve(href)
        #expect(target?.text == path.map { "https://dav.example.org\($0)" })
        #expect(target?.credentials == nil)
    }

    @Test("addresses are the same however they are encoded, but a slash in a name is not one between names")
    func sameness() throws {
        let base = try #require(base)
        #expect(base.at("/an%40example.org/%c4%91/") == base.at("/an@example.org/đ/"))
        #expect(base.at("/an%40example.org/").text == "https://dav.example.org/an%40example.org/")
        #expect(base.at("/a%2Fb") != base.at("/a/b"))
        #expect(base.at("/a%252Fb") != base.at("/a%2Fb"))
        #expect(base.at("/an").folder == base.at("/an/").folder)
    }
}
