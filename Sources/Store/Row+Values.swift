import CivilTime
import FoundationEssentials
import GRDB
import ReminderCore

extension Row {
    /// The text of a column that has one.
    func text(_ column: String) -> String { self[column] }

    /// The number of a column that has one.
    func number(_ column: String) -> Int { self[column] }

    /// The instant of a column that has one.
    func instant(_ column: String) -> Instant { Instant(milliseconds: self[column]) }

    /// The instant of a column, or nil.
    func instantIfAny(_ column: String) -> Instant? {
        let milliseconds: Int64? = self[column]
        return milliseconds.map { Instant(milliseconds: $0) }
    }

    /// The identity of a column, or nil.
    func identityIfAny(_ column: String) -> Identity? {
        let bytes: Data? = self[column]
        return bytes.flatMap { Identity(bytes: $0) }
    }

    /// The identity of a column that has one.
    func identity(_ column: String) -> Identity {
        guard let identity = identityIfAny(column) else { preconditionFailure("\(column) holds no identity") }
        return identity
    }

    /// The state of a column, which only this program writes.
    func state<State: RawRepresentable>(_ column: String, as type: State.Type = State.self) -> State
    where State.RawValue == String {
        guard let state = State(rawValue: text(column)) else { preconditionFailure("\(column) holds no \(type)") }
        return state
    }

    /// The occurrence in a row of the table `occurrence`.
    var occurrence: Occurrence {
        let first: Int? = self["first_day"]
        let last: Int? = self["last_day"]
        var span = Span.timed(start: instant("starts"), end: instant("ends"))
        if let first, let last {
            span = .allDay(first: CivilDate(dayNumber: first), last: CivilDate(dayNumber: last))
        }
        return Occurrence(
            id: Occurrence.ID(calendar: text("calendar"), uid: text("uid"), recurrenceID: text("recurrence_id")),
            span: span, status: state("status"), title: text("title"), location: text("location"),
            details: text("details"), link: text("link"))
    }
}

extension Identity {
    /// Its bytes as SQLite takes them.
    var blob: Data { Data(bytes) }
}
