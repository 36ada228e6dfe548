import Testing

@testable import ReminderCore

@Suite("Texts out of pieces")
struct TextTests {
    @Test("pieces follow one another as they are, short and long, beyond the room there was")
    func builder() {
        let pieces = ["", "Hội thảo", " · ", String(repeating: "lịch ", count: 100), "🎉"]
        var text = TextBuilder(capacity: 4)
        for piece in pieces { text.add(piece) }
        #expect(text.text == pieces.joined())
        #expect(text.bytes == Array(pieces.joined().utf8))
        #expect(TextBuilder(capacity: 0).text.isEmpty)
    }

    @Test("a text has one part more than separators, empty ones as well")
    func parts() {
        #expect("một\n\nhai\n".parts(at: "\n") == ["một", "", "hai", ""])
        #expect("".parts(at: " ") == [""])
        #expect("một hai".parts(at: "\n") == ["một hai"])
    }
}
