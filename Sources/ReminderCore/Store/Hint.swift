/// What the store knows of where it has something, and gives along so that it need not search for it again. It takes no part
/// in whether two things are the same, and means nothing to anybody else.
@propertyWrapper
package struct Hint<Value: Sendable>: Hashable, Sendable {
    /// Nil when it is not at hand.
    package var wrappedValue: Value?

    package init(wrappedValue: Value?) { self.wrappedValue = wrappedValue }

    package static func == (left: Hint, right: Hint) -> Bool { true }

    package func hash(into hasher: inout Hasher) {}
}
