import Formats
import Testing

@Suite("What an answer says")
struct AnswerRuleTests {
    static let rule = """
        answer:
          delivered: [{ is: { ok: true } }, { status: 204 }]
          reference: result.ids.0
          error: [description, error.text]
          wait: parameters.retry_after
          wait-ms: retry_ms
          remember: { quota: left }
        faults:
          - { has: parameters.moved_to, then: retry, remember: { topic: parameters.moved_to } }
          - { words: [gone, 404], then: mend-channel, say: make a new one }
          - { contains: NOT Found, status: [200, 400], then: give-up }
          - { status: 409, then: delivered }
        """

    private func reading(_ status: Int, _ body: String) throws -> AnswerRule.Reading {
        let reading = read("\(FormatReaderTests.sound)\n\(Self.rule)\n")
        #expect(reading.faults == [])
        return try #require(reading.format).answer.reading(status: status, body: Array(body.utf8))
    }

    @Test("delivered is what any of the alternatives says")
    func delivered() throws {
        #expect(try reading(200, #"{"ok":true,"result":{"ids":[17]}}"#).isDelivered)
        #expect(try reading(200, #"{"ok":true,"result":{"ids":[17]}}"#).reference == "17")
        #expect(try reading(204, "").isDelivered)
        #expect(try !reading(200, #"{"ok":false}"#).isDelivered)
        #expect(try !reading(200, "<html>").isDelivered)
    }

    @Test("a fault is what it says it is, the first one counts, and words are not believed against 'try again'")
    func faults() throws {
        #expect(try reading(400, #"{"error":{"text":"Gone"}}"#).fault?.consequence == .mendChannel)
        #expect(try reading(400, #"{"description":404}"#).fault?.say == "make a new one")
        #expect(try reading(500, #"{"description":"gone"}"#).fault == nil)
        #expect(try reading(429, "gone").fault == nil)
        #expect(try reading(200, #"{"description":"chat not found"}"#).fault?.consequence == .giveUp)
        #expect(try reading(403, #"{"description":"chat not found"}"#).fault == nil)
        #expect(try reading(409, "").fault?.consequence == .delivered)
        let moved = try reading(400, #"{"description":"gone","parameters":{"moved_to":-100,"retry_after":2.5}}"#)
        #expect(moved.fault?.consequence == .retry && moved.remember == ["topic": "-100"] && moved.wait == 2.5)
    }

    @Test("a body that is not JSON is its own words, and what is kept of an answer is short and can be seen")
    func words() throws {
        #expect(try reading(400, "  gone\n").fault?.consequence == .mendChannel)
        #expect(try reading(200, #"{"ok":true,"left":7}"#).remember == ["quota": "7"])
        #expect(try reading(200, #"{"ok":true,"left":"a b"}"#).remember == [:])
        #expect(try reading(200, #"{"ok":true,"result":{"ids":["a\nb"]}}"#).reference == "")
        let long = String(repeating: "7", count: 500)
        #expect(try reading(200, #"{"ok":true,"result":{"ids":["\#(long)"]}}"#).reference == "")
        #expect(try reading(429, #"{"retry_ms":1500}"#).wait == 1.5)
    }
}
