import CivilTime
import FoundationEssentials
import GRDB
import ReminderCore

extension Row: Columns {
    func number(_ index: Int) throws -> Int64 { try decode(Int64.self, atIndex: index) }

    func countIfAny(_ index: Int) throws -> Int? { try decode(Int?.self, atIndex: index) }

    func text(_ index: Int) throws -> String { try decode(String.self, atIndex: index) }

    func bytes(_ index: Int) throws -> [UInt8] { Array(try decode(Data.self, atIndex: index)) }

    func instantIfAny(_ index: Int) throws -> Instant? {
        try decode(Int64?.self, atIndex: index).map { Instant(milliseconds: $0) }
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
}

extension Identity {
    /// The identity as a column holds it.
    var blob: Data { Data(bytes) }
}
