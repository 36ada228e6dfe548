import Logging
import Testing

@testable import HostSystem

@Suite("The journal")
struct JournalTests {
    private let journald = DatagramSocket()

    private func logger(_ socket: JournalSocket) -> Logger {
        Logger(label: "nhaclich.test") { JournalLogHandler(label: $0, level: .debug, socket: socket) }
    }

    /// The value of a field in the next record.
    private func fields() -> [String: String] {
        Dictionary(DatagramSocket.fields(journald.receive()).map { ($0.name, $0.value) }) { $1 }
    }

    @Test("a record has its fields")
    func fieldsOfRecord() {
        var logger = logger(JournalSocket(path: journald.path))
        logger[metadataKey: "calendar"] = "team"
        logger.warning(
            "calendar not read",
            metadata: ["message-id": "0123456789abcdef0123456789abcdef", "deliveryID": "7", "a.b-c": "d"])
        let record = fields()
        #expect(record["MESSAGE"] == "calendar not read")
        #expect(record["PRIORITY"] == "4")
        #expect(record["SYSLOG_IDENTIFIER"] == "nhaclich")
        #expect(record["MESSAGE_ID"] == "0123456789abcdef0123456789abcdef")
        #expect(record["NHACLICH_CALENDAR"] == "team")
        #expect(record["NHACLICH_DELIVERY_ID"] == "7")
        #expect(record["NHACLICH_A_B_C"] == "d")
        #expect(record["NHACLICH_LOGGER"] == "nhaclich.test")
        #expect(record["CODE_FILE"]?.hasSuffix("JournalTests.swift") == true)
    }

    @Test("a value cannot become a field of its own")
    func injection() {
        let logger = logger(JournalSocket(path: journald.path))
        logger.info("two\nlines", metadata: ["title": "x\nPRIORITY=0\nMESSAGE=forged", "nul": "a\0b\u{1B}[31m"])
        let record = DatagramSocket.fields(journald.receive())
        #expect(record.filter { $0.name == "MESSAGE" }.map(\.value) == ["two\nlines"])
        #expect(record.filter { $0.name == "PRIORITY" }.map(\.value) == ["6"])
        #expect(record.first { $0.name == "NHACLICH_TITLE" }?.value == "x\nPRIORITY=0\nMESSAGE=forged")
        #expect(record.first { $0.name == "NHACLICH_NUL" }?.value == "a␀b␛[31m")
    }

    @Test("names of fields are names journald takes")
    func names() {
        let long = JournalRecord.fieldName(String(repeating: "é", count: 100))
        #expect(long.utf8.count == 64)
        #expect(JournalRecord.fieldName("họ tên").allSatisfy { $0.isASCII && ($0.isUppercase || $0 == "_") })
        #expect(JournalRecord.fieldName("") == "NHACLICH_")
    }

    @Test("long values are cut, and no record is larger than it may be")
    func bounds() {
        let logger = logger(JournalSocket(path: journald.path))
        let long = String(repeating: "lịch ", count: 10_000)
        logger.info("\(long)", metadata: Logger.Metadata(uniqueKeysWithValues: (0..<30).map { ("k\($0)", "\(long)") }))
        let datagram = journald.receive()
        #expect(datagram.count <= JournalRecord.largestDatagram)
        let message = DatagramSocket.fields(datagram).first { $0.name == "MESSAGE" }?.value ?? ""
        #expect(message.utf8.count <= JournalRecord.largestValue)
        #expect(message.utf8.count > JournalRecord.largestValue - 8)
        #expect(message.hasSuffix("…"))
    }

    @Test("a journald that does not keep up stops nobody, and later learns what it missed")
    func drops() {
        let socket = JournalSocket(path: journald.path, capacity: 0)
        let logger = logger(socket)
        for number in 0..<2000 { logger.info("record", metadata: ["number": "\(number)"]) }
        let lost = socket.lost
        #expect(lost > 0)
        let arrived = journald.receiveAll()
        #expect(arrived.count + lost == 2000)
        logger.info("afterwards")
        #expect(fields()["NHACLICH_LOST"] == "\(lost)")
        #expect(fields()["MESSAGE"] == "afterwards")
        #expect(socket.lost == 0)
    }

    @Test("records wait in order while journald is behind")
    func waiting() {
        let socket = JournalSocket(path: journald.path, capacity: 1 << 20)
        let logger = logger(socket)
        for number in 0..<300 { logger.info("record", metadata: ["number": "\(number)"]) }
        #expect(socket.lost == 0)
        for number in 0..<300 { #expect(fields()["NHACLICH_NUMBER"] == "\(number)") }
    }

    @Test("a journald that was started anew is found again")
    func restart() {
        let path: String
        let socket: JournalSocket
        do {
            let first = DatagramSocket()
            path = first.path
            socket = JournalSocket(path: path, capacity: 0)
            logger(socket).info("one")
            #expect(first.receive().count > 0)
        }
        logger(socket).info("two")
        #expect(socket.lost == 1)
        let second = DatagramSocket(path: path)
        logger(socket).info("three")
        #expect(String(decoding: second.receive(), as: UTF8.self).contains("1 journal records were lost"))
        #expect(String(decoding: second.receive(), as: UTF8.self).contains("MESSAGE=three"))
    }
}
