/// Something that is to be reached.
struct Bar: CustomStringConvertible {
    private let name: String
    private let limit: String
    private let reached: Double
    private let isMet: Bool

    /// At least so much of what `name` says, such as `MB in a CPU second`.
    init(name: String, least: Double, reached: Double) {
        (self.name, self.reached, limit) = (name, reached, "at least \(decimal(least, digits: 1))")
        isMet = reached >= least
    }

    /// At most so much.
    init(name: String, most: Double, reached: Double) {
        (self.name, self.reached, limit) = (name, reached, "at most \(decimal(most, digits: 1))")
        isMet = reached <= most
    }

    /// One line for the reader.
    var description: String {
        "\(name): \(decimal(reached, digits: 2)); the bar is \(limit), \(isMet ? "met" : "**not met**")"
    }
}
