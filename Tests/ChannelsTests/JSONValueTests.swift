import Foundation
import Testing

@testable import Channels

@Suite("JSON")
struct JSONValueTests {
    @Test("keys stay in order, and texts are escaped")
    func writing() {
        let value: JSONValue = [
            "z": [.null, true, false, .number(-7)], "a": "\"\\/\n\r\t\u{0}\u{1F}\u{7F}\u{2028}é😀", "m": [:], "e": [],
        ]
        #expect(
            String(decoding: value.bytes, as: UTF8.self)
                == #"{"z":[null,true,false,-7],"a":"\"\\/\n\r\t\u0000\u001f\u007f\u2028é😀","m":{},"e":[]}"#)
    }

    @Test("Foundation reads every scalar back")
    func everyScalar() throws {
        var text = ""
        for value in stride(from: UInt32(0), through: 0x10FFFF, by: 7) {
            if let scalar = Unicode.Scalar(value) { text.unicodeScalars.append(scalar) }
        }
        let list: JSONValue = [.text(text)]
        let read = try JSONDecoder().decode([String].self, from: Data(list.bytes))
        #expect(read.first.map { Array($0.utf8) } == Array(text.utf8))
    }
}
