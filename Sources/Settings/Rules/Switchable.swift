/// A setting that may be switched off, which is not the same as leaving it out: then the general one holds.
enum Switchable<Value> {
    case off
    case on(Value)

    /// The setting; nil when it is switched off.
    var value: Value? {
        switch self {
        case .off: nil
        case .on(let value): value
        }
    }

    /// - Parameter value: The setting; nil for one that is switched off.
    init(_ value: Value?) { self = value.map(Switchable.on) ?? .off }
}

extension LocatedNode {
    /// Whether it says that a setting is switched off: `none` or `false`.
    var isOff: Bool {
        guard case .scalar(let text, let isPlain) = content else { return false }
        return text.lowercased() == "none" || (isPlain && LocatedNode.truth(text) == false)
    }
}
