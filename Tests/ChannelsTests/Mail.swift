import Foundation

/// A mail as Python's `email` reads it.
struct Mail: Decodable {
    struct Part: Decodable {
        let type: String
        let parameters: [String: String]
        let disposition: String?
        /// What people read: flowed lines joined, markup as it is.
        let content: String
    }

    let headers: [[String]]
    let parts: [Part]
    /// What Python finds wrong.
    let defects: [String]

    /// The values of a header, in whatever case it is written.
    func values(of name: String) -> [String] {
        headers.filter { $0[0].lowercased() == name.lowercased() }.map { $0[1] }
    }

    /// The part of a type; nil when there is none.
    func part(_ type: String) -> Part? { parts.first { $0.type == type } }

    init(_ bytes: [UInt8]) async throws {
        let json = try await python(Self.script, input: bytes)
        self = try JSONDecoder().decode(Mail.self, from: Data(json.utf8))
    }

    /// What people see of a mail.
    static func texts(of bytes: [UInt8]) async throws -> [String] {
        let mail = try await Mail(bytes)
        return mail.values(of: "subject") + mail.parts.filter { $0.type != "text/calendar" }.map(\.content)
    }

    private static let script = """
        import email.policy, json, sys
        mail = email.message_from_binary_file(sys.stdin.buffer, policy=email.policy.default)
        def unflowed(text):
            lines = []
            joins = False
            for line in text.split("\\n"):
                line = line[1:] if line.startswith(" ") else line
                if joins: lines[-1] += line
                else: lines.append(line)
                joins = line.endswith(" ")
            return "\\n".join(lines)
        leaves = [part for part in mail.walk() if not part.is_multipart()]
        defects = [str(d) for part in mail.walk() for d in part.defects]
        defects += [str(d) for part in mail.walk() for value in part.values() for d in value.defects]
        print(json.dumps({"headers": mail.items(), "defects": defects, "parts": [{
            "type": part.get_content_type(), "parameters": dict(part["content-type"].params),
            "disposition": part["content-disposition"],
            "content": unflowed(part.get_content()) if part.get_content_type() == "text/plain" else part.get_content()}
            for part in leaves]}, ensure_ascii=False))
        """
}
