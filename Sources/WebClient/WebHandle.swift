import CCurl
import Glibc
import ReminderCore

/// libcurl's hold of one exchange after the other. Only the loop's thread has it.
///
/// Everything that is alike for all exchanges is set once; connections are libcurl's, and any handle may get any of them.
final class WebHandle {
    let curl: UnsafeMutableRawPointer
    private(set) var transfer: Transfer?

    private var headers: UnsafeMutablePointer<curl_slist>?
    /// Where they are put together.
    private var line: [UInt8] = []
    private var authorities: Authorities?
    /// The first address that was refused for being private; within, nil for one that is none.
    private var refused: HostAddress??
    private let complaint = UnsafeMutablePointer<CChar>.allocate(capacity: Int(CURL_ERROR_SIZE))

    /// - Parameter idle: How long a connection is kept that nobody uses.
    /// - Returns: Nil when there is no memory for it.
    init?(keeping idle: Duration) {
        guard let curl = curl_easy_init() else { return nil }
        self.curl = curl
        complaint.update(repeating: 0, count: Int(CURL_ERROR_SIZE))
        ccurl_set_pointer(curl, CURLOPT_ERRORBUFFER, complaint)
        ccurl_set_text(curl, CURLOPT_PROTOCOLS_STR, "http,https")
        ccurl_set_number(curl, CURLOPT_HTTP_VERSION, CURL_HTTP_VERSION_1_1)
        ccurl_set_number(curl, CURLOPT_PATH_AS_IS, 1)
        ccurl_set_number(curl, CURLOPT_CONNECTTIMEOUT_MS, 10_000)
        ccurl_set_number(curl, CURLOPT_MAXAGE_CONN, max(1, Int(clamping: idle.components.seconds)))
        // Nothing of the environment decides where a request goes.
        ccurl_set_text(curl, CURLOPT_PROXY, "")
        ccurl_set_number(curl, CURLOPT_NOSIGNAL, 1)
        // A lookup that nobody waits for any more is left alone.
        ccurl_leave_lookups(curl)
        // Nothing is older than TLS 1.2 (RFC 8996).
        ccurl_set_number(curl, CURLOPT_SSLVERSION, Int(CURL_SSLVERSION_TLSv1_2))
        ccurl_set_text(curl, CURLOPT_ACCEPT_ENCODING, "gzip")
        trust(nil)
        listen()
    }

    /// It has to be out of libcurl's hands.
    deinit {
        curl_easy_cleanup(curl)
        curl_slist_free_all(headers)
        complaint.deallocate()
    }

    /// The handle that libcurl was given.
    static func behind(_ context: UnsafeMutableRawPointer) -> WebHandle {
        Unmanaged<WebHandle>.fromOpaque(context).takeUnretainedValue()
    }

    /// Says what `transfer` asks for.
    func prepare(_ transfer: Transfer) {
        (self.transfer, refused) = (transfer, nil)
        complaint[0] = 0
        let (step, place) = (transfer.exchange.step, transfer.exchange.place)
        let method = step.target.method
        ccurl_set_text(curl, CURLOPT_URL, step.target.address.text)
        ccurl_set_text(curl, CURLOPT_UNIX_SOCKET_PATH, place.socket)
        if place.authorities != authorities { trust(place.authorities) }
        if method == "HEAD" {
            ccurl_set_number(curl, CURLOPT_NOBODY, 1)
        } else if step.hasBody {
            ccurl_set_number(curl, CURLOPT_POST, 1)
            _ = step.body.withUnsafeBytes { ccurl_set_body(curl, $0.baseAddress, $0.count) }
        } else {
            ccurl_set_number(curl, CURLOPT_HTTPGET, 1)
        }
        // What is asked for may be megabytes, what is posted is answered in a few words.
        ccurl_set_number(curl, CURLOPT_BUFFERSIZE, step.hasBody ? 16 * 1024 : 96 * 1024)
        let isUsual = method == "HEAD" || method == (step.hasBody ? "POST" : "GET")
        ccurl_set_text(curl, CURLOPT_CUSTOMREQUEST, isUsual ? nil : method)

        curl_slist_free_all(headers)
        headers = nil
        for (name, value) in step.headers {
            line.removeAll(keepingCapacity: true)
            // A semicolon is how libcurl is told of an empty one.
            for part in [name, value.isEmpty ? ";" : ": ", value, "\0"] { line.append(contentsOf: part.utf8) }
            headers = line.withUnsafeBytes {
                curl_slist_append(headers, $0.baseAddress?.assumingMemoryBound(to: CChar.self))
            }
        }
        // What libcurl would say unasked.
        for unsaid in ["Accept:", "Content-Type:", "Expect:"] { headers = curl_slist_append(headers, unsaid) }
        ccurl_set_pointer(curl, CURLOPT_HTTPHEADER, headers)
    }

    /// Forgets the exchange.
    func finish() { transfer = nil }

