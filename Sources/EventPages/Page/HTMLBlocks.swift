/// Cuts the tree of a page into the pieces a reader sees.
struct HTMLBlocks {
    /// The most pieces of a page; the rest is left out and reported.
    static let most = 20_000

    private(set) var blocks: [Block] = []
    /// Whether there was more than ``most``.
    private(set) var isCut = false

    private var text = CleanText()
    private var line = 1
    private var link = ""
    private var machineTime = ""
    private var rows = 0
    private var columns = 0

    /// The pieces of what is below `node`.
    init(_ node: HTMLNode) {
        walk(node, role: .paragraph)
        close(.paragraph)
    }

    /// Leaves out the last piece.
    mutating func dropLast() {
        if !blocks.isEmpty { blocks.removeLast() }
    }

    private mutating func walk(_ node: HTMLNode, role: Block.Role) {
        for child in node.children {
            if child.isText {
                if text.isEmpty { line = Self.line(of: child) }
                text.append(child.content)
            } else if child.isElement {
                visit(child, role: role)
            }
        }
    }

    private mutating func visit(_ node: HTMLNode, role: Block.Role) {
        let name = node.name
        let element = HTMLElement.named(name)
        if element.isSilent || isHidden(node) { return }
        if name == "a", link.isEmpty, let target = node[attribute: "href"] { link = String(target.prefix(2000)) }
        if name == "time", machineTime.isEmpty, let time = node[attribute: "datetime"] {
            machineTime = String(time.prefix(80))
        }
        guard element.isBlock else {
            // Numbers that a design sets apart are no longer number: "05" and "Th12" in spans of their own.
            let isSetApart = node[attribute: "class"] != nil
            if isSetApart { separateNumber() }
            walk(node, role: role)
            if isSetApart { separateNumber() }
            return
        }
        close(role)
        if name == "tr" { (rows, columns) = (rows + 1, 0) }
        if name == "td" || name == "th" { columns += 1 }
        let inner: Block.Role =
            if let level = element.heading {
                .heading(level)
            } else if name == "td" || name == "th" {
                .cell(row: rows, column: columns)
            } else if name == "li" {
                .item
            } else {
                role
            }
        walk(node, role: inner)
        close(inner)
    }

    private mutating func separateNumber() {
        if let last = text.bytes.last, (0x30...0x39).contains(last) { text.separate() }
    }

    /// Whether the element is there for nobody who looks at the page, or is struck out.
    private func isHidden(_ node: HTMLNode) -> Bool {
        if node[attribute: "hidden"] != nil || node[attribute: "aria-hidden"] == "true" { return true }
        if let style = node[attribute: "style"]?.lowercased().filter({ $0 != " " }) {
            if style.contains("display:none") || style.contains("visibility:hidden") || style.contains("line-through") {
                return true
            }
        }
        return node.classes.contains { ["sr-only", "screen-reader-text", "visually-hidden"].contains($0) }
    }

    private mutating func close(_ role: Block.Role) {
        defer { (link, machineTime) = ("", "") }
        guard !text.isEmpty else { return }
        guard blocks.count < Self.most else {
            isCut = true
            text = CleanText()
            return
        }
        blocks.append(Block(text.take(), line: line, role: role, link: link, machineTime: machineTime))
    }

    /// The line of the first letter of a text.
    private static func line(of node: HTMLNode) -> Int {
        // The parser notes where the text ends.
        let content = node.content
        let breaks = content.count { $0 == 0x0A }
        let leading = content.prefix { $0 <= 0x20 }.count { $0 == 0x0A }
        return max(1, node.line - breaks + leading)
    }
}
