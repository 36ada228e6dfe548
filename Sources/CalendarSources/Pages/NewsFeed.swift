/// A list of articles in RSS or Atom (RFC 4287): the pages it leads to are where the events are.
enum NewsFeed {
    /// The addresses of the newest articles, as written, at most `most`; nil when `bytes` are no such list.
    static func links(in bytes: [UInt8], most: Int) -> [String]? {
        let start = bytes.firstIndex { $0 > 0x20 } ?? bytes.endIndex
        guard
            bytes[start...].prefix(3).elementsEqual("<?x".utf8) || bytes[start...].prefix(4).elementsEqual("<rss".utf8)
                || bytes[start...].prefix(5).elementsEqual("<feed".utf8)
        else { return nil }
        var links: [String] = []
        // RSS has its items in a channel, RDF and Atom right below the root.
        let root = try? XMLReader.read(bytes) { element throws(XMLFault) in
            for item in [element] + element.children where ["item", "entry"].contains(item.localName) {
                if links.count < most, let link = item.address { links.append(link) }
            }
        }
        guard let root, ["rss", "RDF", "feed"].contains(XMLElement(name: root).localName) else { return nil }
        return links
    }
}

extension XMLElement {
    /// The name without its namespace.
    fileprivate var localName: String { String(name.split(separator: "}").last ?? "") }

    /// Where an item of a list leads.
    fileprivate var address: String? {
        for link in children where link.localName == "link" {
            let address = link.label.isEmpty ? link.text : link.label
            let trimmed = address.split(whereSeparator: \.isWhitespace).first.map(String.init) ?? ""
            if !trimmed.isEmpty { return trimmed }
        }
        return nil
    }
}
