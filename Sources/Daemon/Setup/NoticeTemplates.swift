import ReminderCore
import Settings
import Wording

/// The templates of a configuration, and which notice is said in which.
struct NoticeTemplates: Sendable {
    private var rules: [String: NoticeTemplate] = [:]
    private var channels: [String: NoticeTemplate] = [:]

    /// The templates of `configuration`, which passed their check when it was read.
    init(of configuration: Configuration) {
        for rule in configuration.rules { rules[rule.name] = rule.template.flatMap { try? NoticeTemplate($0) } }
        for channel in configuration.channels {
            channels[channel.name] = channel.template.flatMap { try? NoticeTemplate($0) }
        }
    }

    /// The template of the rule that wants `notice`, else its channel's; nil for the words of the language.
    func template(for notice: Notice) -> NoticeTemplate? {
        switch notice.subject {
        case .reminder, .group: rules[notice.rule] ?? channels[notice.channel]
        // No rule wants these; a digest may have the name of one.
        case .change, .digest, .test: channels[notice.channel]
        case .trouble, .answer: nil
        }
    }
}
