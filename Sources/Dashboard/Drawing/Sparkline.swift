import Admin

/// What came of a channel's deliveries in each of the last hours, as bars: what arrived above the line, what did not below.
struct Sparkline {
    /// The height above the line, and below it, in the picture's own units.
    private static let (above, below) = (16, 8)

    let scene: Scene

    /// The picture.
    func fields(_ hours: [ChannelAnswer.Hour]) -> Fields {
        let most = max(hours.map(\.delivered).max() ?? 0, 1)
        let worst = max(hours.map(\.failed).max() ?? 0, 1)
        let (delivered, failed) = (hours.map(\.delivered).reduce(0, +), hours.map(\.failed).reduce(0, +))
        let bars: [Fields] = hours.enumerated().map { index, hour in
            let up = height(hour.delivered, of: most, in: Self.above)
            let down = height(hour.failed, of: worst, in: Self.below)
            return [
                "x": index * 5, "top": Self.above - up, "up": up == 0 ? "" : "\(up)", "middle": Self.above + 1,
                "down": down == 0 ? "" : "\(down)",
            ]
        }
        return [
            "bars": bars, "delivered": delivered, "failed": failed, "hasFailed": failed > 0,
            "label": scene.words[
                "channels.sparkline", ["delivered": "\(delivered)", "failed": "\(failed)"]],
        ]
    }

    /// Something is never drawn as nothing.
    private func height(_ count: Int, of most: Int, in room: Int) -> Int {
        count == 0 ? 0 : max(2, count * room / most)
    }
}
