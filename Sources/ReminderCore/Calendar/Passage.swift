/// Where the documents of a calendar tell of an occurrence.
package struct Passage: Hashable, Sendable {
    /// A line of a document.
    package struct Line: Hashable, Sendable {
        /// Counted from 1.
        package let number: Int
        package let text: String

        package init(number: Int, text: String) { (self.number, self.text) = (number, text) }
    }

    /// The name of the document: a path, or an address without its secrets.
    package let document: String
    package let lines: [Line]

    package init(document: String, lines: [Line]) { (self.document, self.lines) = (document, lines) }
}
