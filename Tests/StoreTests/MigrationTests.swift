import Foundation
import GRDB
import ReminderCore
import Testing

@testable import Store

@Suite("Files of earlier versions")
struct MigrationTests {
    let state: TemporaryState

    init() throws { state = try TemporaryState() }

    @Test("a calendar of the first version keeps its documents, which then have no address")
    func firstVersion() async throws {
        try await DatabaseQueue(path: state.database).writeWithoutTransaction { database in
            try Migrations.run(on: database, upTo: 1)
            try database.execute(
                sql: """
                    INSERT INTO calendar (name, entity_tag, last_modified, faults) VALUES ('team', '"1"', '', 0);
                    INSERT INTO document (calendar, position, name, bytes) VALUES ('team', 0, 'a.ics', x'41');
                    """)
        }
        let store = try SQLiteStore(folder: state.path)
        #expect(try await store.documents(of: "team") == [CalendarDocument(name: "a.ics", bytes: [0x41])])
        #expect(try await store.calendar(named: "team")?.validators == Validators(entityTag: "\"1\""))
    }

    @Test("every migration is taken once, from every earlier version")
    func migrations() async throws {
        for version in 0...Migrations.all.count {
            let state = try TemporaryState()
            try await DatabaseQueue(path: state.database).writeWithoutTransaction { database in
                try Migrations.run(on: database, upTo: version)
            }
            let store = try SQLiteStore(folder: state.path)
            let found = try await store.read { try Int.fetchOne($0, sql: "PRAGMA user_version") }
            #expect(found == Migrations.all.count)
            let health = try await store.read { try String.fetchOne($0, sql: "PRAGMA integrity_check") }
            #expect(health == "ok")
        }
    }

    /// What the release with schema 3 wrote: an event with two reminders, one of them sent on two channels, and a test.
    private static let thirdVersion = """
        INSERT INTO calendar (name, first_read, last_read, entity_tag, last_modified, covered_until, faults)
        VALUES ('team', 1792800000000, 1792890000000, '"7"', '', 1800000000000, 1);
        INSERT INTO occurrence (number, calendar, uid, recurrence_id, starts, ends, fingerprint, all_day, span_from,
            span_to, status, title, location, link, details)
        VALUES (7, 'team', 'a', '', 1793001600000, 1793005200000, zeroblob(16), 0, 1793001600000, 1793005200000,
            'confirmed', 'Hội thảo a', 'Phòng 1', 'https://example.org/a', 'Dòng 1');
        INSERT INTO reminder (number, id, occurrence, rule, lead, due, starts, ends, state) VALUES
            (1, x'00000000000000000000000000000001', 7, 'all', '1d', 1792915200000, 1793001600000, 1793005200000,
                'settled'),
            (2, x'00000000000000000000000000000002', 7, 'all', '1h', 1792998000000, 1793001600000, 1793005200000,
                'planned');
        INSERT INTO delivery (number, id, reminder, channel, state, due, expires, attempts, retry_at, changed, summary,
            note) VALUES
            (1, x'0000000000000000000000000000000a', 1, 'room', 'delivered', 1792915200000, 1793005200000, 2, NULL,
                1792915260000, 'sent', '200 ok'),
            (2, x'0000000000000000000000000000000b', 1, 'hook', 'deferred', 1792915200000, 1793005200000, 1,
                1792915300000, 1792915201000, 'deferred', 'HTTP 503'),
            (3, x'0000000000000000000000000000000c', NULL, 'room', 'queued', 1792915200000, 1793005200000, 0, NULL,
                1792915200000, 'test', '');
        INSERT INTO payload (delivery, bytes) VALUES (1, x'01'), (2, x'02'), (3, x'03');
        INSERT INTO reminder_tally (state, count) VALUES ('settled', 1), ('planned', 1);
        INSERT INTO delivery_tally (channel, state, count)
        VALUES ('room', 'delivered', 1), ('hook', 'deferred', 1), ('room', 'queued', 1);
        """

    @Test("what the third version wrote is all there, and deliveries know what they are about")
    func thirdVersion() async throws {
        try await DatabaseQueue(path: state.database).writeWithoutTransaction { database in
            try Migrations.run(on: database, upTo: 3)
            try database.execute(sql: Self.thirdVersion)
        }
        let store = try SQLiteStore(folder: state.path)
        let id = Occurrence.ID(calendar: "team", uid: "a", recurrenceID: "")
        let record = try #require(try await store.calendar(named: "team"))
        #expect(record.faults == 1 && record.heldSince == nil && record.quietSince == nil)
        #expect(try await store.occurrences(of: "team", notOverAt: noon).map(\.title) == ["Hội thảo a"])
        #expect(try await store.reminders(of: id).map(\.state) == [.settled, .planned])
        #expect(try await store.deliveries(about: id).map(\.summary) == ["sent", "deferred"])
        let sent = try #require(try await store.deliveries(limit: 9).first)
        #expect(sent.state == .delivered && sent.note == "200 ok" && !sent.mayBeDuplicate && !sent.isPlain)
        #expect(try await store.attempts(of: sent.id) == [])
        #expect(try await store.tally().deliveries == [.delivered: 1, .deferred: 1, .queued: 1])
        #expect(try await store.tally().reminders == [.settled: 1, .planned: 1])
        #expect(try await store.silences(at: noon) == [])
        #expect(try await store.breakers() == [:])
        #expect(try await store.changes == [])
        let material = try await store.digestMaterial(since: at(-99), from: noon, until: at(999))
        #expect(material.map(\.occurrence.id) == [id] && material.map(\.created) == [nil])
        // What waited goes on, and who was told hears of a change.
        #expect(try await store.taken(channel: "room", at: at(7), limit: 9).map(\.payload) == [[3]])
        #expect(try await store.taken(channel: "hook", at: at(7), limit: 9).map(\.attempts) == [2])
        try await store.plan([entry(meeting("a", starts: 90))], at: 7)
        let change = try #require(try await store.changes.first)
        #expect(change.change.kinds == [.moved])
        #expect(change.audience.map(\.channel) == ["hook", "room"])
        #expect(try await store.read { try Row.fetchAll($0, sql: "PRAGMA foreign_key_check").count } == 0)
    }
}
