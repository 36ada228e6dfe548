import GRDB
import ReminderCore
import Testing

@testable import Store

@Suite("Query plans")
struct QueryPlanTests {
    /// A statement and the indexes that it must use.
    struct Case: CustomTestStringConvertible {
        let testDescription: String
        let sql: String
        let indexes: [String]

        init(_ name: String, _ sql: String, _ indexes: String...) {
            (testDescription, self.sql, self.indexes) = (name, sql, indexes)
        }
    }

    static let cases = [
        Case("next due", SQLiteStore.earliestDue, "reminder_planned"),
        Case("due reminders", SQLiteStore.dueReminders, "reminder_planned"),
        Case("plan", SQLiteStore.plannedReminders, "reminder_planned"),
        Case("settle", SQLiteStore.plannedReminder, "sqlite_autoindex_reminder_1"),
        Case("fingerprints", SQLiteStore.knownFingerprints, "sqlite_autoindex_occurrence_1"),
        Case("forget a calendar", SQLiteStore.cancellation, "reminder_by_occurrence", "sqlite_autoindex_occurrence_1"),
        Case("find an occurrence", PlanUpdate.findOccurrence, "sqlite_autoindex_occurrence_1"),
        Case("planned reminders of an occurrence", PlanUpdate.plannedReminders, "reminder_by_occurrence"),
        Case("missed reminders ahead", SQLiteStore.missedAhead, "reminder_missed"),
        Case("plan missed reminders again", SQLiteStore.replanning, "reminder_missed"),
        Case(
            "deliveries that are not true any more", PlanUpdate.untrueDeliveries, "reminder_by_occurrence",
            "sqlite_autoindex_delivery_2"),
        Case("requeue", SQLiteStore.requeueing, "delivery_sending"),
        Case("retries whose turn has come", Claim.promotion, "delivery_deferred"),
        Case("claim", Claim.candidates, "delivery_queued"),
        Case("record", SQLiteStore.openDelivery, "sqlite_autoindex_delivery_1"),
        Case("next attempt", SQLiteStore.earliestAttempts, "delivery_queued", "delivery_deferred"),
        Case("expire queued", SQLiteStore.expiringQueued, "delivery_queued"),
        Case("expire deferred", SQLiteStore.expiringDeferred, "delivery_deferred"),
        Case("upcoming", SQLiteStore.upcomingOccurrences, "occurrence_by_start", "reminder_by_occurrence"),
        Case("latest deliveries", SQLiteStore.latestDeliveries),
        Case("one delivery", SQLiteStore.oneDelivery, "sqlite_autoindex_delivery_1"),
        Case("plan a reminder", PlanUpdate.findReminder, "sqlite_autoindex_reminder_1"),
        Case(
            "prune", Pruning.overOccurrences, "occurrence_by_start", "reminder_by_occurrence",
            "sqlite_autoindex_delivery_2"),
        Case(
            "prune deliveries", Pruning.deliveriesOfOccurrence, "reminder_by_occurrence", "sqlite_autoindex_delivery_2"),
        Case("prune tests", Pruning.oldTests, "sqlite_autoindex_delivery_2"),
    ]

    @Test("every statement finds its rows by an index and none sorts them", arguments: cases)
    func indexed(query: Case) async throws {
        let state = try TemporaryState()
        let store = try SQLiteStore(folder: state.path)
        let steps = try await store.read { database in
            let statement = try database.makeStatement(sql: "EXPLAIN QUERY PLAN " + query.sql)
            statement.setUncheckedArguments([])
            return try Row.fetchAll(statement).map { try $0.text(3) }
        }
        for step in steps {
            let isOverall = step.hasPrefix("SCAN") && !step.contains("USING")
            #expect(!isOverall || step == "SCAN CONSTANT ROW" || query.indexes.isEmpty, "\(step)")
            #expect(!step.contains("TEMP B-TREE"), "\(step)")
        }
        for index in query.indexes {
            #expect(steps.contains { $0.contains("INDEX \(index)") }, "\(steps)")
        }
    }
}
