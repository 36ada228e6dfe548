package import ReminderCore

extension Identity {
    /// A name that was never given before, from the kernel's random numbers: for what is meant to be new
    /// each time, such as a test notice.
    package static func random() -> Identity {
        var generator = SystemRandomNumberGenerator()
        return Identity { digest in
            for _ in 0..<4 { digest.add(Int64(bitPattern: generator.next())) }
        }
    }
}
