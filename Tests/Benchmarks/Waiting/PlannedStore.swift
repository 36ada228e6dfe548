import Glibc

/// A state folder with a million planned reminders, or fewer, made by the program itself.
struct PlannedStore {
    /// How many events there are; each has ten reminders.
    let events: Int

    private static let leads = (1...10).map { "\($0)h" }.joined(separator: ", ")

    /// How many reminders are planned.
    var reminders: Int { events * 10 }

    /// A daemon that has them, and does not run; it is made when it is not there, or is of another day.
    func daemon() throws(Trouble) -> DaemonHost {
        let name = "planned-\(reminders)"
        let sign = "\(Files.folder)/\(name)/planned"
        if let made = Files.lastWrite(to: sign), Stopwatch.wall - made < 43_200 {
            return try DaemonHost(in: Files.wholePath("\(Files.folder)/\(name)"))
        }
        let daemon = try DaemonHost(in: try Files.emptyFolder(name))
        let rule = "all: { remind: [\(Self.leads)], channels: [out] }"
        try daemon.configure(channel: "console: {}", rules: [rule])
        let first = Int(Stopwatch.wall) + 10 * 86_400
        let calendar = EventCalendar(events: events) { first + $0 * (60 * 86_400 / max(events, 1)) }
        try Files.write(calendar.bytes(), to: daemon.calendar())
        try daemon.prepare(planned: reminders)
        sync()  // What the kernel has yet to write would look like memory that is written to.
        // The plan is what is measured, not the reading of the calendar, which is in another chapter.
        try Files.write([], to: sign)
        return daemon
    }
}
