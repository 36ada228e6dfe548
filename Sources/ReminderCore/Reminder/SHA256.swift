private import CCrypto

/// SHA-256 (FIPS 180-4) of bytes that come piece by piece. OpenSSL reckons it.
package struct SHA256: ~Copyable {
    /// How many bytes a hash has.
    package static let size = 32

    /// Looked up once: that takes longer than to hash a text. It never changes.
    nonisolated(unsafe) private static let method = EVP_MD_fetch(nil, "SHA256", nil)

    private let context = EVP_MD_CTX_new()

    package init() { expect(EVP_DigestInit_ex2(context, Self.method, nil)) }

    deinit { EVP_MD_CTX_free(context) }

    /// Adds bytes.
    package mutating func add(_ bytes: UnsafeRawBufferPointer) {
        expect(EVP_DigestUpdate(context, bytes.baseAddress, bytes.count))
    }

    /// Calls `body` with the hash of all that was added.
    package consuming func finish<Answer>(_ body: (UnsafeRawBufferPointer) -> Answer) -> Answer {
        withUnsafeTemporaryAllocation(byteCount: Self.size, alignment: 8) { hash in
            expect(EVP_DigestFinal_ex(context, hash.baseAddress, nil))
            return body(UnsafeRawBufferPointer(hash))
        }
    }

    /// The code by which who knows `key` knows that `message` is from somebody who does (HMAC, RFC 2104).
    package static func code(of message: [UInt8], key: [UInt8]) -> [UInt8] {
        [UInt8](unsafeUninitializedCapacity: size) { code, count in
            let made = HMAC(method, key, Int32(key.count), message, message.count, code.baseAddress, nil)
            precondition(made != nil, "OpenSSL cannot hash")
            count = size
        }
    }

    /// Nothing of it fails while there is memory, and as long as OpenSSL's own configuration leaves SHA-256 in it.
    private func expect(_ success: Int32) { precondition(success == 1, "OpenSSL cannot hash") }
}
