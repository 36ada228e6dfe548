/// A request of a service, with what is open in it.
package struct RequestTemplate: Hashable, Sendable {
    /// A name and its text: a header, a part of the query, a field of a form.
    struct Field: Hashable, Sendable {
        let name: String
        let text: Leaf
    }

    enum Body: Hashable, Sendable {
        case json(Tree)
        case form([Field])
    }

    package var method = "POST"
    var url = Leaf(parts: [])
    /// What is put after the path of `url`.
    var path: Leaf?
    var query: [Field] = []
    var headers: [Field] = []
    /// User and password, parted by a colon.
    var basic: Leaf?
    var body: Body

    /// How the body is written.
    package var notation: Blank.Notation {
        switch body {
        case .json: .json
        case .form: .form
        }
    }

    /// The media type of the body.
    package var contentType: String {
        switch notation {
        case .json: "application/json; charset=utf-8"
        case .form: "application/x-www-form-urlencoded"
        }
    }

    /// What stands in braces in the address and the headers.
    var addressValues: [Value] {
        ([url, path, basic].compactMap(\.self) + (query + headers).map(\.text)).flatMap(\.values)
    }

    /// Whether nothing is lost that `other` does not mean.
    func canBeMerged(with other: RequestAmendment) -> Bool {
        guard case .json(let tree) = body, case .json(let more) = other.body else { return true }
        return tree.canBeMerged(with: more)
    }

    /// This request with what `other` says instead or besides.
    func merged(with other: RequestAmendment) -> RequestTemplate {
        var request = self
        if let method = other.method { request.method = method }
        if let url = other.url { request.url = url }
        if let path = other.path { request.path = path }
        if let basic = other.basic { request.basic = basic }
        request.query = Self.merged(query, with: other.query)
        request.headers = Self.merged(headers, with: other.headers)
        switch (body, other.body) {
        case (.json(let tree), .json(let more)): request.body = .json(tree.merged(with: more))
        case (.form(let fields), .form(let more)): request.body = .form(Self.merged(fields, with: more))
        case (_, let replacement?): request.body = replacement
        case (_, nil): break
        }
        return request
    }

    private static func merged(_ fields: [Field], with others: [Field]) -> [Field] {
        fields.map { field in others.first { $0.name == field.name } ?? field }
            + others.filter { other in !fields.contains { $0.name == other.name } }
    }
}
