import CivilTime
import Daemon
import Testing

@Suite("Listing dates")
struct DateListingTests {
    private func list(_ text: String) throws -> (entries: [DateListing.Entry], faults: [String]) {
        DateListing(reference: try #require(CivilDate(iso8601: "2021-11-10"))).list(text)
    }

    @Test("a moment is listed with its words, its ends and its exactness")
    func moments() throws {
        let entry = try #require(try list("Họp từ 8h30 đến 11h30, thứ Năm, ngày 13/2/2020.").entries.first)
        #expect(entry.text == "từ 8h30 đến 11h30, thứ Năm, ngày 13/2/2020")
        #expect(entry.start == "2020-02-13T08:30")
        #expect(entry.end == "2020-02-13T11:30")
        #expect(entry.datePrecision == "minute")
    }

    @Test("months, quarters and years are listed as such; one has no end")
    func periods() throws {
        let entries = try list("tháng 10/2021; quý 3/2021; năm 2021").entries
        #expect(entries.map(\.start) == ["2021-10", "2021-07", "2021"])
        #expect(entries.map(\.end) == [nil, "2021-09", nil])
        #expect(entries.map(\.datePrecision) == ["month", "quarter", "year"])
    }

    @Test("a time alone is on the reference day, and what comes again and again has a rule instead")
    func withoutDays() throws {
        #expect(try list("lúc 8h30").entries.map(\.start) == ["2021-11-10T08:30"])
        let weekly = try list("thứ Tư hàng tuần").entries
        #expect(weekly.map(\.start) == [nil])
        #expect(weekly.map(\.rrule) == ["FREQ=WEEKLY;BYDAY=WE"])
    }

    @Test("a day that does not exist is a fault and no entry")
    func faults() throws {
        let (entries, faults) = try list("ngày 31/2/2021")
        #expect(entries.isEmpty)
        #expect(faults == ["'ngày 31/2/2021' is a day that does not exist"])
    }
}
