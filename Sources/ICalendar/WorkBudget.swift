/// How many steps an expansion may still take: what keeps a hostile rule from running for ever.
struct WorkBudget: Sendable {
    private(set) var remaining: Int

    init(steps: Int) { remaining = steps }

    var isExhausted: Bool { remaining <= 0 }

    /// Takes `steps`; false when there are none left.
    mutating func spend(_ steps: Int = 1) -> Bool {
        remaining -= steps
        return remaining > 0
    }
}
