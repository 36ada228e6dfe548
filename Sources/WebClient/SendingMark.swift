/// Whether some of a request's body may have been sent. A server that has none of it can have done nothing with it.
actor SendingMark {
    private(set) var isSet = false

    /// Notes that the body is on its way.
    func set() { isSet = true }
}
