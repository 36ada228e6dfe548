/// The zone names that a file tells times in, numbered in the order they appear.
struct ZoneNames: Sendable {
    private(set) var names: [String] = []
    /// The line each name is first used on.
    private(set) var lines: [Int] = []

    private let limit: Int
    private var indices: [String: Int32] = [:]
    /// Most times of a file have the same parameters as the one before.
    private var last: (parameters: [UInt8], basis: TimeValue.Basis) = ([], .floating)

    /// No names yet, and room for `limit`.
    init(limit: Int) { self.limit = limit }

    /// What the times of a property are told in when they have no `Z`: its TZID, or nothing.
    mutating func basis(of property: Property) -> TimeValue.Basis {
        let parameters = property.parameters
        let isLast = parameters.withUnsafeBytes { bytes in
            last.parameters.withUnsafeBytes { bytes.matches($0, in: 0..<bytes.count) }
        }
        if isLast { return last.basis }
        let basis = basis(named: property)
        last = (Array(parameters), basis)
        return basis
    }

    private mutating func basis(named property: Property) -> TimeValue.Basis {
        guard let zone = property.parameterBytes("TZID")?.trimmed, !zone.isEmpty else { return .floating }
        let name = String(decoding: zone.prefix(256), as: UTF8.self)
        let index = indices[name] ?? Int32(clamping: names.count)
        if index == names.count {
            guard names.count < limit else { return .floating }
            indices[name] = index
            names.append(name)
            lines.append(property.line)
        }
        return .zone(index)
    }
}
