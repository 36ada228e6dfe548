/// The numbers of `/metrics`, each by its name and labels as they are written.
struct Scrape {
    let text: String
    let numbers: [String: Double]

    init(_ text: String) {
        self.text = text
        let samples = text.split(separator: "\n").filter { !$0.hasPrefix("#") }.compactMap { line in
            line.lastIndex(of: " ").flatMap { space in
                Double(line[line.index(after: space)...]).map { (String(line[..<space]), $0) }
            }
        }
        numbers = Dictionary(samples) { first, _ in first }
    }

    /// The number of `name`, or nil.
    subscript(_ name: String) -> Double? { numbers[name] }

    /// The names of all numbers, without labels and without what stands behind the name of a histogram.
    var names: Set<String> {
        Set(numbers.keys.map { Self.family(String($0.prefix { $0 != "{" }), in: text) })
    }

    private static func family(_ name: String, in text: String) -> String {
        for suffix in ["_bucket", "_sum", "_count"] where name.hasSuffix(suffix) {
            let family = String(name.dropLast(suffix.count))
            if text.contains("# TYPE \(family) histogram\n") { return family }
        }
        return name
    }
}
