import CivilTime
import ReminderCore
import Testing

@Suite("Receipts")
struct ReceiptTests {
    @Test(
        "what a service calls its message is kept whole, or not at all",
        arguments: [
            ("$143273582443PhrSn:example.org", true), ("1581471000.000200", true), ("tin nhắn", true), ("", true),
            (String(repeating: "x", count: 500), true), (String(repeating: "x", count: 501), false),
            (String(repeating: "ế", count: 200), false), ("a\u{0}b", false), ("a\nb", false), ("a\u{85}", false),
        ])
    func references(reference: String, isKept: Bool) {
        #expect(Receipt(note: "ok", reference: reference).reference == (isKept ? reference : ""))
    }

    @Test("a notice on the channel that takes over corrects nothing that was sent there")
    func diverted() {
        let now = Instant(unixSeconds: 1_581_471_000)
        let notice = Notice(
            id: Identity(of: "1"), subject: .trouble(Trouble(.channel, "room", problem: "x")), channel: "room",
            rule: "", due: now, now: now, expires: now, earlier: EarlierNotice(id: Identity(of: "0"), reference: "r"))
        #expect(notice.diverted(to: "mail").earlier == nil)
    }
}
