/// What Slack says is wrong, in a word: the body of a webhook's answer, or `error` in a JSON one.
struct SlackError: Sendable {
    let word: String
    /// The row of ``HTTPOutcome`` that the word stands for.
    let consequence: HTTPOutcome.Consequence
    /// What the operator can do about it.
    let nextStep: String

    /// The error that `word` is, or nil when it is none that is known.
    init?(_ word: String) {
        switch word {
        case "invalid_token", "no_service", "no_service_id", "no_team", "no_active_hooks", "token_revoked",
            "token_expired", "invalid_auth", "account_inactive":
            nextStep =
                "the webhook is not valid any more; make a new one in Slack and put its address in the channel's url"
            consequence = .mendChannel
        case "channel_not_found", "user_not_found":
            nextStep = "the Slack channel is gone; make a webhook for another one"
            consequence = .mendChannel
        case "channel_is_archived", "is_archived":
            nextStep = "the Slack channel is archived; restore it, or make a webhook for another one"
            consequence = .mendChannel
        case "action_prohibited", "posting_to_general_channel_denied", "restricted_action", "team_disabled":
            nextStep = "the rules of the Slack workspace forbid it; ask its administrator"
            consequence = .mendChannel
        case "invalid_payload", "no_text", "invalid_blocks", "invalid_blocks_format", "too_many_attachments",
            "msg_too_long", "msg_blocks_too_long":
            nextStep = "Slack does not understand the notice; please report this"
            consequence = .simplify
        case "rate_limited", "ratelimited":
            nextStep = "Slack takes no more for now"
            consequence = .retry
        case "rollup_error", "internal_error", "fatal_error", "service_unavailable", "request_timeout":
            nextStep = "Slack has trouble of its own"
            consequence = .retry
        default: return nil
        }
        self.word = word
    }
}
