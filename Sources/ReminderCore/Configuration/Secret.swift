/// A text that cannot print itself: a webhook's address, a password, a token.
package struct Secret: Hashable, Sendable {
    private let text: String

    package init(_ text: String) { self.text = text }

    /// The text itself, for the one place that needs it.
    package func reveal() -> String { text }

    /// Scheme and host when it is an address, which may be shown; otherwise dots.
    package var hint: String { origin.map { "\($0)/…" } ?? "•••" }

    /// Scheme, host and port when it is an address, which may be shown; otherwise nil.
    ///
    /// A password with an unescaped `/`, `?` or `#` ends the host early, so what stands there must look like a host.
    package var origin: String? {
        let address =
            #/
            ([a-zA-Z][a-zA-Z0-9+.\-]*) :// (?: [^/?\#]* @ )?
            ( (?: \[ [0-9a-fA-F:.]+ \] | [\p{L}\p{N}._\-]+ ) (?: : \d+ (?! .* @ ) )? )
            (?: [/?\#] | $ )
            /#
        guard let parts = text.prefixMatch(of: address) else { return nil }
        return "\(parts.1)://\(parts.2)"
    }
}

extension Secret: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    package var description: String { "•••" }
    package var debugDescription: String { "•••" }
    package var customMirror: Mirror { Mirror(self, children: []) }
}
