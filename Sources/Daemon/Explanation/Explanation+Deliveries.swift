import Admin
import CivilTime
import ReminderCore
import Settings

extension Explanation {
    /// A delivery as answers show it.
    func shown(_ delivery: DeliveryStory) -> WhyAnswer.Delivery {
        DeliveryWords(delivery, opening: openings[delivery.record.channel], words)
            .answer(kind: kind(of: delivery), in: setup.zone)
    }

    /// What a delivery says.
    private func kind(of delivery: DeliveryStory) -> String {
        if delivery.reminder != nil { return delivery.isOfSeveral ? "group" : "reminder" }
        if delivery.isOfSeveral { return "digest" }
        return story.changes.contains { tells(delivery, of: $0) } ? "change" : "notice"
    }

    /// Whether a delivery tells of a change.
    func tells(_ delivery: DeliveryStory, of change: OccurrenceStory.Change) -> Bool {
        func name(on channel: String) -> Identity {
            PendingChange.noticeID(change.number, of: change.change, noticed: change.noticed, on: channel)
        }
        let channel = delivery.record.channel
        if delivery.record.id == name(on: channel) { return true }
        // It may have taken over from another channel.
        return setup.configuration.channels.contains {
            $0.fallback == channel && delivery.record.id == Delivery.Fallback.id(of: name(on: $0.name), on: channel)
        }
    }
}
