import ArgumentParser

/// Something that is asked.
struct Question: Hashable {
    /// What it is about; each is asked until an answer is taken.
    enum Topic: Hashable {
        case existing, language, timezone, calendar, username, password, privateHost, anyway, leads, channel
        /// A setting of the channel, by its name.
        case setting(String)
        case test, untested, write, reload

        /// The name of the setting that is asked for, if it is one.
        var setting: String? {
            if case .setting(let name) = self { name } else { nil }
        }
    }

    let topic: Topic
    let text: String
    /// What an empty answer means; nil where one has to be given.
    var suggestion: String?
    /// Whether nobody is to see the answer.
    var isSecret = false
}

/// Where questions are put, and answers come from.
protocol Console: AnyObject {
    /// Puts a question; an empty answer is its suggestion.
    ///
    /// - Throws: ``InitFailure`` when there is no answer.
    func ask(_ question: Question) throws -> String

    /// Tells something.
    func say(_ text: String)

    /// Tells why the last answer is not taken.
    ///
    /// - Parameter status: How the program ends when there is no other answer.
    func object(_ problem: String, _ status: ExitCode)
}

/// Why no configuration came about.
struct InitFailure: Error {
    /// For the person; empty when all is said.
    let problem: String
    let status: ExitCode
}
