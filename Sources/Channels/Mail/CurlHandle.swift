import CCurl
import CivilTime
import ReminderCore

/// libcurl's hold of one mail server: its connection is used again while it lasts. Not for two threads.
final class CurlHandle {
    private let curl: UnsafeMutableRawPointer
    /// Whether there is a connection that may be used again.
    private var isConnected = false
    private let complaint = UnsafeMutablePointer<CChar>.allocate(capacity: Int(CURL_ERROR_SIZE))

    /// How the last transfer ended.
    struct End {
        let code: CURLcode
        /// libcurl's words for it.
        let words: String
        /// Whether the connection had been made before.
        let isReused: Bool

        var isWithoutFault: Bool { code == CURLE_OK }
    }

    /// - Parameters:
    ///   - hello: What we call ourselves.
    ///   - patience: How long one transfer may take in all.
    /// - Returns: Nil when there is no memory for it.
    init?(_ server: SMTPServer, hello: String, patience: Duration) {
        guard let curl = curl_easy_init() else { return nil }
        self.curl = curl
        complaint.update(repeating: 0, count: Int(CURL_ERROR_SIZE))
        ccurl_set_pointer(curl, CURLOPT_ERRORBUFFER, complaint)
        let scheme = server.security == .tls ? "smtps" : "smtp"
        ccurl_set_text(curl, CURLOPT_URL, "\(scheme)://\(server.place)/\(hello)")
        ccurl_set_text(curl, CURLOPT_PROTOCOLS_STR, "smtp,smtps")
        // Nothing of the environment decides where a mail goes.
        ccurl_set_text(curl, CURLOPT_PROXY, "")
        ccurl_set_number(curl, CURLOPT_NOSIGNAL, 1)
        ccurl_set_number(curl, CURLOPT_TIMEOUT_MS, Int(clamping: patience.wholeMilliseconds))
        ccurl_set_number(curl, CURLOPT_CONNECTTIMEOUT_MS, Int(clamping: patience.wholeMilliseconds / 2))
        // The goodbye, too, is waited for.
        ccurl_set_number(
            curl, CURLOPT_SERVER_RESPONSE_TIMEOUT, max(1, Int(clamping: patience.wholeMilliseconds / 1000)))
        if server.security == .starttls { ccurl_set_number(curl, CURLOPT_USE_SSL, Int(CURLUSESSL_ALL.rawValue)) }
        ccurl_set_number(curl, CURLOPT_SSLVERSION, Int(CURL_SSLVERSION_TLSv1_2))
        // Besides those of the machine, which are in the folder that stays set.
        if let authorities = server.authorities { ccurl_set_text(curl, CURLOPT_CAINFO, authorities) }
        if let username = server.username { ccurl_set_text(curl, CURLOPT_USERNAME, username) }
        if let password = server.password { ccurl_set_text(curl, CURLOPT_PASSWORD, password.reveal()) }
        // Name and password go in one line with the command (RFC 4954, 4): one answer less to wait for.
        ccurl_set_number(curl, CURLOPT_SASL_IR, 1)
        ccurl_set_number(curl, CURLOPT_UPLOAD, 1)
        ccurl_allow_refused_recipients(curl)
        ccurl_on_read(curl) { buffer, size, count, transfer in
            guard let buffer, let transfer else { return 0 }
            return SMTPTransfer.behind(transfer).read(
                into: UnsafeMutableRawBufferPointer(start: buffer, count: size * count))
        }
        ccurl_on_reply(curl) { line, size, count, transfer in
            guard let line, let transfer else { return size * count }
            let bytes = UnsafeRawBufferPointer(start: line, count: size * count)
            return SMTPTransfer.behind(transfer).received(bytes) ? size * count : 0
        }
        ccurl_on_command(curl) { _, kind, line, count, transfer in
            guard let line, let transfer, kind == CURLINFO_HEADER_OUT else { return 0 }
            SMTPTransfer.behind(transfer).sent(UnsafeRawBufferPointer(start: line, count: count))
            return 0
        }
    }

    deinit {
        curl_easy_cleanup(curl)
        complaint.deallocate()
    }

    /// Goes through what is said before the first mail, and no further; blocks until that is over.
    func connect(_ transfer: SMTPTransfer) -> End {
        ccurl_set_number(curl, CURLOPT_CONNECT_ONLY, 1)
        defer { ccurl_set_number(curl, CURLOPT_CONNECT_ONLY, 0) }
        return perform(transfer, from: "", to: [])
    }

    /// Hands `transfer` to the server, and blocks until it has ended.
    func perform(_ transfer: SMTPTransfer, from sender: String, to recipients: [String]) -> End {
        var list: UnsafeMutablePointer<curl_slist>?
        for recipient in recipients { list = curl_slist_append(list, recipient) }
        defer { curl_slist_free_all(list) }
        complaint.update(repeating: 0, count: Int(CURL_ERROR_SIZE))
        ccurl_set_text(curl, CURLOPT_MAIL_FROM, sender)
        ccurl_set_pointer(curl, CURLOPT_MAIL_RCPT, list)
        listen(Unmanaged.passUnretained(transfer).toOpaque())
        // The connection outlives the transfer, and its goodbye must not look for it.
        defer { listen(nil) }
        let code = withExtendedLifetime(transfer) { BrokenPipe.held { curl_easy_perform(curl) }.result }
        let said = String(cString: complaint)
        defer { isConnected = code == CURLE_OK }
        return End(
            code: code, words: said.isEmpty ? String(cString: curl_easy_strerror(code)) : said,
            isReused: isConnected && ccurl_new_connections(curl) == 0)
    }

    private func listen(_ transfer: UnsafeMutableRawPointer?) {
        ccurl_set_number(curl, CURLOPT_VERBOSE, transfer == nil ? 0 : 1)
        for option in [CURLOPT_READDATA, CURLOPT_HEADERDATA, CURLOPT_DEBUGDATA] {
            ccurl_set_pointer(curl, option, transfer)
        }
    }
}
