import Foundation
import Testing

@testable import Channels

@Suite("JSON")
struct JSONWriterTests {
    @Test("keys stay in order, and texts are escaped")
    func writing() {
        var json = JSONWriter()
        json.object { json in
            json.key("z")
            json.list { json in
                json.text(orNull: "")
                json.flag(true)
                json.flag(false)
                json.number(-7)
            }
            json.member("a", "\"\\/\n\r\t\u{0}\u{1F}\u{7F}\u{2028}é😀")
            json.key("m")
            json.object { _ in }
            json.key("e")
            json.list { _ in }
        }
        #expect(
            String(decoding: json.bytes, as: UTF8.self)
                == #"{"z":[null,true,false,-7],"a":"\"\\/\n\r\t\u0000\u001f\u007f\u2028é😀","m":{},"e":[]}"#)
    }

    @Test("Foundation reads every scalar back")
    func everyScalar() throws {
        var text = ""
        for value in stride(from: UInt32(0), through: 0x10FFFF, by: 7) {
            if let scalar = Unicode.Scalar(value) { text.unicodeScalars.append(scalar) }
        }
        var list = JSONWriter()
        list.list { $0.text(text) }
        let read = try JSONDecoder().decode([String].self, from: Data(list.bytes))
        #expect(read.first.map { Array($0.utf8) } == Array(text.utf8))
    }

    @Test("what is taken back leaves nothing behind")
    func attempts() {
        var json = JSONWriter()
        json.list { json in
            for (text, isKept) in [("a", false), ("b", true), ("c", false), ("d", true)] {
                json.attempt { json in
                    json.text(text)
                    return isKept
                }
            }
        }
        #expect(String(decoding: json.bytes, as: UTF8.self) == #"["b","d"]"#)
    }
}
