import Glibc

/// Curves over a number, both axes in powers of ten, as SVG.
struct Plot {
    /// A named line through points.
    struct Curve {
        let name: String
        let points: [(x: Double, y: Double)]
    }

    let curves: [Curve]
    /// What is across.
    let across: String

    private static let (width, height) = (720.0, 420.0)
    private static let (left, right, top, bottom) = (70.0, 230.0, 20.0, 50.0)
    private static let colours = ["#1f77b4", "#d62728", "#2ca02c", "#9467bd", "#ff7f0e"]

    /// The powers of ten between which all values lie.
    private func decades(_ values: [Double]) -> ClosedRange<Int> {
        let logs = values.filter { $0 > 0 }.map { log10($0) }
        let (least, most) = (Int((logs.min() ?? 0).rounded(.down)), Int((logs.max() ?? 1).rounded(.up)))
        return least...max(most, least + 1)
    }

    /// The picture.
    var svg: String {
        let points = curves.flatMap(\.points)
        let (xs, ys) = (decades(points.map(\.x)), decades(points.map(\.y)))
        func place(_ value: Double, _ decades: ClosedRange<Int>, _ begin: Double, _ end: Double) -> Double {
            begin + (log10(value) - Double(decades.lowerBound)) / Double(decades.count - 1) * (end - begin)
        }
        func x(_ value: Double) -> Double { place(value, xs, Self.left, Self.width - Self.right) }
        func y(_ value: Double) -> Double { place(value, ys, Self.height - Self.bottom, Self.top) }
        let title = "\(curves.map(\.name).joined(separator: "; ")) over \(across)"
        var lines = [
            """
            <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 \(Int(Self.width)) \(Int(Self.height))" \
            font-family="sans-serif" font-size="12" role="img">
            """, "<title>\(title)</title>", "<rect width=\"100%\" height=\"100%\" fill=\"white\"/>",
        ]
        for power in ys {
            let height = y(pow(10, Double(power)))
            let (begin, end) = (Int(Self.left), Int(Self.width - Self.right))
            lines.append("<path d=\"M\(begin) \(short(height))H\(end)\" stroke=\"#ddd\"/>")
            lines.append(Self.text(Self.label(power), Self.left - 8, height + 4, anchor: "end"))
        }
        for power in xs {
            let across = x(pow(10, Double(power)))
            lines.append(Self.text(Self.label(power), across, Self.height - 30, anchor: "middle"))
        }
        lines.append(Self.text(across, Self.left, Self.height - 10))
        var lowest = -Double.infinity
        // From the top, so that a name that would lie on the one before it is moved down.
        for (number, curve) in curves.enumerated().sorted(by: { last($0.element) > last($1.element) }) {
            let colour = Self.colours[number % Self.colours.count]
            let path = curve.points.map { "\(short(x($0.x))),\(short(y($0.y)))" }.joined(separator: " ")
            lines.append("<polyline points=\"\(path)\" fill=\"none\" stroke=\"\(colour)\" stroke-width=\"2\"/>")
            for point in curve.points {
                lines.append(
                    "<circle cx=\"\(short(x(point.x)))\" cy=\"\(short(y(point.y)))\" r=\"3\" fill=\"\(colour)\"/>")
            }
            lowest = max(lowest + 15, y(last(curve)) + 4)
            lines.append(Self.text(curve.name, Self.width - Self.right + 10, lowest, colour: colour))
        }
        return (lines + ["</svg>"]).joined(separator: "\n") + "\n"
    }

    /// Where a curve ends.
    private func last(_ curve: Curve) -> Double { curve.points.last?.y ?? 1 }

    /// A length as it is written.
    private func short(_ length: Double) -> String { decimal(length, digits: 1) }

    private static func text(
        _ text: String, _ x: Double, _ y: Double, anchor: String = "start", colour: String = "#333"
    ) -> String {
        let (x, y) = (decimal(x, digits: 1), decimal(y, digits: 1))
        return "<text x=\"\(x)\" y=\"\(y)\" text-anchor=\"\(anchor)\" fill=\"\(colour)\">\(text)</text>"
    }

    /// A power of ten, written out.
    private static func label(_ power: Int) -> String {
        switch power {
        case ..<0: "0.\(String(repeating: "0", count: -power - 1))1"
        case ..<3: "1\(String(repeating: "0", count: power))"
        default: "\(label(power - 3)),000"
        }
    }
}
