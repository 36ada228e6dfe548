import CivilTime
import Foundation
import GRDB
import ReminderCore
import Testing

@testable import Store

@Suite("Files of earlier versions")
struct MigrationTests {
    let state: TemporaryState

    init() throws { state = try TemporaryState() }

    /// The store in `state` after a program of `schema` had it.
    private func store(of schema: Int) throws -> SQLiteStore {
        try StoredFile.load(schema, into: state)
        return try SQLiteStore(folder: state.path)
    }

    @Test("every schema that there was has its stored file")
    func isComplete() throws { #expect(try StoredFile.kept.sorted() == Array(StoredFile.schemas)) }

    @Test("no row is lost, and the tallies are right", arguments: StoredFile.schemas)
    func rows(schema: Int) async throws {
        try StoredFile.load(schema, into: state)
        let before = try state.rows()
        #expect(before.count >= 8 && before.values.allSatisfy { $0 > 0 }, "\(before)")
        let store = try SQLiteStore(folder: state.path)
        let tally = try await store.tally()
        store.close()
        let after = try state.rows()
        for (table, count) in before { #expect(after[table] == count, "\(table)") }
        #expect(tally.reminders.values.reduce(0, +) == before["reminder"])
        #expect(tally.deliveries.values.reduce(0, +) == before["delivery"])
    }

    @Test("the file is sound, and like one that was made today", arguments: StoredFile.schemas)
    func soundness(schema: Int) throws {
        try store(of: schema).close()
        #expect(try state.ask { try String.fetchAll($0, sql: "PRAGMA integrity_check") } == ["ok"])
        #expect(try state.ask { try Row.fetchAll($0, sql: "PRAGMA foreign_key_check").count } == 0)
        let fresh = try TemporaryState()
        try SQLiteStore(folder: fresh.path).close()
        #expect(try state.schema() == fresh.schema())
        #expect(try state.ask { try Migrations.version(of: $0) } == Migrations.all.count)
    }

    @Test("the second opening changes nothing", arguments: StoredFile.schemas)
    func secondOpening(schema: Int) throws {
        let first = try store(of: schema)
        #expect(first.upgrade?.from == schema && first.upgrade?.to == Migrations.all.count)
        first.close()
        let before = (try state.rows(), try state.schema())
        let second = try SQLiteStore(folder: state.path)
        #expect(second.upgrade == nil)
        second.close()
        // Not the bytes: GRDB makes a table and drops it, whenever there is no log of writes.
        #expect(try (state.rows(), state.schema()) == before)
    }

    @Test("calendars, documents and decisions are read as they were written", arguments: StoredFile.schemas)
    func calendars(schema: Int) async throws {
        let store = try store(of: schema)
        let record = try #require(try await store.calendar(named: "hoi-thao"))
        #expect(record.faults == 2 && record.contents != nil && record.coveredUntil == instant("2027-01-23T00:00:00Z"))
        #expect(
            record.validators
                == Validators(entityTag: "\"5f2-61a\"", lastModified: "Sat, 24 Oct 2026 20:15:00 GMT"))
        #expect(record.heldSince == (schema < 4 ? nil : instant("2026-10-25T01:00:00Z")))
        #expect(try await store.calendar(named: "lich-moi")?.firstRead == nil)
        let document = try #require(try await store.documents(of: "hoi-thao").first)
        #expect(document.name == "su-kien.ics" && document.address.isEmpty)
        #expect(
            String(decoding: document.bytes, as: UTF8.self).contains("SUMMARY:Hội thảo Trí tuệ nhân tạo trong y tế"))
        if schema >= 2 {
            let addresses = try await store.documents(of: "cong-tac").map(\.address)
            #expect(addresses == ["/dav/lich/cong-tac/di-hue.ics", "/dav/lich/cong-tac/hop.ics"])
            let bookmark = try await store.calendar(named: "cong-tac")?.validators.bookmark
            #expect(bookmark == "http://sabre.io/ns/sync/1042")
        }
        guard schema >= 3 else { return }
        let decisions = try await store.decisions(of: "trang-su-kien")
        #expect(decisions.map(\.verdict) == [.accepted, .ignored])
        #expect(decisions.first?.correction.location == "Hội trường Hồ Đắc Di")
        let event = try #require(try await store.occurrences(of: "trang-su-kien", notOverAt: noon).first)
        #expect(event.facts.organizer == "Trường Đại học Y Hà Nội" && event.facts.evidence.count == 2)
    }

    @Test(
        "the plan goes on: the same reminders are due, and reading a calendar again plans none twice",
        arguments: StoredFile.schemas)
    func plan(schema: Int) async throws {
        let store = try store(of: schema)
        let plan = try await store.plan(until: at(9999), limit: 99)
        #expect(plan.first?.occurrence.title == "Giao ban đầu tuần")
        #expect(try await store.nextDue() == instant("2026-10-26T01:00:00Z"))
        let before = try await store.tally()
        #expect(before.reminders[.planned] == plan.count && plan.count == min(schema + 3, 7))
        for (calendar, due) in Dictionary(grouping: plan, by: \.occurrence.id.calendar) {
            let events = Dictionary(grouping: due, by: \.occurrence.id).values
            try await store.plan(
                events.map { due in
                    CalendarChange.Entry(
                        occurrence: due[0].occurrence, fingerprint: Identity(of: "read again"),
                        start: due[0].reminder.start, end: due[0].reminder.end,
                        plan: due.map { PlannedReminder($0.reminder, isWanted: true) })
                }, calendar: calendar)
        }
        #expect(try await store.tally() == before)
        let story = try #require(try await store.story(of: workshop))
        #expect(story.reminders.map(\.state) == [.settled, .settled, .planned])
    }

