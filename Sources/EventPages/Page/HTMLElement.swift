/// What an element does to the text in it.
struct HTMLElement {
    /// Whether it begins and ends a piece of its own.
    let isBlock: Bool
    /// Whether nothing in it is said to a reader of the page: programs, forms, menus.
    let isSilent: Bool
    /// Its level, if it is a heading.
    let heading: Int?

    private init(isBlock: Bool = false, isSilent: Bool = false, heading: Int? = nil) {
        (self.isBlock, self.isSilent, self.heading) = (isBlock, isSilent, heading)
    }

    /// The element of this name, in lower case.
    static func named(_ name: String) -> HTMLElement { known[name] ?? HTMLElement() }

    private static let known: [String: HTMLElement] = {
        var known: [String: HTMLElement] = [:]
        let blocks = """
            address article blockquote body br caption center dd details div dl dt fieldset figcaption figure \
            form h1 h2 h3 h4 h5 h6 header hr legend li main ol p pre section summary table tbody td tfoot th thead \
            tr ul
            """
        for name in blocks.split(separator: " ") { known[String(name)] = HTMLElement(isBlock: true) }
        for level in 1...6 { known["h\(level)"] = HTMLElement(isBlock: true, heading: level) }
        let silent = """
            aside audio button canvas datalist del embed footer head iframe map math nav noscript object option s script select \
            strike style svg template textarea title video
            """
        for name in silent.split(separator: " ") { known[String(name)] = HTMLElement(isSilent: true) }
        return known
    }()
}