    /// Why it came to nothing; nil when it did not.
    func failure(_ code: CURLcode) -> HTTPFailure? {
        guard let transfer else { return nil }
        let place = transfer.exchange.place
        switch transfer.reader.stop {
        case .enough: return nil
        case .failure(let failure): return failure
        case nil: break
        }
        // libcurl takes an end amid the head for the head's.
        if code == CURLE_OK {
            return transfer.reader.hasHead ? nil : HTTPFailure(answering: CURLE_GOT_NOTHING, systemFault: 0)
        }
        let systemFault = ccurl_system_fault(curl)
        if transfer.isSent { return HTTPFailure(answering: code, systemFault: systemFault) }
        if let refused, let host = place.publicHost { return HTTPFailure(private: host, at: refused) }
        if place.socket != nil { return HTTPFailure(socket: systemFault) }
        return HTTPFailure(
            connecting: code, words: String(cString: complaint), certificateFault: ccurl_certificate_fault(curl),
            systemFault: systemFault, place.authorities)
    }

    /// Whom it trusts: `authorities` besides the machine's.
    private func trust(_ authorities: Authorities?) {
        self.authorities = authorities
        if let authorities {
            // They are instead of the machine's file; the machine's folder is looked into besides.
            _ = authorities.certificates.withUnsafeBytes { ccurl_set_authorities(curl, $0.baseAddress, $0.count) }
            ccurl_set_text(curl, CURLOPT_CAPATH, ccurl_authorities_folder())
        } else {
            ccurl_set_authorities(curl, nil, 0)
            // The file is read once for all connections when the folder is not asked.
            if ccurl_authorities_file() != nil { ccurl_set_text(curl, CURLOPT_CAPATH, nil) }
        }
    }

    // MARK: - What libcurl asks and tells

    private func listen() {
        let context = Unmanaged.passUnretained(self).toOpaque()
        ccurl_set_pointer(curl, CURLOPT_PRIVATE, context)
        ccurl_on_open(
            curl,
            { context, _, address in
                guard let context, let address else { return CURL_SOCKET_BAD }
                return WebHandle.behind(context).open(address)
            }, context)
        ccurl_on_request(
            curl,
            { context, address, _, _, _ in
                guard let context, let address else { return CURL_PREREQFUNC_ABORT }
                let maySend = WebHandle.behind(context).begin(at: String(cString: address))
                return maySend ? CURL_PREREQFUNC_OK : CURL_PREREQFUNC_ABORT
            }, context)
        ccurl_set_pointer(curl, CURLOPT_HEADERDATA, context)
        ccurl_on_reply(curl) { line, size, count, context in
            guard let line, let context else { return 0 }
            let bytes = UnsafeRawBufferPointer(start: line, count: size * count)
            return WebHandle.behind(context).takeLine(bytes) ? size * count : 0
        }
        ccurl_set_pointer(curl, CURLOPT_WRITEDATA, context)
        ccurl_on_body(curl) { piece, size, count, context in
            guard let piece, let context else { return 0 }
            let bytes = UnsafeRawBufferPointer(start: piece, count: size * count)
            return WebHandle.behind(context).takeBody(bytes) ? size * count : 0
        }
    }

    /// Opens the socket of a connection that is to be made; refuses addresses where the request may not go. A name may have
    /// said something else when it was looked up (DNS rebinding). There is none for a second try: see `begin`.
    private func open(_ address: UnsafeMutablePointer<curl_sockaddr>) -> curl_socket_t {
        guard transfer?.isSent == false,
            mayGo(to: HostAddress(ccurl_address(address), size: Int(address.pointee.addrlen)))
        else { return CURL_SOCKET_BAD }
        let kind = address.pointee.socktype | Int32(SOCK_CLOEXEC.rawValue)
        return socket(address.pointee.family, kind, address.pointee.protocol)
    }

    /// Whether the request may be sent now that there is a connection to `address`. It may not be a second time: that is how
    /// libcurl goes on when a kept connection ends without an answer. And a connection that others made may go elsewhere.
    private func begin(at address: String) -> Bool {
        guard let transfer, !transfer.isSent, mayGo(to: HostAddress(address)) else { return false }
        transfer.isSent = true
        transfer.site?.beingMade -= 1
        return true
    }

    private func mayGo(to address: @autoclosure () -> HostAddress?) -> Bool {
        guard let transfer else { return false }
        if transfer.exchange.place.publicHost == nil { return true }
        let address = address()
        if address?.isPublic == true { return true }
        refused = refused ?? .some(address)
        return false
    }

    /// Whether more of the answer is wanted.
    private func takeLine(_ line: UnsafeRawBufferPointer) -> Bool {
        guard let transfer else { return false }
        transfer.reader.takeLine(line, status: ccurl_status(curl))
        return transfer.reader.stop == nil
    }

    private func takeBody(_ piece: UnsafeRawBufferPointer) -> Bool {
        guard let transfer else { return false }
        transfer.reader.takeBody(piece)
        return transfer.reader.stop == nil
    }
}
