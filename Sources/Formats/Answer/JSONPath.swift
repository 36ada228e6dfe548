/// A place in a JSON text: names and positions with dots between them, such as `result.message_id` or `errors.0.code`.
package struct JSONPath: Hashable, Sendable {
    let steps: [String]

    init(_ text: String) { steps = text.split(separator: ".").map(String.init) }
}
