/// What a calendar that is sent wants of its reader (RFC 5546, 1.4).
package enum CalendarMethod: String, CaseIterable, Hashable, Sendable {
    /// It tells; nobody has to answer.
    case publish = "PUBLISH"
    /// It invites, or changes what people were invited to.
    case request = "REQUEST"
    /// It calls off what people were invited to.
    case cancel = "CANCEL"
}
