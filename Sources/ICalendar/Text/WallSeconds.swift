/// Seconds since 1970-01-01T00:00:00 on a wall clock, taken apart into days and seconds of the day.
extension Int64 {
    /// The number of the day, in days since 1970-01-01; times before midnight belong to the day before.
    var dayNumber: Int { Int((self - secondOfDay) / 86_400) }

    /// The beginning of the day.
    var midnight: Int64 { self - secondOfDay }

    /// Seconds since midnight, 0 to 86,399.
    var secondOfDay: Int64 {
        let rest = self % 86_400
        return rest < 0 ? rest + 86_400 : rest
    }
}
