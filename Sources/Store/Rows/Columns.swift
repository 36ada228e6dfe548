import CivilTime
import ReminderCore

/// A row whose values are read by position.
///
/// All of it throws when a value is not what the schema says: a damaged file must not stop the process.
protocol Columns {
    func number(_ index: Int) throws -> Int64
    func text(_ index: Int) throws -> String
    func bytes(_ index: Int) throws -> [UInt8]
    func identityIfAny(_ index: Int) throws -> Identity?
}

extension Columns {
    func count(_ index: Int) throws -> Int {
        guard let count = Int(exactly: try number(index)) else { throw DamagedValue() }
        return count
    }

    func instant(_ index: Int) throws -> Instant { Instant(milliseconds: try number(index)) }

    func identity(_ index: Int) throws -> Identity {
        guard let identity = try identityIfAny(index) else { throw DamagedValue() }
        return identity
    }

    /// The case of an enumeration, stored under its name.
    func name<Case: RawRepresentable<String>>(_ index: Int) throws -> Case {
        guard let name = Case(rawValue: try text(index)) else { throw DamagedValue() }
        return name
    }
}
