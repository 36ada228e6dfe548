/// The median of some measurements, and the least and the greatest of them.
struct Spread: Sendable {
    let median: Double
    let least: Double
    let greatest: Double

    /// The spread of at least one measurement.
    init(_ values: [Double]) {
        let sorted = values.sorted()
        median = sorted.isEmpty ? 0 : (sorted[(sorted.count - 1) / 2] + sorted[sorted.count / 2]) / 2
        (least, greatest) = (sorted.first ?? 0, sorted.last ?? 0)
    }

    /// The same in another unit.
    func scaled(by factor: Double) -> Spread { Spread([least * factor, median * factor, greatest * factor]) }

    /// The greatest of them alone.
    var worst: Spread { Spread([greatest]) }

    /// Median, least and greatest, with so many digits behind the point; the median alone where they are the same.
    func text(digits: Int) -> String {
        let (least, greatest) = (decimal(least, digits: digits), decimal(greatest, digits: digits))
        let median = decimal(median, digits: digits)
        return least == greatest ? median : "\(median) [\(least)–\(greatest)]"
    }
}

/// `number` with so many digits behind the point.
func decimal(_ number: Double, digits: Int) -> String {
    let scale = (0..<digits).reduce(1.0) { scale, _ in scale * 10 }
    let whole = Int((number * scale).rounded())
    guard digits > 0 else { return String(whole) }
    let text = String(abs(whole))
    let padded = String(repeating: "0", count: max(0, digits + 1 - text.count)) + text
    return "\(whole < 0 ? "-" : "")\(padded.dropLast(digits)).\(padded.suffix(digits))"
}
