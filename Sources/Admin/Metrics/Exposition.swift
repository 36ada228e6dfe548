/// Writes metrics as Prometheus reads them.
package struct Exposition: ~Copyable {
    /// How they are written.
    package enum Format: Hashable, Sendable {
        /// The text format, 0.0.4.
        case text
        /// OpenMetrics, 1.0.0.
        case openMetrics

        /// The type that says so in HTTP.
        package var contentType: String {
            switch self {
            case .text: "text/plain; version=0.0.4; charset=utf-8"
            case .openMetrics: "application/openmetrics-text; version=1.0.0; charset=utf-8"
            }
        }

        /// The one that the header `Accept` asks for.
        package init(accepting header: String?) {
            self = header?.contains("application/openmetrics-text") == true ? .openMetrics : .text
        }
    }

    private let format: Format
    private var bytes: [UInt8] = []

    /// Up to where a `Double` counts whole numbers.
    private static let largestWhole = 9_007_199_254_740_992.0

    package init(_ format: Format) { self.format = format }

    /// The bytes of `families`.
    package static func bytes(of families: [MetricFamily], as format: Format) -> [UInt8] {
        var exposition = Exposition(format)
        for family in families { exposition.write(family) }
        return exposition.finish()
    }

    /// Writes a family; one without samples is left out.
    package mutating func write(_ family: MetricFamily) {
        if family.samples.isEmpty { return }
        let name = family.sampleName
        let heading = format == .text ? name : family.name
        append("# HELP ", heading, " ")
        escape(family.help, quotes: format == .openMetrics)
        append("\n# TYPE ", heading, " ", family.kind.rawValue, "\n")
        for sample in family.samples {
            switch sample.value {
            case .number(let number): line(name, "", sample.labels, nil, number)
            case .histogram(let histogram): write(histogram, name, sample.labels)
            }
        }
    }

    /// Everything written.
    package consuming func finish() -> [UInt8] {
        if format == .openMetrics { append("# EOF\n") }
        return bytes
    }

    private mutating func write(_ histogram: Histogram, _ name: String, _ labels: [MetricFamily.Label]) {
        var count = 0
        for (bound, inBucket) in zip(histogram.bounds, histogram.counts) {
            count += inBucket
            line(name, "_bucket", labels, bound.description, Double(count))
        }
        line(name, "_bucket", labels, "+Inf", Double(histogram.count))
        line(name, "_sum", labels, nil, histogram.sum)
        line(name, "_count", labels, nil, Double(histogram.count))
    }

    private mutating func line(
        _ name: String, _ suffix: String, _ labels: [MetricFamily.Label], _ bound: String?, _ value: Double
    ) {
        append(name, suffix)
        var separator = "{"
        for label in labels {
            append(separator, label.name, "=\"")
            escape(label.value, quotes: true)
            append("\"")
            separator = ","
        }
        if let bound {
            append(separator, "le=\"", bound, "\"")
            separator = ","
        }
        append(separator == "{" ? " " : "} ")
        append(number: value)
        append("\n")
    }

    private mutating func append(number: Double) {
        if number.isNaN {
            append("NaN")
        } else if number.isInfinite {
            append(number < 0 ? "-Inf" : "+Inf")
        } else if number.rounded() == number, number.magnitude <= Self.largestWhole {
            append(String(Int64(number)))
        } else {
            append(number.description)
        }
    }

    private mutating func append(_ parts: String...) {
        for part in parts { bytes.append(contentsOf: part.utf8) }
    }

    /// Appends a text so that it stays in its place, whatever is in it.
    private mutating func escape(_ text: String, quotes: Bool) {
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "\\"): append("\\\\")
            case UInt8(ascii: "\n"): append("\\n")
            case UInt8(ascii: "\"") where quotes: append("\\\"")
            default: bytes.append(byte)
            }
        }
    }
}
