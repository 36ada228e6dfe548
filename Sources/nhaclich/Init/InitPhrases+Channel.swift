extension InitPhrases {
    var channel: String {
        pick(
            "Kênh đầu tiên: tên dịch vụ, maildir, smtp…, hoặc dán địa chỉ; ? liệt kê",
            "First channel: a service, maildir, smtp…, or an address to paste; ? lists them")
    }

    var noChannel: String { pick("Không có kênh nào như vậy. Có:", "There is no such channel. There are:") }
    var severalChannels: String { pick("Có nhiều kênh như vậy:", "Several are like that:") }

    func writeWhole(_ address: String) -> String {
        pick("Địa chỉ chưa đủ. Mẫu: \(address)", "The address is not whole. It is written as in \(address)")
    }

    func setting(_ name: String, isSecret: Bool, isOptional: Bool) -> String {
        let notes = [
            isSecret ? pick("không hiện ra", "not shown") : nil,
            isOptional ? pick("có thể để trống", "may be empty") : nil,
        ].compactMap(\.self)
        return notes.isEmpty ? name : "\(name) (\(notes.joined(separator: ", ")))"
    }

    /// What a kind in code is; nil for others, which say it themselves.
    func about(_ kind: String) -> String? {
        switch kind {
        case "maildir": pick("ghi thư vào thư mục Maildir", "files mail in a Maildir")
        case "smtp": pick("gửi thư qua máy chủ thư", "hands mail to a mail server")
        case "sendmail": pick("gửi thư qua hệ thống thư của máy này", "hands mail to this machine's mail system")
        case "webhook":
            pick("gửi JSON đến một địa chỉ (Standard Webhooks)", "posts JSON to an address (Standard Webhooks)")
        case "console": pick("in ra màn hình, để thử", "prints on the screen, to try it")
        default: nil
        }
    }

    // MARK: - Test

    func sendTest(_ channel: String) -> String {
        pick("Gửi một tin thử thật trên kênh \(channel)?", "Send one real test message on the channel \(channel)?")
    }

    var sending: String { pick("đang gửi", "sending") }

    func arrived(_ note: String) -> String { pick("Đã gửi: \(note)", "Sent: \(note)") }

    func failed(_ reason: String) -> String { pick("Chưa gửi được: \(reason)", "Not sent: \(reason)") }

    var afterFailure: String {
        pick(
            "other = chọn kênh khác, again = thử lại, keep = vẫn giữ",
            "other = another channel, again = try again, keep = keep it")
    }

    // MARK: - End

    func willWrite(_ file: String) -> String { pick("Sẽ ghi vào \(file):", "This goes into \(file):") }

    var writeIt: String { pick("Ghi?", "Write it?") }

    func wrote(_ file: String) -> String { pick("Đã ghi \(file)", "Wrote \(file)") }

    func kept(_ file: String) -> String { pick("Bản cũ: \(file)", "What was there before: \(file)") }

    var reloadNow: String {
        pick("nhaclich đang chạy. Nạp lại cấu hình ngay?", "nhaclich is running. Have it read the configuration now?")
    }

    var inForce: String { pick("Cấu hình mới đã có hiệu lực.", "The configuration is in force.") }

    var next: String { pick("Tiếp theo:", "Next:") }

    func isYes(_ answer: String) -> Bool? {
        switch answer.lowercased() {
        case "y", "yes", "c", "có", "co": true
        case "n", "no", "k", "không", "khong": false
        default: nil
        }
    }

    /// What a question is answered with whose answer is usually yes.
    var yes: String { pick("có", "yes") }
    var no: String { pick("không", "no") }
}
