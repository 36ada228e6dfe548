/// One subject of the benchmarks: who takes part, and what is made of the measurements. A chapter is one folder.
protocol Chapter: Sendable {
    /// What it is called on the command line.
    var name: String { get }
    /// The heading.
    var title: String { get }

    /// Makes the data, unless it is there already, and tells who takes part and what the reader should know.
    ///
    /// - Throws: What kept the data from being made. A peer that is not installed is a note.
    func prepare() throws(Trouble) -> (contenders: [Contender], notes: [String])

    /// The results as they are printed.
    func table(of results: [Measured]) -> MarkdownTable

    /// The bars, each with what was reached.
    func bars(of results: [Measured]) -> [Bar]

    /// Keeps what is to be kept of the results besides what is printed.
    ///
    /// - Parameter isInDocs: Whether it goes into the docs, and not beside the other data.
    func keep(_ results: [Measured], inDocs isInDocs: Bool) throws(Trouble)

    /// Does what is measured of the modules alone, in a process of its own: the work called `arguments[0]`.
    ///
    /// - Returns: Whether it is a work of this chapter.
    func work(_ arguments: [String]) async throws(Trouble) -> Bool
}

extension Chapter {
    func keep(_ results: [Measured], inDocs isInDocs: Bool) throws(Trouble) {}
    func work(_ arguments: [String]) async throws(Trouble) -> Bool { false }
}

/// Why something could not be measured.
struct Trouble: Error {
    /// What is wrong, in words.
    let problem: String

    init(_ problem: String) { self.problem = problem }
}
