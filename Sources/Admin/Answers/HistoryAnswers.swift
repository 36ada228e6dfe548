// What the admin API answers about single deliveries.

/// A delivery with every attempt.
package struct DeliveryHistoryAnswer: Codable, Hashable, Sendable {
    /// One attempt.
    package struct Attempt: Codable, Hashable, Sendable {
        package var number: Int
        package var at: String
        /// What the delivery was after it.
        package var state: String
        /// The status of the HTTP answer; nil when there was none.
        package var status: Int?
        /// What the service answered, its first 500 bytes and no secret, or why it failed.
        package var note: String

        package init(number: Int, at: String, state: String, status: Int?, note: String) {
            (self.number, self.at, self.state) = (number, at, state)
            (self.status, self.note) = (status, note)
        }
    }

    package var delivery: DeliveryAnswer
    package var attempts: [Attempt]

    package init(delivery: DeliveryAnswer, attempts: [Attempt]) {
        (self.delivery, self.attempts) = (delivery, attempts)
    }
}

/// Which deliveries are to be tried again.
package struct RetryRequest: Codable, Hashable, Sendable {
    /// The beginnings of their names; empty for all that failed or expired.
    package var deliveries: [String]

    package init(deliveries: [String]) { self.deliveries = deliveries }
}
