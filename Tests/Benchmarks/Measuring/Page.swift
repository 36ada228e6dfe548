/// The page of the docs that keeps the last results, each between two comments that name its chapter.
struct Page {
    private let path = "Sources/Daemon/Daemon.docc/Performance.md"

    /// Puts `text` in the place of the chapter `name`.
    ///
    /// - Throws: When the page has no such place.
    func put(_ text: String, for name: String) throws(Trouble) {
        let page = String(decoding: try Files.read(path), as: UTF8.self)
        let (begin, end) = ("<!-- bench \(name) -->\n", "<!-- end \(name) -->\n")
        guard let first = page.firstRange(of: begin), let last = page.firstRange(of: end),
            first.upperBound <= last.lowerBound
        else { throw Trouble("'\(path)' has no place for \(name)") }
        let whole = page[..<first.upperBound] + "\n\(text)\n" + page[last.lowerBound...]
        try Files.write(Array(whole.utf8), to: path)
    }
}
