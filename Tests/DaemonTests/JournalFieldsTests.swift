import HostSystem
import Testing

@testable import Daemon

@Suite("The fields of the journal")
struct JournalFieldsTests {
    @Test("they are in the order of their keys, as a log that is told of them in order wants it")
    func order() {
        let keys = JournalField.allCases.map(\.key)
        #expect(keys == keys.sorted())
        #expect(keys.contains("message-id") && keys.contains("calendar"))
    }

    @Test("what is not known is left out, and what is said later holds")
    func known() {
        var fields: JournalFields = [.rule: "all", .calendar: "team", .event: ""]
        fields[.rule] = "some"
        #expect(
            fields.known == [LogField(key: "calendar", value: "team"), LogField(key: "rule", value: "some")])
    }
}
