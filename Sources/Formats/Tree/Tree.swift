/// A body to be filled in: JSON in which some values are open.
indirect enum Tree: Hashable, Sendable {
    /// A part of it that is always the same, in JSON.
    case constant([UInt8])
    case text(Leaf)
    /// A leaf whose text is written as a number; left out when it is none.
    case number(Leaf)
    /// `true`, or left out when the value is empty.
    case flag(Value)
    case list([Tree])
    case map([Member])
    /// Left out, or something else, when the condition does not hold.
    case choice(Condition, then: Tree, otherwise: Tree?)
    /// In a list, once for each of what it goes through.
    case each(Loop, Condition?, most: Int, Tree)
    /// The first that is not left out.
    case first([Tree])

    /// A key, in JSON with its colon, and what stands under it.
    struct Member: Hashable, Sendable {
        let name: String
        let key: [UInt8]
        let value: Tree

        init(_ name: String, _ value: Tree) {
            (self.name, self.value) = (name, value)
            var key: [UInt8] = []
            JSONText.write(name, to: &key)
            self.key = key + [UInt8(ascii: ":")]
        }
    }

    /// Whether no directive is in the way of ``merged(with:)``.
    func canBeMerged(with other: Tree) -> Bool {
        guard case .map(let others) = other else { return true }
        switch self {
        case .map(let members):
            return others.allSatisfy { member in
                members.first { $0.name == member.name }?.value.canBeMerged(with: member.value) ?? true
            }
        case .choice, .first, .each: return false
        case .constant, .text, .number, .flag, .list: return true
        }
    }

    /// Whether a value is empty, or is not.
    struct Condition: Hashable, Sendable {
        let value: Value
        let isNegated: Bool
    }

    static let null = Tree.constant(Array("null".utf8))

    /// This tree with the entries of `other` in it: maps are merged, everything else is replaced, and what is null there
    /// is taken away (JSON Merge Patch, RFC 7396).
    func merged(with other: Tree) -> Tree {
        guard case .map(var members) = self, case .map(let others) = other else { return other }
        for member in others {
            if member.value == .null {
                members.removeAll { $0.name == member.name }
            } else if let index = members.firstIndex(where: { $0.name == member.name }) {
                members[index] = Member(member.name, members[index].value.merged(with: member.value))
            } else {
                members.append(member)
            }
        }
        return .map(members)
    }
}
