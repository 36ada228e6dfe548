/// A text as YAML has it on one line.
enum YAMLText {
    /// `text` as it is where nobody can take it for anything else, otherwise in quotes.
    static func scalar(_ text: String) -> String {
        let isPlain =
            text.wholeMatch(of: /[\p{L}\/][\p{L}\p{N}_.\/@+\-]*( [\p{L}\p{N}_.\/@+\-<>]+)*|[0-9]+[a-z]/) != nil
            && !["true", "false", "yes", "no", "on", "off", "null", "y", "n"].contains(text.lowercased())
        if isPlain { return text }
        var quoted = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": quoted += "\\\""
            case "\\": quoted += "\\\\"
            case _ where scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value):
                let digits = String(scalar.value, radix: 16)
                quoted += "\\x" + String(repeating: "0", count: 2 - digits.count) + digits
            default: quoted.unicodeScalars.append(scalar)
            }
        }
        return quoted + "\""
    }
}
