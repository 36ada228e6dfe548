import CivilTime
import FoundationEssentials
import GRDB
import ReminderCore

/// Reading the values of a row by position.
///
/// All of them throw when the value is not what the schema says: a damaged file must not stop the process.
extension Row {
    func number(_ index: Int) throws -> Int64 { try decode(Int64.self, atIndex: index) }

    func count(_ index: Int) throws -> Int { try decode(Int.self, atIndex: index) }

    func countIfAny(_ index: Int) throws -> Int? { try decode(Int?.self, atIndex: index) }

    func text(_ index: Int) throws -> String { try decode(String.self, atIndex: index) }

    func bytes(_ index: Int) throws -> [UInt8] { Array(try decode(Data.self, atIndex: index)) }

    func instant(_ index: Int) throws -> Instant { Instant(milliseconds: try number(index)) }

    func instantIfAny(_ index: Int) throws -> Instant? {
        try decode(Int64?.self, atIndex: index).map { Instant(milliseconds: $0) }
    }

    func identity(_ index: Int) throws -> Identity {
        guard let identity = try identityIfAny(index) else { throw DamagedValue() }
        return identity
    }

    func identityIfAny(_ index: Int) throws -> Identity? {
        try withUnsafeData(atIndex: index) { blob in
            try blob?.withUnsafeBytes { bytes in
                guard let identity = Identity(sixteen: bytes) else { throw DamagedValue() }
                return identity
            }
        }
    }

    /// Identities one behind the other; none when there is no value.
    func identities(_ index: Int) throws -> [Identity] {
        try withUnsafeData(atIndex: index) { blob in
            guard let blob else { return [] }
            return try blob.withUnsafeBytes { bytes in
                try stride(from: 0, to: bytes.count, by: 16).map { place in
                    let sixteen = UnsafeRawBufferPointer(rebasing: bytes[place...].prefix(16))
                    guard let identity = Identity(sixteen: sixteen) else { throw DamagedValue() }
                    return identity
                }
            }
        }
    }

    /// The case of an enumeration, stored under its name.
    func name<Case: RawRepresentable<String>>(_ index: Int) throws -> Case {
        guard let name = Case(rawValue: try text(index)) else { throw DamagedValue() }
        return name
    }
}

extension Identity {
    /// The identity as a column holds it.
    var blob: Data { Data(bytes) }
}
