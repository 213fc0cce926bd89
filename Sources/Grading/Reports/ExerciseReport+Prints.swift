import ExerciseValues

extension ExerciseReport {
  /// Adds what was printed: to the failures what belongs to them, the rest beside them.
  ///
  /// - Parameters:
  ///   - texts: What was printed, by the number of the case.
  ///   - book: The cases.
  mutating func add(_ texts: [Int: String], of book: CaseBook) {
    var rest = texts
    for index in failures.indices {
      failures[index].printed = rest.removeValue(forKey: failures[index].number) ?? ""
    }
    printed = rest.sorted { $0.key < $1.key }.map { number, text in
      let item = book.cases[number]
      return CasePrint(group: book.groups[item.group].name, title: item.title, text: text)
    }
  }
}
