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
        /// Whether it puts together what it finds about one occurrence, a few rows.
        var mayMerge = false

        init(_ name: String, _ sql: String, _ indexes: String...) {
            (testDescription, self.sql, self.indexes) = (name, sql, indexes)
        }

        /// The same for a statement that may merge.
        var merging: Case {
            var other = self
            other.mayMerge = true
            return other
        }
    }

    static let cases = [
        Case("next due", SQLiteStore.earliestDue, "reminder_planned"),
        Case("due reminders", SQLiteStore.dueReminders, "reminder_planned"),
        Case("plan", SQLiteStore.plannedReminders, "reminder_planned"),
        Case("next after those that are due", SQLiteStore.nextAfter, "reminder_planned"),
        Case("settle", SQLiteStore.settling, "reminder USING INTEGER PRIMARY KEY"),
        Case("where a planned reminder is", SQLiteStore.plannedReminder, "sqlite_autoindex_reminder_1"),
        Case("what is known", SQLiteStore.knownOccurrences, "sqlite_autoindex_occurrence_1"),
        Case("what is known of an event", SQLiteStore.knownOccurrencesOfEvent, "sqlite_autoindex_occurrence_1"),
        Case("whether there are enough", SQLiteStore.firstOccurrences, "sqlite_autoindex_occurrence_1"),
        Case("a piece", PieceStore.bytes, "sqlite_autoindex_piece_1"),
        Case("the pieces of a calendar", PieceStore.identities, "sqlite_autoindex_piece_1"),
        Case("how much there is in pieces", PieceStore.size, "sqlite_autoindex_piece_1"),
        Case("remove a piece", PieceStore.removal, "sqlite_autoindex_piece_1"),
        Case("forget a calendar", SQLiteStore.cancellation, "reminder_by_occurrence", "sqlite_autoindex_occurrence_1"),
        Case("find an occurrence", PlanUpdate.findOccurrence, "sqlite_autoindex_occurrence_1"),
        Case("planned reminders of an occurrence", PlanUpdate.plannedReminders, "reminder_by_occurrence"),
        Case("missed reminders ahead", SQLiteStore.missedAhead, "reminder_missed"),
        Case("plan missed reminders again", SQLiteStore.replanning, "reminder_missed"),
        Case(
            "deliveries that are not true any more", PlanUpdate.untrueDeliveries, "delivery_by_occurrence"),
        Case("requeue", SQLiteStore.requeueing, "delivery_sending"),
        Case("retries whose turn has come", Claim.promotion, "delivery_deferred"),
        Case("claim", Claim.candidates, "delivery_queued", "delivery_by_occurrence"),
        Case("record", Recording.openDelivery, "sqlite_autoindex_delivery_1"),
        Case("record an arrival", Recording.arrival, "delivery USING INTEGER PRIMARY KEY"),
        Case("send", Claim.sending, "delivery USING INTEGER PRIMARY KEY"),
        Case("next attempt", SQLiteStore.earliestAttempts, "delivery_queued", "delivery_deferred"),
        Case("whether something is queued", SQLiteStore.anyQueued, "delivery_queued"),
        Case("next retry", SQLiteStore.earliestRetry, "delivery_deferred"),
        Case("expire queued", SQLiteStore.expiringQueued, "delivery_queued"),
        Case("expire deferred", SQLiteStore.expiringDeferred, "delivery_deferred"),
        Case("upcoming", SQLiteStore.upcomingOccurrences, "occurrence_by_start", "reminder_by_occurrence"),
        Case("published occurrences", SQLiteStore.publishedOccurrences, "occurrence_by_start"),
        Case("one occurrence with all that is known", SQLiteStore.oneRecord, "sqlite_autoindex_occurrence_1"),
        Case("occurrences that begin together", SQLiteStore.occurrencesAtOnce, "occurrence_by_start").merging,
        Case("reminders of a story", SQLiteStore.remindersOfOccurrence, "reminder_by_occurrence").merging,
        Case(
            "deliveries of a story", SQLiteStore.deliveriesOfOccurrence, "delivery_by_occurrence"
        ).merging,
        Case("changes of a story", SQLiteStore.changesOfOccurrence, "change_by_occurrence"),
        Case("named reminders", SQLiteStore.namedReminders, "sqlite_autoindex_reminder_1"),
        Case("named deliveries with their stories", SQLiteStore.namedStories, "sqlite_autoindex_delivery_1"),
        Case("one delivery", SQLiteStore.oneDelivery, "sqlite_autoindex_delivery_1"),
        Case("plan a reminder", PlanUpdate.findReminder, "sqlite_autoindex_reminder_1"),
        Case(
            "prune", Pruning.overOccurrences, "occurrence_by_start", "reminder_by_occurrence",
            "sqlite_autoindex_delivery_2", "delivery_by_occurrence"),
        Case(
            "prune deliveries", Pruning.deliveriesOfOccurrence, "reminder_by_occurrence", "sqlite_autoindex_delivery_2",
            "delivery_by_occurrence"
        ).merging,
        Case("prune tests", Pruning.oldTests, "sqlite_autoindex_delivery_2"),
        Case("all reminders of an occurrence", PlanUpdate.allReminders, "reminder_by_occurrence"),
        Case("withdraw", PlanUpdate.withdrawDelivery),
        Case("hurry", Queueing.hurrying, "delivery_by_occurrence"),
        Case("whom to hurry", Queueing.slower, "delivery_by_occurrence"),
        Case("an occurrence", ChangeLog.anyOccurrence),
        Case("pending change", ChangeLog.pendingChange, "change_by_occurrence"),
        Case("pending changes", SQLiteStore.changes, "change_pending"),
        Case(
            "who was told", SQLiteStore.audience, "delivery_by_occurrence", "mention USING PRIMARY KEY"
        ).merging,
        Case("digest", SQLiteStore.material, "occurrence_by_start", "change_by_occurrence"),
        Case("what is not so any more", Recording.untrue),
        Case("fallback", Diversion.find),
        Case("mentions", Diversion.mentions, "mention_by_delivery"),
        Case("waiting for a broken channel", SQLiteStore.divertible, "delivery_queued", "delivery_deferred")
            .merging,
        Case("retries of a mended channel", SQLiteStore.release, "delivery_deferred"),
        Case("named deliveries", SQLiteStore.namedDeliveries, "sqlite_autoindex_delivery_1"),
        Case("attempts", SQLiteStore.attempts, "sqlite_autoindex_delivery_1", "attempt USING PRIMARY KEY"),
        Case(
            "deliveries about an occurrence", SQLiteStore.deliveriesAbout, "delivery_by_occurrence",
            "mention USING PRIMARY KEY"
        ).merging,
        Case("ended delivery", SQLiteStore.endedDelivery, "sqlite_autoindex_delivery_1"),
        Case(
            "list of what failed",
            SQLiteStore.latestDeliveries(DeliveryQuestion(limit: 9, states: [.failed, .expired])),
            "delivery_undelivered"),
        Case("deliveries by the hour", SQLiteStore.endedByHour, "delivery_ended").merging,
        Case("agenda", SQLiteStore.agenda, "occurrence_by_start"),
        Case("reminders of a row", SQLiteStore.remindersOfRow, "reminder_by_occurrence"),
        Case("failed deliveries", SQLiteStore.failedDeliveries, "delivery_undelivered"),
        Case("reminders to be put off", SQLiteStore.snoozed, "reminder_by_occurrence"),
        Case("what is corrected", EarlierNotice.query, "sqlite_autoindex_delivery_1"),
        Case("the notice that was replied to", SQLiteStore.noticeByReference, "delivery_by_reference"),
        Case("the last notice in a room", SQLiteStore.lastNotice),
        Case("what a notice told of", SQLiteStore.toldOccurrences, "mention_by_delivery").merging,
        Case("what a channel remembers", SQLiteStore.ownMemory, "sqlite_autoindex_channel_memory_1"),
        Case("what channels share", SQLiteStore.sharedMemory, "channel_memory_by_basis"),
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
            let isOverall = ["delivery", "occurrence", "reminder", "change", "mention", "attempt", "payload"].contains {
                step == "SCAN \($0)"
            }
            #expect(!isOverall, "\(step)")
            #expect(!step.contains("TEMP B-TREE") || query.mayMerge, "\(step)")
        }
        for index in query.indexes {
            #expect(steps.contains { $0.contains(index) }, "\(steps)")
        }
    }
}
