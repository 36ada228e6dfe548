import ReminderCore
import Settings

/// Reads a request with what is open in it.
struct RequestReader {
    var trees: TreeReader
    let faults: FaultCollector

    private static let keys = ["method", "url", "path", "query", "headers", "basic", "json", "form"]
    private static let methods = ["POST", "PUT", "PATCH"]

    /// What `node` says of a request; nil after a fault.
    func amendment(_ node: LocatedNode, _ what: String) -> RequestAmendment? {
        guard
            let values = faults.values(
                node, what, keys: Self.keys, of: "a request",
                example: "{ url: \"{url}\", json: { text: \"{message}\" } }")
        else { return nil }
        var amendment = RequestAmendment()
        var isSound = true
        func read<Result>(_ key: String, _ reading: (LocatedNode) -> Result?) -> Result? {
            guard let node = values[key] else { return nil }
            let result = reading(node)
            if result == nil { isSound = false }
            return result
        }
        amendment.method = read("method") {
            faults.choice(
                $0, "'method'", among: trees.leaves.isListening ? ["GET"] + Self.methods : Self.methods,
                example: "method: POST")
        }
        amendment.url = read("url") { url($0) }
        amendment.path = read("path") { path($0) }
        amendment.basic = read("basic") { trees.leaves.leaf($0, "'basic'", at: .address) }
        amendment.query = read("query") { fields($0, "'query'", at: .address) } ?? []
        amendment.headers = read("headers") { headers($0) } ?? []
        let json = read("json") { trees.tree($0).map { RequestTemplate.Body.json($0) } }
        let form = read("form") { fields($0, "'form'", at: .body(loops: [])).map { RequestTemplate.Body.form($0) } }
        if let entry = values["form"], json != nil, form != nil {
            faults.error(
                at: entry.location, "\(what) has two bodies, 'json' and 'form'", remedy: "keep one of them")
            isSound = false
        }
        amendment.body = json ?? form
        return isSound ? amendment : nil
    }

    /// An address that begins with a scheme, or with a setting that is one.
    private func url(_ node: LocatedNode) -> Leaf? {
        guard let leaf = trees.leaves.leaf(node, "'url'", at: .address) else { return nil }
        let isAddress =
            switch leaf.parts.first {
            case .literal(let text): text.hasPrefix("https://") || text.hasPrefix("http://")
            case .value(.setting): true
            case .value, nil: false
            }
        if isAddress { return leaf }
        faults.error(
            at: node.location, "'url' is neither http nor https",
            remedy: "begin it with 'https://', or with a setting that is an address, as in '{url}'")
        return nil
    }

    /// What comes after an address's own path.
    private func path(_ node: LocatedNode) -> Leaf? {
        guard let leaf = trees.leaves.leaf(node, "'path'", at: .address) else { return nil }
        if case .literal(let text)? = leaf.parts.first, text.hasPrefix("/") { return leaf }
        faults.error(at: node.location, "'path' does not begin with '/'", remedy: "begin it so, as in '/messages'")
        return nil
    }

    /// A whole request; nil after a fault.
    func request(_ node: LocatedNode, _ what: String) -> RequestTemplate? {
        guard var amendment = amendment(node, what) else { return nil }
        guard let url = amendment.url else {
            faults.error(at: node.location, "\(what) has no 'url'", remedy: "add it, as in 'url: \"{url}\"'")
            return nil
        }
        // What only asks need not say anything.
        guard let body = amendment.body ?? (trees.leaves.isListening ? .form([]) : nil) else {
            faults.error(
                at: node.location, "\(what) has no body", remedy: "add 'json:' or 'form:' with what is sent")
            return nil
        }
        var request = RequestTemplate(body: body)
        request.url = url
        amendment.body = nil
        return request.merged(with: amendment)
    }

    /// A body in its plainest form in `node`, of the kind of another; nil after a fault.
    ///
    /// - Parameter other: Nil when it could not be read.
    func body(_ node: LocatedNode, like other: RequestTemplate.Body?) -> RequestTemplate.Body? {
        var plain = self
        plain.trees.leaves.isPlain = true
        return switch other {
        case .json, nil: plain.trees.tree(node).map { .json($0) }
        case .form: plain.fields(node, "'plain'", at: .body(loops: [])).map { .form($0) }
        }
    }

    private func fields(
        _ node: LocatedNode, _ what: String, at place: LeafReader.Place
    ) -> [RequestTemplate.Field]? {
        guard let entries = faults.entries(node, what, example: "{ name: \"{heading}\" }") else { return nil }
        let fields = entries.compactMap { field($0, at: place) }
        return fields.count == entries.count ? fields : nil
    }

    private func field(_ entry: LocatedEntry, at place: LeafReader.Place) -> RequestTemplate.Field? {
        // In a reply or an edit, this takes away what the request has.
        if case .body = place, case .null = entry.value.content {
            return RequestTemplate.Field(name: entry.key.text, text: Leaf(parts: []))
        }
        // In a body a field may be a leaf with a dialect or a limit of its own.
        if case .body = place, case .map = entry.value.content {
            guard case .text(let leaf)? = trees.tree(entry.value) else {
                faults.error(
                    at: entry.value.location, "\(quoted(entry.key.text)) is not a text",
                    remedy: "a form has texts only: write one, or '{ $text: …, $limit: … }'")
                return nil
            }
            return RequestTemplate.Field(name: entry.key.text, text: leaf)
        }
        guard var leaf = trees.leaves.leaf(entry.value, quoted(entry.key.text), at: place) else { return nil }
        if case .body = place { leaf.dialect = trees.dialect }
        return RequestTemplate.Field(name: entry.key.text, text: leaf)
    }

    private func headers(_ node: LocatedNode) -> [RequestTemplate.Field]? {
        guard let fields = fields(node, "'headers'", at: .address) else { return nil }
        for field in fields where field.name.wholeMatch(of: /[A-Za-z0-9_-]+/) == nil {
            faults.error(
                at: node.location, "\(quoted(field.name)) cannot be the name of a header",
                remedy: "write letters, digits, '-' and '_'")
            return nil
        }
        for field in fields where Self.reserved.contains(field.name.lowercased()) {
            faults.error(
                at: node.location, "the header \(quoted(field.name)) is not a format's to say", remedy: "remove it")
            return nil
        }
        return fields
    }

    /// What only whoever sends the request knows.
    private static let reserved: Set = ["host", "content-length", "transfer-encoding", "connection"]
}