    @Test("what waited is sent, once, and what had arrived is not sent again", arguments: StoredFile.schemas)
    func outbox(schema: Int) async throws {
        let store = try store(of: schema)
        #expect(try await store.requeueInterrupted() == 1)
        let chat = try await store.taken(channel: "phong-chat", at: noon, limit: 9)
        let change = "Đổi giờ: Họp trực tuyến với Sở Y tế"
        #expect(chat.map(\.summary).sorted() == (schema < 4 ? [title] : [title, change]))
        let sent = try #require(chat.first { $0.summary == title })
        #expect(sent.attempts == 1 && String(decoding: sent.payload, as: UTF8.self).contains(title))
        let mail = try await store.taken(channel: "email", at: noon, limit: 9)
        #expect(mail.map(\.summary) == [title, "Nhắc Lịch: tin thử"])
        #expect(mail.map(\.attempts) == [2, 1])
        #expect(try await store.taken(channel: "bot", at: noon, limit: 9).isEmpty)
        #expect(try await store.taken(channel: "bot", at: at(0.2), limit: 9).map(\.attempts) == [3])
        for channel in ["phong-chat", "email", "bot"] {
            #expect(try await store.taken(channel: channel, at: at(1), limit: 9).isEmpty, "\(channel)")
        }
    }

    @Test("the history is told: what arrived, what failed and why, and every attempt", arguments: StoredFile.schemas)
    func history(schema: Int) async throws {
        let store = try store(of: schema)
        let deliveries = try await store.deliveries(about: workshop)
        let states = deliveries.map(\.state)
        let digest: [DeliveryState] = schema < 4 ? [] : [.accepted]
        #expect(states == [.delivered, .accepted, .queued, .sending, .deferred] + digest)
        #expect(deliveries[4].note == "HTTP 503: bảo trì" && deliveries[4].retryAt == instant("2026-10-25T02:10:00Z"))
        let attempts = try await store.attempts(of: deliveries[0].id)
        #expect(attempts.map(\.status) == (schema < 4 ? [] : [503, nil, 200]))
        #expect(deliveries[0].mayBeDuplicate == (schema >= 4))
        let failed = DeliveryQuestion(limit: 9, states: [.failed, .expired])
        #expect(try await store.deliveries(failed).map(\.state) == [.failed, .expired])
        if schema >= 4 { #expect(try await store.tally().deliveries[.diverted] == 1) }
    }

    @Test("changes reach those who were told, also those that nobody had heard of yet", arguments: StoredFile.schemas)
    func changes(schema: Int) async throws {
        let store = try store(of: schema)
        if schema >= 4 {
            let pending = try #require(try await store.changes.first)
            #expect(
                pending.change.kinds == [.moved, .relocated]
                    && pending.change.before.location == "Hội trường A1, Hà Nội")
            #expect(pending.audience.map(\.channel) == ["bot", "email", "phong-chat"])
        } else {
            #expect(try await store.changes.isEmpty)
            try await store.plan([], vanished: [workshop], calendar: "hoi-thao")
            let change = try #require(try await store.changes.first)
            #expect(change.change.kinds == [.vanished] && change.audience.map(\.channel).contains("phong-chat"))
        }
    }

    @Test(
        "silences, digests, channels in trouble and what channels remember are as they were",
        arguments: 4..<Migrations.all.count)
    func operators(schema: Int) async throws {
        let store = try store(of: schema)
        let silence = try #require(try await store.silences(at: noon).first)
        #expect(silence.number == 2 && silence.comment == "Chị Hà đi công tác")
        #expect(silence.channel == (schema >= 7 ? "phong-chat" : nil))
        #expect(silence.match == ["title": "giao ban"])
        #expect(try await store.add(Silence(ends: at(9), comment: "", created: noon)) == 3)
        let digest = try await store.digestState(of: "dau-tuan", at: noon)
        #expect(digest.settledUpTo == instant("2026-10-19T00:00:00Z"))
        let opening = try #require(try await store.breakers()["bot"])
        #expect(opening.cause == .failing && opening.probes == 2 && opening.reason == "HTTP 503: bảo trì")
        guard schema >= 5 else { return }
        #expect(try await store.shownMemories(at: noon) == ["phong-chat": ["last-answer": "vào phòng lúc 08:00"]])
        let token = try await store.recall("refresh-token", of: "bot", basis: Identity(of: "zalo", "app"))
        #expect(token?.reveal() == "thử-token-0001")
    }

    /// The event that most notices are about.
    private let workshop = Occurrence.ID(calendar: "hoi-thao", uid: "ht-2026-001@hoithao.vn", recurrenceID: "")
    private let title = "27/10 08:30 Hội thảo Trí tuệ nhân tạo trong y tế"

    private func instant(_ text: String) -> Instant? { Instant(iso8601: text, in: UTCZone()) }
}
