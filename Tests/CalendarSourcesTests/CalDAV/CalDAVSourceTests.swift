import CalendarSources
import CivilTime
import ReminderCore
import Testing

@Suite("CalDAV source, with a real server", .enabled(if: Radicale.isInstalled, Radicale.absence))
struct CalDAVSourceTests {
    /// An item of a calendar with one event.
    private func item(_ uid: String, _ title: String, _ lines: String...) -> String {
        let start = lines.isEmpty ? ["DTSTART:20200213T013000Z"] : lines
        return calendar(
            ["BEGIN:VEVENT", "UID:\(uid)", "DTSTAMP:20200101T000000Z", "SUMMARY:\(title)"] + start + ["END:VEVENT"])
    }

    @Test("calendars are found from the server, the user, the home, and the calendar itself")
    func discovery() async throws {
        try await Radicale.run { server in
            try await server.makeCalendar("team", name: "Đội")
            try await server.makeCalendar("rooms", name: "Phòng họp", kinds: ["VEVENT"])
            try await server.makeCalendar("journal", name: "Nhật ký", kinds: ["VJOURNAL"])
            try await server.put("team/1.ics", item("1", "Hội thảo"))
            try await server.put("rooms/2.ics", item("2", "Họp"))
            for path in ["", "an", "an/", ".well-known/caldav"] {
                var all = Follower(server.source(path))
                try await all.read()
                #expect(try Set(all.titles()) == ["Hội thảo", "Họp"], "\(path)")
            }
            for (path, name) in [("an/rooms/", nil), ("an/rooms", nil), ("", "Phòng họp"), ("an/", "rooms")] {
                var one = Follower(server.source(path, name: name))
                try await one.read()
                #expect(try one.titles() == ["Họp"], "\(path)")
                _ = server.takeRequests()
                #expect(try await one.read() == false)
                #expect(server.takeRequests().count == 1)
            }
            let none = await failure(of: server.source(name: "đội bóng"))
            #expect(
                none?.reason.hasSuffix("has no calendar called 'đội bóng'; it has 'Phòng họp' (rooms), 'Đội' (team)")
                    == true)
            #expect(await failure(of: server.source(name: "ĐỘI")) == nil)
        }
    }

    @Test("a password that is wrong, one that is missing, and a calendar that is not there are told apart")
    func refusals() async throws {
        try await Radicale.run { server in
            let empty = try #require(await failure(of: server.source()))
            #expect(empty.reason.hasSuffix("has no calendars with events or to-dos; there is nothing"))
            try await server.makeCalendar("team", name: "Đội")
            let wrong = try #require(await failure(of: server.source(password: "secret-guess")))
            #expect(wrong.reason == "\(server.url().hint) does not accept the username and the password")
            #expect(!wrong.description.contains("secret-guess"))
            let nobody = try #require(await failure(of: server.source("an/team/", user: nil)))
            #expect(nobody.remedy == "give it a username and a password")
            let gone = try #require(await failure(of: server.source("an/none/")))
            #expect(gone.remedy == "check the url: there is nothing at it")
        }
    }

    @Test("nothing new costs one request; what is added, changed and deleted is seen, and only that is fetched")
    func increments() async throws {
        try await Radicale.run { server in
            try await server.makeCalendar("team", name: "Đội", kinds: ["VEVENT"])
            for number in 1...5 { try await server.put("team/\(number).ics", item("\(number)", "Họp \(number)")) }
            var team = Follower(server.source())
            try await team.read()
            _ = server.takeRequests()
            for _ in 1...3 { #expect(try await team.read() == false) }
            #expect(server.takeRequests() == Array(repeating: "PROPFIND /an/", count: 3))

            try await server.put("team/6.ics", item("6", "Mới"))
            try await server.put("team/2.ics", item("2", "Đổi"))
            try await server.delete("team/3.ics")
            let before = team.documents
            #expect(try await team.read())
            #expect(try team.titles() == ["Họp 1", "Họp 4", "Họp 5", "Mới", "Đổi"])
            #expect(server.takeRequests() == ["PROPFIND /an/", "REPORT /an/team/", "REPORT /an/team/"])
            #expect(Set(before).intersection(team.documents).count == 3)

            try server.forgetTokens(of: "team")
            try await server.delete("team/1.ics")
            #expect(try await team.read())
            #expect(try team.titles() == ["Họp 4", "Họp 5", "Mới", "Đổi"])
            // Nothing new had to be fetched.
            #expect(server.takeRequests() == ["PROPFIND /an/", "REPORT /an/team/"])
            #expect(try await team.read() == false)
        }
    }

    @Test("of two calendars only the one that changed is listed, and one that comes or goes is seen")
    func twoCalendars() async throws {
        try await Radicale.run { server in
            for name in ["one", "two"] {
                try await server.makeCalendar(name, name: name, kinds: ["VEVENT"])
                try await server.put("\(name)/1.ics", item(name, name))
            }
            var both = Follower(server.source())
            try await both.read()
            _ = server.takeRequests()
            try await server.put("two/2.ics", item("2", "three"))
            #expect(try await both.read())
            #expect(try both.titles() == ["one", "three", "two"])
            #expect(server.takeRequests() == ["PROPFIND /an/", "REPORT /an/two/", "REPORT /an/two/"])
            try await server.delete("one/")
            #expect(try await both.read())
            #expect(try both.titles() == ["three", "two"])
            try await server.makeCalendar("one", name: "one", kinds: ["VEVENT"])
            try await server.put("one/1.ics", item("again", "again"))
            #expect(try await both.read())
            #expect(try both.titles() == ["again", "three", "two"])
        }
    }

    @Test("to-dos remind of their deadlines, and items come in when their time comes near")
    func window() async throws {
        try await Radicale.run { server in
            try await server.makeCalendar("team", name: "Đội")
            let todo = [
                "BEGIN:VTODO", "UID:1", "DTSTAMP:20200101T000000Z", "DUE:20200214T013000Z", "SUMMARY:Nộp", "END:VTODO",
            ]
            try await server.put("team/1.ics", calendar(todo))
            try await server.put("team/2.ics", item("2", "Tháng 5", "DTSTART:20200513T013000Z"))
            try await server.put("team/3.ics", item("3", "Năm ngoái", "DTSTART:20190213T013000Z"))
            try await server.put(
                "team/4.ics", item("4", "Hằng tuần", "DTSTART:20190213T013000Z", "RRULE:FREQ=WEEKLY;BYDAY=TH"))
            var team = Follower(server.source())
            try await team.read()
            #expect(team.documents.count == 2)
            #expect(try Set(team.titles()) == ["Nộp", "Hằng tuần"])
            let spring = at("2020-04-20")..<at("2020-05-20")
            #expect(try await team.read(spring))
            #expect(team.documents.count == 2)
            #expect(try Set(team.titles(in: spring)) == ["Tháng 5", "Hằng tuần"])
            _ = server.takeRequests()
            #expect(try await team.read(at("2020-04-22")..<at("2020-05-22")) == false)
            #expect(server.takeRequests().count == 1)
        }
    }

    @Test("a calendar with 2,000 items is read in batches, and one change fetches one item")
    func large() async throws {
        try await Radicale.run { server in
            let events = (1...2000).map { number in
                [
                    "BEGIN:VEVENT", "UID:\(number)", "DTSTAMP:20200101T000000Z", "DTSTART:20200213T013000Z",
                    "SUMMARY:\(number)", "END:VEVENT",
                ]
            }
            try await server.put("team/", calendar(events.flatMap(\.self)))
            var team = Follower(server.source())
            try await team.read()
            #expect(try team.titles().count == 2000)
            #expect(server.takeRequests().filter { $0.hasPrefix("REPORT") }.count == 22)
            #expect(try await team.read() == false)
            try await server.put("team/new.ics", item("new", "Mới"))
            _ = server.takeRequests()
            let before = Set(team.documents)
            #expect(try await team.read())
            #expect(Set(team.documents).subtracting(before).count == 1)
            // It may hold events and to-dos, so it is listed twice.
            #expect(server.takeRequests() == ["PROPFIND /an/"] + Array(repeating: "REPORT /an/team/", count: 3))
        }
    }

    @Test("a server keeps to what every source keeps to")
    func conformance() async throws {
        try await Radicale.run { server in
            try await server.makeCalendar("team", name: "Đội", kinds: ["VEVENT"])
            try await server.put("team/1.ics", item("1", "Hội thảo"))
            try await SourceConformance(
                source: server.source(), change: { try await server.put("team/1.ics", item("1", $0)) },
                remove: { try await server.delete("team/") }
            ).check()
        }
    }
}
