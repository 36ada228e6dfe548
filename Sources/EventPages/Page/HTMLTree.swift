import CXML

/// A parsed HTML page. Whatever the page is, there is a tree: libxml2 mends what is broken, as browsers do.
///
/// Nothing is fetched for it, no entity is defined by it, and it is never deeper than 256 elements.
final class HTMLTree {
    private let document: htmlDocPtr

    /// - Returns: Nil for a page with nothing in it, or when there is no memory.
    init?(_ utf8: [UInt8]) {
        let options =
            HTML_PARSE_RECOVER.rawValue | HTML_PARSE_NOERROR.rawValue | HTML_PARSE_NOWARNING.rawValue
            | HTML_PARSE_NONET.rawValue | HTML_PARSE_COMPACT.rawValue
        let parsed = utf8.withUnsafeBufferPointer { bytes in
            bytes.withMemoryRebound(to: CChar.self) { chars in
                htmlReadMemory(chars.baseAddress, Int32(clamping: chars.count), nil, "UTF-8", Int32(options))
            }
        }
        guard let parsed else { return nil }
        document = parsed
    }

    deinit { xmlFreeDoc(document) }

    /// The outermost element. It must not outlive the tree.
    var root: HTMLNode? { xmlDocGetRootElement(document).map { HTMLNode($0) } }

    /// The elements that the XPath expression finds, in the page's order, or nil when it is no expression.
    ///
    /// - Parameter most: How many are returned at most.
    func elements(at path: String, most: Int) -> [HTMLNode]? {
        guard let context = xmlXPathNewContext(document) else { return nil }
        defer { xmlXPathFreeContext(context) }
        // A page chooses how much there is to look at; the number of steps is bounded.
        context.pointee.opLimit = 2_000_000
        context.pointee.node = xmlDocGetRootElement(document)
        context.pointee.error = { _, _ in }
        guard let result = xmlXPathEvalExpression(path, context) else { return nil }
        defer { xmlXPathFreeObject(result) }
        guard let set = result.pointee.nodesetval, let nodes = set.pointee.nodeTab else { return [] }
        return (0..<min(Int(set.pointee.nodeNr), most)).compactMap { index in
            nodes[index].flatMap { $0.pointee.type == XML_ELEMENT_NODE ? HTMLNode($0) : nil }
        }
    }
}

/// An element or a text of an ``HTMLTree``, alive as long as that is.
struct HTMLNode {
    let pointer: xmlNodePtr

    init(_ pointer: xmlNodePtr) { self.pointer = pointer }

    /// The children, in order.
    var children: HTMLSiblings { HTMLSiblings(next: pointer.pointee.children) }

    var isElement: Bool { pointer.pointee.type == XML_ELEMENT_NODE }
    var isText: Bool { pointer.pointee.type == XML_TEXT_NODE || pointer.pointee.type == XML_CDATA_SECTION_NODE }

    /// The line of the document it begins on, from 1.
    var line: Int { max(1, Int(xmlGetLineNo(pointer))) }

    /// The element's name in lower case.
    var name: String { pointer.pointee.name.map { String(cString: $0) } ?? "" }

    /// The UTF-8 of a text.
    var content: UnsafeBufferPointer<UInt8> {
        guard let content = pointer.pointee.content else { return UnsafeBufferPointer(start: nil, count: 0) }
        return UnsafeBufferPointer(start: content, count: Int(xmlStrlen(content)))
    }

    /// The value of an attribute, or nil; the empty text when it is only named.
    subscript(attribute name: String) -> String? {
        var attribute = pointer.pointee.properties
        while let present = attribute {
            if let own = present.pointee.name, xmlStrcasecmp(own, name) == 0 {
                guard let value = present.pointee.children?.pointee.content else { return "" }
                return String(cString: value)
            }
            attribute = present.pointee.next
        }
        return nil
    }

    /// The words of the `class` attribute.
    var classes: [Substring] {
        self[attribute: "class"]?.utf8.split { $0 <= 0x20 }.map { Substring($0) } ?? []
    }

    /// All its text, clean and on one line, of at most about `limit` bytes.
    func text(limit: Int = 4000) -> String {
        var text = CleanText()
        gather(into: &text, limit: limit)
        return String(decoding: text.take(), as: UTF8.self)
    }

    private func gather(into text: inout CleanText, limit: Int) {
        for child in children where text.bytes.count < limit {
            if child.isText {
                text.append(child.content)
            } else if child.isElement, !HTMLElement.named(child.name).isSilent {
                let isBlock = HTMLElement.named(child.name).isBlock
                if isBlock { text.separate() }
                child.gather(into: &text, limit: limit)
                if isBlock { text.separate() }
            }
        }
    }
}

/// Nodes one after another.
struct HTMLSiblings: Sequence, IteratorProtocol {
    private var upcoming: xmlNodePtr?

    fileprivate init(next: xmlNodePtr?) { upcoming = next }

    mutating func next() -> HTMLNode? {
        guard let node = upcoming else { return nil }
        upcoming = node.pointee.next
        return HTMLNode(node)
    }
}
