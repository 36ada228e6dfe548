/// A place in a JSON text: names and positions with dots between them, such as `result.message_id` or `errors.0.code`.
///
/// A dot that belongs to a name has a backslash before it, as in `content.m\.relates_to`. A step in braces, as in
/// `rooms.{room}`, is a setting's text.
package struct JSONPath: Hashable, Sendable {
    let steps: [String]

    init(_ text: String) {
        // No JSON key of a service has a control character in it.
        let steps = text.replacing("\\.", with: "\u{1}").split(separator: ".")
        self.steps = steps.map { String($0).replacing("\u{1}", with: ".") }
    }

    private init(steps: [String]) { self.steps = steps }

    /// The settings that are steps of it.
    var settings: [String] { steps.compactMap { Self.setting($0) } }

    /// It with the texts of settings in place of their names.
    func filled(_ text: (String) -> String?) -> JSONPath {
        JSONPath(steps: steps.map { step in Self.setting(step).map { text($0) ?? "" } ?? step })
    }

    private static func setting(_ step: String) -> String? {
        step.hasPrefix("{") && step.hasSuffix("}") ? String(step.dropFirst().dropLast()) : nil
    }
}
