import CivilTime
import ReminderCore
import Settings

/// Where only some events of a large calendar changed, only those are looked at.
extension CalendarUpdate {
    /// How the documents of a calendar differ from those that its plan follows; nil when all of them have to be looked at.
    ///
    /// - Parameter end: Up to when the plan has to reach.
    func revision(
        of record: CalendarRecord, to documents: [CalendarDocument], before end: Instant
    ) async throws(StoreFailure) -> Revision? {
        // What is held back is in the plan, though not in the documents.
        guard documents.count == 1, !documents[0].pieces.isEmpty, record.contents != nil, record.heldSince == nil,
            record.room != nil, let covered = record.coveredUntil, covered >= end - Self.slack
        else { return nil }
        return try await store.revision(of: record.name, to: documents[0])
    }

    /// What the events say that `revision` touched, what that changes, and how many events to come there are at least;
    /// nil when more than those has to be looked at.
    ///
    /// It looks as far as the plan reaches, so that it misses nothing of the events that it leaves out.
    func difference(
        _ revision: Revision, of document: CalendarDocument, _ record: CalendarRecord, _ firstRead: Instant,
        from source: any CalendarSource, with setup: Setup, _ planner: Planner, at now: Instant
    ) async throws(StoreFailure) -> (CalendarReading, CalendarChange, near: Int)? {
        let calendar = record.name
        guard let room = record.room, let reach = record.coveredUntil, reach > now,
            let reading = await interpreter.interpret(
                document, changedBy: revision, room: room, calendar: calendar, window: now..<reach, zone: setup.zone,
                from: source), let scope = reading.scope
        else { return nil }
        // Whether a calendar is quiet is for one who looks at all of it to say.
        if reading.count == 0 { return nil }
        let known = try await store.known(of: calendar, uids: scope.uids, notOverAt: now)
        let change = planner.change(
            of: calendar, to: reading, known: known, at: now, firstRead: firstRead, reach: reach)
        let lost = change.vanished.count
        let near = lost == 0 ? 0 : Brake.plenty(for: lost)
        if lost > 0 {
            // A loss that may be too much to be believed is reckoned with all that is known.
            let isPlenty = try await store.has(near, occurrencesOf: calendar, notOverAt: now, before: reach)
            if !isPlenty { return nil }
        }
        return (reading, change, near)
    }
}
