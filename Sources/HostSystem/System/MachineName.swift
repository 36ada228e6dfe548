import Glibc

/// What the machine is called, fit for the right side of a `Message-ID`.
package enum MachineName {
    /// The machine's host name as a dot-atom (RFC 5322, 3.2.3), or `localhost` when it has none that fits.
    package static var current: String {
        var buffer = [CChar](repeating: 0, count: 256)
        guard gethostname(&buffer, buffer.count - 1) == 0 else { return "localhost" }
        return dotAtom(String(decoding: buffer.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self))
    }

    /// `name` in lower case, with only the letters, digits, hyphens and single dots a host name may have.
    static func dotAtom(_ name: String) -> String {
        let labels = name.lowercased().split(separator: ".").map { label in
            String(label.unicodeScalars.filter { ("a"..."z").contains($0) || ("0"..."9").contains($0) || $0 == "-" })
        }
        let atom = labels.filter { !$0.isEmpty }.joined(separator: ".")
        return atom.isEmpty ? "localhost" : atom
    }
}
