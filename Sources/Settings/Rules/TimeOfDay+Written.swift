import CivilTime

/// Times of day as written in the configuration.
extension TimeOfDay {
    /// How a time of day is written, for a remedy.
    static let writingHint = "write hours and minutes, \"00:00\" to \"23:59\""

    /// The time written in hours and minutes, such as `08:00` or `7:30`; nil when `text` is none.
    init?(written text: some StringProtocol) {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        let isDigits = parts.allSatisfy {
            (1...2).contains($0.utf8.count) && $0.utf8.allSatisfy { (0x30...0x39).contains($0) }
        }
        guard parts.count == 2, isDigits, parts[1].utf8.count == 2, let hour = Int(parts[0]),
            let minute = Int(parts[1])
        else { return nil }
        self.init(hour: hour, minute: minute)
    }
}
