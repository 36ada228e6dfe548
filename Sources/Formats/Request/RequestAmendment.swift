/// What a request has that another one does not: what is nil or empty is as there.
struct RequestAmendment: Hashable, Sendable {
    var method: String?
    var url: Leaf?
    var path: Leaf?
    var query: [RequestTemplate.Field] = []
    var headers: [RequestTemplate.Field] = []
    var basic: Leaf?
    var body: RequestTemplate.Body?
}
