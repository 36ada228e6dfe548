/// A lead for people: `1d before`, and `1d before its end` as it is.
func before(_ lead: String) -> String {
    lead.contains("before") || lead == "snoozed" ? lead : "\(lead) before"
}

/// `13/02/2020 08:30` for the RFC 3339 time the daemon answers with, and `13/02/2020` for a date.
func day(_ time: String) -> String {
    let parts = time.split(separator: "T")
    guard let date = parts.first?.split(separator: "-"), date.count == 3 else { return time }
    let shown = "\(date[2])/\(date[1])/\(date[0])"
    return parts.count == 2 ? "\(shown) \(parts[1].prefix(5))" : shown
}
