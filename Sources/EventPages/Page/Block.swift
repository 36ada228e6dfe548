/// A piece of a page that stands on its own: a paragraph, a heading, an item of a list, a cell of a table.
package struct Block: Sendable {
    /// What the page makes of it.
    package enum Role: Hashable, Sendable {
        /// A heading; 1 is the highest level.
        case heading(Int)
        case paragraph
        case item
        /// A cell of the table row with this number, which no other row of the page has, and the number of its column.
        case cell(row: Int, column: Int)
    }

    /// Its text in UTF-8: NFC, on one line, with single spaces.
    package let text: [UInt8]
    /// The line of the document it begins on, from 1.
    package let line: Int
    package let role: Role
    /// Where its first link leads, as written; empty when there is none.
    package let link: String
    /// What a `<time datetime="…">` in it says; empty when there is none.
    package let machineTime: String

    package init(_ text: [UInt8], line: Int, role: Role, link: String = "", machineTime: String = "") {
        (self.text, self.line, self.role) = (text, line, role)
        (self.link, self.machineTime) = (link, machineTime)
    }

    /// Whether it is a heading of any level.
    var isHeading: Bool { if case .heading = role { true } else { false } }

    /// The table row it is a cell of, if any.
    var row: Int? { if case .cell(let row, _) = role { row } else { nil } }

    /// The column of its table that it is in, if any.
    var column: Int? { if case .cell(_, let column) = role { column } else { nil } }

    /// Its text.
    var string: String { String(decoding: text, as: UTF8.self) }
}
