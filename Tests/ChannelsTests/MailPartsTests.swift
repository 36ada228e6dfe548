import Foundation
import Testing

@testable import Channels

@Suite("Parts of a mail")
struct MailPartsTests {
    @Test(
        "a header's text is ASCII in short words that Python decodes to the same",
        arguments: [
            "Hội thảo “Việc làm bền vững trong chuỗi cung ứng” · thứ Năm, 13/2/2020, 08:30–11:30 (UTC+7)", "plain",
            "=?UTF-8?B?eA==?=", String(repeating: "long ascii ", count: 30), "👩‍👩‍👧‍👦 " + String(repeating: "ế", count: 100),
            "trailing space ", "", String(repeating: "a", count: 70),
        ])
    func headers(text: String) async throws {
        let header = EncodedText.header(text, after: "Subject: ".utf8.count)
        let lines = "Subject: \(header)".split(separator: "\n")
        #expect(lines.allSatisfy { $0.utf8.count <= 76 && $0.utf8.allSatisfy { (0x20...0x7E).contains($0) } })
        #expect(lines.dropFirst().allSatisfy { $0.hasPrefix(" ") })
        for word in header.split(whereSeparator: \.isWhitespace) where word.hasPrefix("=?") {
            let bytes = try #require(Data(base64Encoded: String(word.dropFirst(10).dropLast(2))))
            // None holds part of a character.
            #expect(String(validating: bytes, as: UTF8.self) != nil)
            #expect(word.utf8.count <= 75)
        }
        let decoded = try await python(
            """
            import email.policy, sys
            print(email.message_from_binary_file(sys.stdin.buffer, policy=email.policy.default)["subject"], end="")
            """, input: Array("Subject: \(header)\n\n".utf8))
        #expect(decoded == text)
    }

    @Test(
        "a body survives quoted-printable",
        arguments: [
            "", "a", "a \nb\t\n c", "=", "thứ Năm\n\n.\nFrom x", String(repeating: "ế", count: 200),
            String(repeating: "a", count: 76), String(repeating: "a", count: 77), String(repeating: "=", count: 40),
            String(repeating: "a", count: 75) + " ", "\u{0}\u{1B}\r",
        ])
    func bodies(text: String) async throws {
        let encoded = QuotedPrintable.encoded(text)
        #expect(encoded.split(separator: "\n").allSatisfy { $0.utf8.count <= 76 && $0.last != " " })
        let decoded = try await python(
            "import quopri, sys; sys.stdout.buffer.write(quopri.decodestring(sys.stdin.buffer.read()))",
            input: Array(encoded.utf8))
        #expect(Array(decoded.utf8) == Array(text.utf8))
    }

    @Test(
        "a flowed text is short lines that join to the same text",
        arguments: [
            "", "a", "Một dòng ngắn", " a\n  b\n> c\nFrom d\nFromage", "dấu cách cuối   \n-- \nx", "a  b   c",
            String(repeating: "hội thảo ", count: 40), String(repeating: "x", count: 200), "a\n\n\nb",
            "https://example.org/" + String(repeating: "y", count: 100) + " và nữa",
            String(repeating: "a ", count: 30) + "> From " + String(repeating: "b ", count: 40),
            "x" + String(repeating: " ", count: 100) + "y", String(repeating: " ", count: 60) + "x y z",
        ])
    func flowed(text: String) {
        let lines = FlowedText.encoded(text).split(separator: "\n", omittingEmptySubsequences: false)
        for line in lines {
            #expect(line.count <= 74 || !line.dropLast().contains(" "), "\(line)")
            #expect(!line.hasPrefix(">") && !line.hasPrefix("From "))
        }
        // As RFC 3676, 4.1 reads them.
        var joined: [String] = []
        var joins = false
        for line in lines.map({ $0.hasPrefix(" ") ? $0.dropFirst() : $0 }) {
            if joins { joined[joined.count - 1] += line } else { joined.append(String(line)) }
            joins = line.hasSuffix(" ")
        }
        let kept = text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
            String(line.reversed().drop { $0 == " " }.reversed())
        }
        #expect(joined == kept)
    }

    /// From RFC 3492, 7.1, and what Python's IDNA makes of domains.
    @Test(
        "a domain beyond ASCII has the form that DNS knows",
        arguments: [
            ("example.org", "example.org"), ("lịch.vn", "xn--lch-llz.vn"), ("Bücher.example", "xn--bcher-kva.example"),
            ("mail.例え.テスト", "mail.xn--r8jz45g.xn--zckzah"),
            ("TạisaohọkhôngthểchỉnóitiếngViệt", "xn--tisaohkhngthchnitingvit-kjcr8268qyxafd2f1b9g"),
            ("", ""), ("a..b", "a..b"),
        ])
    func domains(name: String, ascii: String) throws {
        #expect(DomainName.ascii(name) == ascii)
    }

    @Test("markup in a text or an attribute is text")
    func markup() {
        let text = "<b onclick='x'>\"&amp;"
        let page = HTML.element(.p, [.value("title", text), .fixed("style", "margin:0")], [.text(text)]).markup
        let escaped = "&lt;b onclick=&#39;x&#39;&gt;&quot;&amp;amp;"
        #expect(page == "<p title=\"\(escaped)\" style=\"margin:0\">\(escaped)</p>")
    }
}
