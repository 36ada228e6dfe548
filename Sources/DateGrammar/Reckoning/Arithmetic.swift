/// The little arithmetic that is needed of a system library, so that none is.
enum Arithmetic {
    /// The greatest whole number not above `value`, which is far below 2^63.
    static func floor(_ value: Double) -> Int {
        let whole = Int(value)
        return Double(whole) > value ? whole - 1 : whole
    }

    /// The sine of `degrees`, exact to twelve digits.
    static func sine(_ degrees: Double) -> Double {
        var angle = degrees - 360 * Double(floor(degrees / 360 + 0.5))
        if angle > 90 { angle = 180 - angle }
        if angle < -90 { angle = -180 - angle }
        let x = angle * Double.pi / 180
        var (term, sum) = (x, x)
        for step in 1...10 {
            let n = Double(2 * step)
            term *= -x * x / (n * (n + 1))
            sum += term
        }
        return sum
    }
}
