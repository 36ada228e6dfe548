/// What the columns of a page's tables are, by the words at their heads.
struct TableColumns {
    /// The role of each column, by the rows it holds for.
    private var roles: [Int: [Int: Label]] = [:]
    private let passages: [Passage]
    private let bare: Bool

    init(_ passages: [Passage], bare: Bool) {
        (self.passages, self.bare) = (passages, bare)
        var head: [Int: Label] = [:]
        var at = 0
        while at < passages.count {
            guard let row = passages[at].block.row else {
                head = [:]
                at += 1
                continue
            }
            let end = passages[at...].firstIndex { $0.block.row != row } ?? passages.count
            let labels = self.labels(at..<end)
            // A row of nothing but labels says what is below it. One with two of them and no date does too.
            if labels.count >= 2, !passages[at..<end].contains(where: { $0.firstDay != nil }) { head = labels }
            roles[row] = head
            at = end
        }
    }

    private func labels(_ cells: Range<Int>) -> [Int: Label] {
        var labels: [Int: Label] = [:]
        for index in cells {
            guard let column = passages[index].block.column, passages[index].words.list.count <= 5 else { continue }
            if let (label, end) = Label.read(passages[index], bare: bare), end >= passages[index].text.count {
                labels[column] = label
            }
        }
        return labels
    }

    /// What the head of its column says of the passage; nil for what stands in no table, or below no head.
    func role(of passage: Passage) -> Label? {
        guard let row = passage.block.row, let column = passage.block.column else { return nil }
        return roles[row]?[column]
    }

    /// Whether the heads of its table say which column has the time.
    func knowTimes(of passage: Passage) -> Bool {
        guard let row = passage.block.row else { return false }
        return roles[row]?.values.contains(.time) == true
    }

    /// The cells of the passage's row in the column of this role.
    func cells(_ role: Label, besides index: Int) -> [Int] {
        guard let row = passages[index].block.row, let columns = roles[row] else { return [] }
        return rowIndices(of: index).filter { columns[passages[$0].block.column ?? 0] == role && $0 != index }
    }

    /// The passages of the row that the passage is in.
    func rowIndices(of index: Int) -> [Int] {
        guard let row = passages[index].block.row else { return [] }
        var (first, last) = (index, index)
        while first > 0, passages[first - 1].block.row == row { first -= 1 }
        while last + 1 < passages.count, passages[last + 1].block.row == row { last += 1 }
        return Array(first...last)
    }
}
