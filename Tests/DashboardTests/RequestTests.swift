import Testing

@testable import Dashboard

@Suite("What a browser asks for")
struct RequestTests {
    @Test(
        "languages are taken in the order they are wanted in",
        arguments: [
            ("vi", ["vi"]), ("en-GB,en;q=0.9,vi;q=0.8", ["en", "en", "vi"]), ("fr;q=0.1, vi-VN;q=0.9", ["vi", "fr"]),
            ("en;q=0, vi", ["vi"]), ("*", ["*"]), (";;,q=", ["", "q="]),
        ])
    func languages(header: String, tags: [String]) {
        #expect(Preferences.accepted(header).filter { $0 != "" } == tags.filter { $0 != "" })
    }

    @Test("a form is read as browsers send it, and what cannot be read is left out")
    func forms() {
        let form = Query("name=H%E1%BB%8Dp+giao+ban&empty=&space=%20%20&bad=%F&worse=%FF&last=1&last=2")
        #expect(form["name"] == "Họp giao ban" && form["last"] == "2")
        #expect(form["empty"] == nil && form["space"] == nil && form["bad"] == nil && form["worse"] == nil)
        #expect(form.number("last") == 2 && form.number("name") == nil)
    }

    @Test("an address keeps what it is not told to change")
    func addresses() {
        let query = Query("state=open&event=h%E1%BB%8Dp&done=tested")
        #expect(query.with(["state": "failed"], without: ["done"]) == "?event=h%E1%BB%8Dp&state=failed")
        #expect(query.with([:], without: ["state", "event", "done"]) == "")
        #expect(Query("").with(["a b": "\"<&"]) == "?a%20b=%22%3C%26")
    }

    @Test("times are said as people of a language say them")
    func times() throws {
        let files = try Files.shipped()
        let words = Words(tag: "vi", phrases: files.phrases["vi"] ?? [:])
        let moments = Moments(words, language: try Files.language("vi"), now: "2020-02-13T08:00:00+07:00")
        #expect(moments.moment("2020-02-13T09:30:00+07:00") == "09:30")
        #expect(moments.moment("2020-02-14T09:30:00+07:00") == "09:30 ngày mai")
        #expect(moments.moment("2020-03-01T09:30:00+07:00") == "09:30 1/3")
        #expect(moments.moment("2021-03-01") == "1/3/2021")
        #expect(moments.hours("2020-02-13T08:30:00+07:00", "2020-02-13T11:30:00+07:00", allDay: false) == "08:30–11:30")
        #expect(moments.hours("2020-02-13T20:00:00+07:00", "2020-02-14T00:00:00+07:00", allDay: false) == "20:00–24:00")
        #expect(moments.hours("2020-02-13", "2020-02-13", allDay: true) == "cả ngày")
        #expect(moments.hours("2020-02-13", "2020-02-14", allDay: true) == "đến hết 14/2")
        #expect(moments.when("2020-02-13", "2020-02-13", allDay: true) == "thứ Năm, 13/2/2020")
        #expect(moments.instant("2020-02-14") == moments.instant("2020-02-14T00:00:00+07:00"))
    }
}
