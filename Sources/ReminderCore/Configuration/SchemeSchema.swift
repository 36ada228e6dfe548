/// What a way of signing requests, or of renewing tokens, asks of the configuration and gives to a format.
package struct SchemeSchema: Hashable, Sendable {
    /// What formats call it, such as `lark`.
    package let name: String
    /// The settings it needs: fields of every kind whose format names it.
    package let fields: [SettingField]
    /// What stands for something in a request as `{scheme.NAME}`, such as `timestamp`.
    package let values: [String]

    package init(_ name: String, fields: [SettingField], values: [String] = []) {
        (self.name, self.fields, self.values) = (name, fields, values)
    }
}
