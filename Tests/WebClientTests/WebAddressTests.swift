import ReminderCore
import Testing

@testable import WebClient

@Suite("Web addresses")
struct WebAddressTests {
    @Test(
        "names beyond ASCII become what name servers know",
        arguments: [
            ("lịch.vn", "xn--lch-llz.vn"), ("tiếngviệt.vn", "xn--tingvit-5t4cyc.vn"),
            ("bücher.example", "xn--bcher-kva.example"),
            ("BÜCHER.example", "xn--bcher-kva.example"), ("例え.テスト", "xn--r8jz45g.xn--zckzah"),
            ("example.org", "example.org"),
        ])
    func internationalNames(name: String, ascii: String) {
        #expect(HostName.ascii(name) == ascii)
        #expect(WebAddress(Secret("https://\(name)/x"))?.text == "https://\(ascii)/x")
    }

    @Test("the origin is scheme, host and port")
    func origins() {
        #expect(WebAddress(Secret("HTTPS://Example.org/a"))?.origin == "https://example.org:443")
        #expect(WebAddress(Secret("http://u:p@example.org:8080?q#f"))?.origin == "http://example.org:8080")
        #expect(WebAddress(Secret("http://[::1]:80/a"))?.origin == "http://::1:80")
        #expect(WebAddress(Secret("http://[::1]:8080/a"))?.text == "http://[::1]:8080/a")
    }

    @Test("the text has neither user nor fragment")
    func text() {
        let address = WebAddress(Secret("https://u:p@example.org/a%2Fb?q=%20#f"))
        #expect(address?.text == "https://example.org/a%2Fb?q=%20")
    }

    @Test(
        "a redirect is read from where it stands",
        arguments: [
            ("d", "https://example.org/a/d"), ("/d", "https://example.org/d"), ("../d", "https://example.org/d"),
            ("?q", "https://example.org/a/b?q"), ("//other.org/d", "https://other.org/d"),
            ("http://other.org", "http://other.org"),
            ("https://lịch.vn/ả", "https://xn--lch-llz.vn/%E1%BA%A3"),
        ])
    func redirects(location: String, target: String) {
        #expect(WebAddress(Secret("https://u:p@example.org/a/b?c#d"))?.redirected(to: location)?.text == target)
    }

    @Test(
        "what is not an address of the web is refused",
        arguments: [
            "", "calendar", "ftp://example.org/", "file:///etc/passwd", "http://", "https:///path",
            "http+unix://%2Frun%2Fx/",
            "http://a b/", "http://example.org:99999/", "http://exa\nmple.org/",
        ])
    func notAnAddress(url: String) async throws {
        let client = WebClient(userAgent: "test")
        await #expect(throws: HTTPFailure(.address, "it is not an http or https address")) {
            try await client.exchange(patient(url: Secret(url)))
        }
        await client.shutdown()
    }
}
