/// How many steps an expansion may still take: what keeps a hostile rule from running for ever.
struct WorkBudget: Sendable {
    private(set) var remaining: Int

    /// A budget of so many steps.
    init(steps: Int) { remaining = steps }

    /// Whether nothing is left.
    var isExhausted: Bool { remaining <= 0 }

    /// Takes `steps`; false when there are none left.
    mutating func spend(_ steps: Int = 1) -> Bool {
        remaining -= steps
        return remaining > 0
    }
}
