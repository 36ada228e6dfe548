import Glibc

/// The system's error numbers in words.
enum SystemError {
    /// What `strerror` says, beginning in lower case: `no space left on device`.
    static func words(_ number: Int32) -> String {
        var buffer = [CChar](repeating: 0, count: 256)
        // glibc has two functions of this name; Swift sees the one that fills the buffer.
        guard strerror_r(number, &buffer, buffer.count) == 0 else { return "error \(number)" }
        let text = String(decoding: buffer.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
        return text.prefix(1).lowercased() + text.dropFirst()
    }
}
