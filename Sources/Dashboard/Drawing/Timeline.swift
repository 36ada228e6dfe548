import Admin
import CivilTime

/// The reminders of an event on a line that ends where the event begins.
///
/// The nearer the event, the more room an hour has: a reminder a week before and one an hour before are both to be seen.
struct Timeline {
    /// The size of the picture, in its own units.
    private static let (width, margin) = (160.0, 6.0)
    /// The shortest time that the line stands for, in hours: a reminder one hour before is near the event in every picture.
    private static let shortest = 24.0
    /// The most marks that are drawn; more would be a bar.
    private static let mostMarks = 24

    let scene: Scene

    /// The picture for an event that begins at `start`; empty for one without reminders.
    func fields(_ reminders: [UpcomingAnswer.Reminder], before start: String) -> [Fields] {
        let shown = reminders.filter { $0.state != "superseded" }.suffix(Self.mostMarks)
        guard let first = shown.first else { return [] }
        let begin = scene.moments.instant(start)
        let longest = max(hours(scene.moments.instant(first.due), before: begin), Self.shortest)
        func place(_ instant: Instant) -> Double {
            Self.width - Self.margin * 2
                - (Self.width - Self.margin * 3) * logarithm(1 + hours(instant, before: begin))
                / logarithm(1 + longest)
        }
        let marks = shown.map { reminder in
            let state = scene.state(reminder.state)
            return Fields(dictionaryLiteral: ("x", tenths(place(scene.moments.instant(reminder.due)))))
                .merging(state)
                .merging([
                    "isMissed": reminder.state == "missed",
                    "isQuiet": ["silenced", "cancelled"].contains(reminder.state),
                ])
        }
        let now = scene.moments.now
        let isUnderWay = now < begin && scene.moments.instant(first.due) < now
        let label = shown.map { reminder in
            scene.words[
                "timeline.mark",
                ["time": scene.moments.moment(reminder.due), "state": scene.words["state.\(reminder.state)"]]]
        }
        return [
            [
                "label": scene.words["timeline.label", ["marks": label.joined(separator: "; ")]], "marks": marks,
                "now": isUnderWay ? tenths(place(now)) : "",
            ]
        ]
    }

    private func hours(_ instant: Instant, before begin: Instant) -> Double {
        max(Double((begin - instant).wholeMilliseconds) / 3_600_000, 0)
    }

    /// The logarithm to the base 2, near enough for a drawing.
    private func logarithm(_ number: Double) -> Double {
        Double(number.exponent) + (number.significand - 1)
    }

    private func tenths(_ number: Double) -> String {
        let tenths = Int((number * 10).rounded())
        return tenths % 10 == 0 ? "\(tenths / 10)" : "\(tenths / 10).\(abs(tenths % 10))"
    }
}
