import ReminderCore

/// Takes one answer as libcurl hands it over, and no further than the request allows.
struct AnswerReader {
    /// Why no more of the answer is wanted.
    enum Stop {
        /// What has come is the answer.
        case enough
        case failure(HTTPFailure)
    }

    /// How large an answer's headers may be, in bytes.
    private static let largestHeaders = 64 * 1024
    /// How large any answer may become, in bytes; requests ask for less.
    private static let largestBody = 64 * 1024 * 1024
    /// The statuses of answers that say that the answer is elsewhere.
    private static let redirects: Set<Int> = [301, 302, 303, 307, 308]

    /// Set when no more is wanted.
    private(set) var stop: Stop?

    private let limit: Int
    private let isBeginningEnough: Bool
    private let followsRedirects: Bool

    private var status = 0
    private var headers: [String: String] = [:]
    private var headersSize = 0
    private var lastHeader = ""
    private var location: String?
    private var body: [UInt8] = []

    init(for request: HTTPRequest) {
        (limit, isBeginningEnough) = (request.maximumBytes, request.isBeginningEnough)
        followsRedirects = request.redirects > 0
    }

    /// Whether the head is whole.
    var hasHead: Bool { status != 0 }

    /// The answer as far as it has come.
    var response: HTTPResponse { HTTPResponse(status: status, headers: headers, body: body) }

    /// Where the answer says that it is instead; nil when it is here.
    var redirect: String? { followsRedirects && Self.redirects.contains(status) ? location : nil }

    /// Takes a line of the head, an empty one at its end.
    ///
    /// - Parameter status: What the head's first line said.
    mutating func takeLine(_ line: UnsafeRawBufferPointer, status: Int) {
        // The head is over: what comes behind a body in chunks decides nothing.
        if hasHead { return }
        headersSize += line.count
        if headersSize > Self.largestHeaders { return stop = .failure(Self.largeHeaders) }
        let text = String(decoding: line, as: UTF8.self)
        if text.hasPrefix("HTTP/") { (headers, location) = ([:], nil) }
        if text == "\r\n" || text == "\n" {
            // One that only says that another comes is none.
            if status >= 200 { endHead(status) }
        } else if text.hasPrefix(" ") || text.hasPrefix("\t") {
            // Lines of old times that go on (RFC 9112, 5.2).
            headers[lastHeader]? += " \(Self.trimmed(text[...]))"
        } else if let colon = text.utf8.firstIndex(of: UInt8(ascii: ":")) {
            takeHeader(text[..<colon].lowercased(), Self.trimmed(text[text.utf8.index(after: colon)...]))
        }
    }

    /// Takes a piece of the body, decompressed.
    mutating func takeBody(_ bytes: UnsafeRawBufferPointer) {
        let room = min(limit, Self.largestBody) - body.count
        body.append(contentsOf: bytes.prefix(room))
        if bytes.count <= room { return }
        if limit > Self.largestBody {
            stop = .failure(HTTPFailure(.tooLarge, "its answer is too large when it is decompressed"))
        } else if isBeginningEnough {
            stop = .enough
        } else {
            stop = .failure(HTTPFailure(.tooLarge, "its answer is larger than \(Self.size(limit))"))
        }
    }

    static let largeHeaders = HTTPFailure(.tooLarge, "its headers are too large")

    private mutating func takeHeader(_ name: String, _ value: String) {
        lastHeader = name
        if let before = headers.updateValue(value, forKey: name) { headers[name] = "\(before), \(value)" }
        if name == "location", location == nil { location = value }
    }

    private mutating func endHead(_ status: Int) {
        self.status = status
        if redirect != nil {
            // The answer is elsewhere, whatever is said here.
            stop = .enough
        } else if !["", "identity", "gzip", "deflate"].contains(headers["content-encoding"]?.lowercased() ?? "") {
            stop = .failure(HTTPFailure(.reset, "its answer is compressed in a way that was not asked for"))
        } else if let length = headers["content-length"].flatMap({ Int($0) }) {
            // A large one would be copied again and again as it grows. What is not used takes no memory.
            body.reserveCapacity(max(0, min(length, limit, Self.largestBody)))
        }
    }

    /// `text` without the space around it.
    private static func trimmed(_ text: Substring) -> String {
        func isSpace(_ byte: UInt8) -> Bool { byte == UInt8(ascii: " ") || (0x09...0x0D).contains(byte) }
        let start = text.utf8.drop(while: isSpace)
        guard let last = start.lastIndex(where: { !isSpace($0) }) else { return "" }
        return String(start[...last]) ?? ""
    }

    private static func size(_ bytes: Int) -> String {
        bytes >= 1 << 20 ? "\(bytes >> 20) MiB" : bytes >= 1 << 10 ? "\(bytes >> 10) KiB" : "\(bytes) bytes"
    }
}
