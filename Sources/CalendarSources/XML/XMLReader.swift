import CXML

/// Reads XML from strangers with libxml2: no document types, so no entities, and nothing from anywhere else.
enum XMLReader {
    /// How deep elements may stand inside one another.
    private static let deepest = 32
    /// How many elements one child of the root may hold.
    private static let mostInside = 20_000
    /// How many elements there may be altogether: some more than a list of 20,000 items has.
    private static let most = 400_000

    /// Hands each child of the root to `take` as soon as it is whole.
    ///
    /// - Returns: The name of the root.
    /// - Throws: What is wrong, in a few words, or what `take` throws.
    @discardableResult
    static func read(
        _ bytes: [UInt8], take: (XMLElement) throws(XMLFault) -> Void
    ) throws(XMLFault) -> String {
        guard !bytes.isEmpty, let size = Int32(exactly: bytes.count) else { throw XMLFault("is empty") }
        _ = isReady
        return try bytes.withUnsafeBufferPointer { buffer throws(XMLFault) in
            let start = buffer.baseAddress.map { UnsafeRawPointer($0).assumingMemoryBound(to: CChar.self) }
            guard let reader = xmlReaderForMemory(start, size, nil, nil, options) else {
                throw XMLFault("cannot be read: no memory")
            }
            defer { xmlFreeTextReader(reader) }
            return try read(reader, take: take)
        }
    }

    private static func read(
        _ reader: xmlTextReaderPtr, take: (XMLElement) throws(XMLFault) -> Void
    ) throws(XMLFault) -> String {
        var (root, open) = ("", [XMLElement]())
        var (count, inside) = (0, 0)
        while true {
            switch xmlTextReaderRead(reader) {
            case 1: break
            case 0: return root
            default: throw XMLFault("is broken XML, or cut off")
            }
            switch UInt32(bitPattern: xmlTextReaderNodeType(reader)) {
            case XML_READER_TYPE_ELEMENT.rawValue:
                (count, inside) = (count + 1, inside + 1)
                if count > most || inside > mostInside { throw XMLFault("has too many elements") }
                let element = element(at: reader)
                if xmlTextReaderDepth(reader) == 0 {
                    root = element.name
                    continue
                }
                open.append(element)
                if open.count > deepest { throw XMLFault("has too many elements inside one another") }
                if xmlTextReaderIsEmptyElement(reader) == 1 { try close(&open, &inside, take: take) }
            case XML_READER_TYPE_END_ELEMENT.rawValue:
                try close(&open, &inside, take: take)
            case XML_READER_TYPE_TEXT.rawValue, XML_READER_TYPE_CDATA.rawValue,
                XML_READER_TYPE_SIGNIFICANT_WHITESPACE.rawValue:
                if !open.isEmpty { open[open.count - 1].text += string(xmlTextReaderConstValue(reader)) }
            case XML_READER_TYPE_DOCUMENT_TYPE.rawValue, XML_READER_TYPE_ENTITY_REFERENCE.rawValue:
                throw XMLFault("declares a document type, which no answer may")
            default: break
            }
        }
    }

    /// Puts the innermost open element into the one around it, or hands it out when that is the root.
    private static func close(
        _ open: inout [XMLElement], _ inside: inout Int, take: (XMLElement) throws(XMLFault) -> Void
    ) throws(XMLFault) {
        guard let element = open.popLast() else { return }
        if open.isEmpty {
            inside = 0
            try take(element)
        } else {
            open[open.count - 1].children.append(element)
        }
    }

    private static func element(at reader: xmlTextReaderPtr) -> XMLElement {
        let namespace = string(xmlTextReaderConstNamespaceUri(reader))
        var element = XMLElement(name: "{\(namespace)}\(string(xmlTextReaderConstLocalName(reader)))")
        if let label = xmlTextReaderGetAttribute(reader, "name") ?? xmlTextReaderGetAttribute(reader, "href") {
            element.label = string(label)
            cxml_free(label)
        }
        return element
    }

    private static func string(_ text: UnsafePointer<xmlChar>?) -> String {
        text.map { String(decoding: UnsafeBufferPointer(start: $0, count: Int(xmlStrlen($0))), as: UTF8.self) } ?? ""
    }

    /// Nothing from the network, nothing on the standard error; entities and document types stay as they are by default.
    private static let options = Int32(
        XML_PARSE_NONET.rawValue | XML_PARSE_NOERROR.rawValue | XML_PARSE_NOWARNING.rawValue
            | XML_PARSE_NOCDATA.rawValue)

    /// libxml2 wants to be made ready once, before several threads use it.
    private static let isReady: Bool = {
        xmlInitParser()
        return true
    }()
}

/// What is wrong with an answer: the end of a sentence that begins with "its answer".
struct XMLFault: Error, Hashable {
    let problem: String

    init(_ problem: String) { self.problem = problem }
}
