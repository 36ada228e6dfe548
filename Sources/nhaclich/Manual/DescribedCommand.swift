/// What ArgumentParser tells of the program: the part that the manual needs.
struct DescribedProgram: Decodable {
    let command: DescribedCommand
}

/// One command.
struct DescribedCommand: Decodable {
    let commandName: String
    let abstract: String?
    let discussion: String?
    let shouldDisplay: Bool
    let subcommands: [DescribedCommand]?
    let arguments: [DescribedArgument]?

    /// The subcommands that people use.
    var shown: [DescribedCommand] {
        (subcommands ?? []).filter { $0.shouldDisplay && $0.commandName != "help" }
    }

    /// The arguments that people use; those that every command has are told once.
    var options: [DescribedArgument] {
        (arguments ?? []).filter { argument in
            argument.shouldDisplay && !(argument.names ?? []).contains { ["version", "help"].contains($0.name) }
        }
    }
}

/// One argument of a command.
struct DescribedArgument: Decodable, Hashable {
    struct Name: Decodable, Hashable {
        let kind: String
        let name: String

        /// As it is typed: `-f`, `--follow`.
        var typed: String { kind == "long" ? "--\(name)" : "-\(name)" }
    }

    let kind: String
    let abstract: String?
    let valueName: String?
    let defaultValue: String?
    let isOptional: Bool
    let isRepeating: Bool
    let shouldDisplay: Bool
    let names: [Name]?
}
