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
        func place(_ value: Double, _ decades: ClosedRange<Int>, _ begin: Double, _ end: Double) -> String {
            let share = (log10(value) - Double(decades.lowerBound)) / Double(decades.count - 1)
            return decimal(begin + share * (end - begin), digits: 1)
        }
        func x(_ value: Double) -> String { place(value, xs, Self.left, Self.width - Self.right) }
        func y(_ value: Double) -> String { place(value, ys, Self.height - Self.bottom, Self.top) }
        var lines = [
            """
            <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 \(Int(Self.width)) \(Int(Self.height))" \
            font-family="sans-serif" font-size="12">
            """, "<rect width=\"100%\" height=\"100%\" fill=\"white\"/>",
        ]
        let (begin, end) = (x(pow(10, Double(xs.lowerBound))), x(pow(10, Double(xs.upperBound))))
        for power in ys {
            let (height, label) = (y(pow(10, Double(power))), Self.label(power))
            lines.append("<path d=\"M\(begin) \(height)H\(end)\" stroke=\"#ddd\"/>")
            lines.append("<text x=\"\(Int(Self.left) - 8)\" y=\"\(height)\" text-anchor=\"end\">\(label)</text>")
        }
        for power in xs {
            let place = x(pow(10, Double(power)))
            lines.append(
                "<text x=\"\(place)\" y=\"\(Int(Self.height) - 30)\" text-anchor=\"middle\">\(Self.label(power))</text>"
            )
        }
        lines.append("<text x=\"\(Int(Self.left))\" y=\"\(Int(Self.height) - 10)\">\(across)</text>")
        for (number, curve) in curves.enumerated() {
            let colour = Self.colours[number % Self.colours.count]
            let path = curve.points.map { "\(x($0.x)),\(y($0.y))" }.joined(separator: " ")
            lines.append("<polyline points=\"\(path)\" fill=\"none\" stroke=\"\(colour)\" stroke-width=\"2\"/>")
            guard let last = curve.points.last else { continue }
            lines.append(
                """
                <text x="\(Int(Self.width - Self.right) + 8)" y="\(y(last.y))" fill="\(colour)">\(curve.name)</text>
                """)
        }
        return (lines + ["</svg>"]).joined(separator: "\n") + "\n"
    }

    /// A power of ten, written out.
    private static func label(_ power: Int) -> String {
        power < 0
            ? "0.\(String(repeating: "0", count: -power - 1))1" : "1\(String(repeating: "0", count: power))"
    }
}
