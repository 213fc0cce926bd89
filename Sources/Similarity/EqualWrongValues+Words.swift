extension EqualWrongValues {
  /// The questions in words, those that differ by their last number alone together:
  /// `sizes, case 1 to 4, 7; strides, case 2`.
  public var questionWords: String {
    var order: [Substring] = []
    var numbers: [Substring: [Int]] = [:]
    for question in questions {
      let digits = question.reversed().prefix { $0.isASCII && $0.isNumber }.count
      let stem = question.dropLast(digits)
      if numbers[stem] == nil { order.append(stem) }
      numbers[stem, default: []] += Int(question.suffix(digits)).map { [$0] } ?? []
    }
    return order.map { $0 + Self.ranges(numbers[$0] ?? []) }.joined(separator: "; ")
  }

  /// Numbers in rising order, three and more in a row as the first and the last.
  private static func ranges(_ numbers: [Int]) -> String {
    var ranges: [ClosedRange<Int>] = []
    for number in Set(numbers).sorted() {
      if let last = ranges.last, last.upperBound == number - 1 {
        ranges[ranges.count - 1] = last.lowerBound...number
      } else {
        ranges.append(number...number)
      }
    }
    return ranges.flatMap { range in
      range.count < 3
        ? range.map { "\($0)" } : ["\(range.lowerBound) to \(range.upperBound)"]
    }.joined(separator: ", ")
  }
}
