/// Everything that is measured under one name, as Prometheus calls it.
package struct MetricFamily: Hashable, Sendable {
    /// What its numbers mean to who reads them.
    package enum Kind: String, Hashable, Sendable {
        /// It only grows, and begins at 0 when the daemon starts.
        case counter
        /// It goes up and down.
        case gauge
        /// How often a value was at most so large.
        case histogram
    }

    /// One number, or one histogram, of the family.
    package struct Sample: Hashable, Sendable {
        package enum Value: Hashable, Sendable {
            case number(Double)
            case histogram(Histogram)
        }

        /// Names and values; values may have any characters.
        package let labels: [Label]
        package let value: Value

        package init(_ value: Double, _ labels: Label...) { (self.value, self.labels) = (.number(value), labels) }

        package init(_ value: Int, _ labels: Label...) { (self.value, self.labels) = (.number(Double(value)), labels) }

        /// A statement that is so or not: 1 or 0.
        package init(_ isSo: Bool, _ labels: Label...) { (self.value, self.labels) = (.number(isSo ? 1 : 0), labels) }

        package init(_ histogram: Histogram, _ labels: Label...) {
            (self.value, self.labels) = (.histogram(histogram), labels)
        }
    }

    /// One thing that tells a sample from its sisters.
    package struct Label: Hashable, Sendable {
        package let name: String
        package let value: String

        package init(_ name: String, _ value: String) { (self.name, self.value) = (name, value) }
    }

    /// The name; of a counter without its `_total`.
    package let name: String
    package let kind: Kind
    /// One sentence for who reads the list, without a full stop.
    package let help: String
    package let samples: [Sample]

    package init(_ kind: Kind, _ name: String, _ help: String, _ samples: [Sample]) {
        (self.kind, self.name, self.help, self.samples) = (kind, name, help, samples)
    }

    /// The name as it stands before a number: that of a counter ends in `_total`.
    package var sampleName: String { kind == .counter ? "\(name)_total" : name }
}
