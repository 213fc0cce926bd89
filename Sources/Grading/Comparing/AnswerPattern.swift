import ExerciseValues
import Expectations

/// What the wrong answers have in common with the expected ones, such as that axes are swapped.
///
/// It holds in every wrong case. Where two explanations hold, as for a constant that is 2 times another
/// and also larger by 1, neither is given.
struct AnswerPattern {
  /// A wrong answer beside the expected one.
  typealias Pair = (expected: ExerciseValue, got: ExerciseValue)

  private let kinds: Set<Resemblance.Kind>

  /// The fewest numbers that show a factor or a summand.
  private static let fewestNumbers = 3

  /// Finds what wrong answers have in common with the expected ones.
  init(of pairs: [Pair], tolerance: Double?) {
    var shared = Self.sums(pairs, tolerance)
    var geometric: Set<Resemblance.Kind>?
    for pair in pairs {
      let found = Self.kinds(pair, tolerance)
      geometric = geometric.map { $0.intersection(found) } ?? found
      if geometric?.isEmpty != false { break }
    }
    shared.formUnion(geometric ?? [])
    kinds = shared
  }

  /// Returns what is said below a wrong case; `nil` if nothing is certain.
  ///
  /// - Parameters:
  ///   - pair: The case, one of those that the pattern was found in.
  ///   - tolerance: The error that is allowed beside rounding.
  /// - Returns: A sentence without a full stop.
  func note(for pair: Pair, tolerance: Double?) -> String? {
    guard let kind = onlyKind else { return nil }
    let isList = pair.got.items != nil && pair.got.grid?.shape.count == 1
    let words =
      pair.got.grid?.shape.isEmpty == true
      ? kind.wordsForNumbers : isList ? kind.wordsForLists : kind.wordsForTensors
    guard words == nil else { return words }
    // Where a part begins differs from case to case.
    let origins = Self.comparison(pair, tolerance)?.resemblances.compactMap { resemblance in
      switch (resemblance.kind, kind) {
      case (.trimmed(let origin), .trimmed), (.extended(let origin), .extended): origin
      default: nil
      }
    }
    guard let origin = origins?.first else { return nil }
    let place = isList ? "index \(origin[0])" : "\(origin)"
    let (part, whole) =
      kind == .trimmed(from: []) ? ("the expected", "yours") : ("your", "the expected one")
    if isList && origin[0] == 0 { return "\(part) list is the beginning of \(whole)" }
    return "\(part) \(isList ? "list" : "tensor") is the part of \(whole) that begins at \(place)"
  }

  /// The explanation that is left, if it is one: a plainer one of those that say the same.
  private var onlyKind: Resemblance.Kind? {
    var candidates = kinds
    // Whatever moves numbers keeps them, so the order says nothing beside another explanation.
    if candidates.count > 1 { candidates.remove(.reordered) }
    let families = Set(candidates.map(\.family))
    guard families.count == 1 else { return nil }
    let sorted = candidates.sorted { $0.effort < $1.effort }
    guard let first = sorted.first else { return nil }
    let isAlone = sorted.count == 1 || first.effort < sorted[1].effort
    return isAlone ? first : nil
  }

  /// A sign, factor or summand that all numbers of all cases show.
  private static func sums(_ pairs: [Pair], _ tolerance: Double?) -> Set<Resemblance.Kind> {
    var (expected, got): ([Double], [Double]) = ([], [])
    for pair in pairs {
      guard let right = pair.expected.grid, let own = pair.got.grid, right.shape == own.shape
      else { return [] }
      expected += right.cells
      got += own.cells
    }
    let shape = [expected.count]
    let comparison = TensorComparison(
      actual: TensorValue(shape: shape, elementType: .float32, elements: got),
      expected: PrintedTensor(
        exactly: TensorValue(shape: shape, elementType: .float32, elements: expected)),
      tolerance: Tolerance(absolute: tolerance, relative: tolerance))
    guard comparison.differingCount >= fewestNumbers else { return [] }
    let kinds = comparison.resemblances.map(\.kind)
    return Set(kinds.compactMap(\.asSum))
  }

  /// Everything but sums that one case shows.
  private static func kinds(_ pair: Pair, _ tolerance: Double?) -> Set<Resemblance.Kind> {
    // An empty list is a part of every list.
    if pair.expected.items == [] { return [.trimmed(from: [])] }
    if pair.got.items == [] { return [.extended(from: [])] }
    let found = comparison(pair, tolerance)?.resemblances ?? []
    return Set(found.map(\.kind).compactMap(\.asPlaces))
  }

  private static func comparison(_ pair: Pair, _ tolerance: Double?) -> TensorComparison? {
    guard let expected = TensorValue(pair.expected), let got = TensorValue(pair.got) else {
      return nil
    }
    return TensorComparison(
      actual: got, expected: PrintedTensor(exactly: expected),
      tolerance: Tolerance(absolute: tolerance, relative: tolerance))
  }
}

extension Resemblance.Kind {
  /// The kind, if it is about a sign, a factor or a summand.
  fileprivate var asSum: Self? {
    switch self {
    case .negated, .raised: self
    case .scaled(let factor): factor == -1 ? nil : self
    default: nil
    }
  }

  /// The kind, if it is about the places of numbers; where a part begins is not in it.
  fileprivate var asPlaces: Self? {
    switch self {
    case .axes, .reversed, .moved, .reshaped, .reordered: self
    case .trimmed: .trimmed(from: [])
    case .extended: .extended(from: [])
    case .elementType, .shapeAlone, .axesOfShape, .negated, .scaled, .raised: nil
    }
  }

  /// Explanations of one family may be the same in other words.
  fileprivate var family: String {
    switch self {
    case .axes: "axes"
    case .reversed: "reversed"
    default: "\(self)"
    }
  }

  /// How much an explanation of a family does: the least of those that hold is enough.
  fileprivate var effort: Int {
    switch self {
    case .axes(let order): order.indices.count { order[$0] != $0 }
    case .reversed(let axes): axes.count
    default: 0
    }
  }

  /// What is said of tensors.
  fileprivate var wordsForTensors: String? {
    switch self {
    case .axes([1, 0]): "the values agree once the axes are swapped"
    case .axes(let order): "the values agree once your axes are in the order \(order)"
    case .reversed(let axes) where axes.count == 1:
      "the values agree once axis \(axes[0]) is reversed"
    case .reversed(let axes): "the values agree once the axes \(axes) are reversed"
    case .moved(let axis, let isBehind):
      "along axis \(axis) your values are one index \(isBehind ? "behind" : "before") the expected ones"
    case .reshaped: "the same values in the same order, in another shape"
    case .reordered: "the same values are in another order"
    default: sumWords(of: "your values", "the expected ones")
    }
  }

  /// What is said of lists of numbers.
  fileprivate var wordsForLists: String? {
    switch self {
    case .reversed: "your list is the expected one from back to front"
    case .moved(_, let isBehind):
      "your numbers are one index \(isBehind ? "behind" : "before") the expected ones"
    case .reordered: "the same numbers are in another order"
    default: sumWords(of: "your numbers", "the expected ones")
    }
  }

  /// What is said of single numbers, one of each case.
  fileprivate var wordsForNumbers: String? {
    switch self {
    case .negated: "every wrong answer of yours is the expected one with the opposite sign"
    default: sumWords(of: "every wrong answer of yours", "the expected one")
    }
  }

  private func sumWords(of own: String, _ expected: String) -> String? {
    let verb = own.hasPrefix("every") ? "is" : "are"
    switch self {
    case .negated: return "\(own) \(verb) \(expected) with the opposite sign"
    case .scaled(let factor): return "\(own) \(verb) \(factor.shortText) times \(expected)"
    case .raised(let distance):
      let sign = distance < 0 ? "−" : "+"
      return "\(own) \(verb) \(expected) \(sign) \(distance.magnitude.shortText)"
    default: return nil
    }
  }
}

extension Double {
  /// The number with four digits at most.
  fileprivate var shortText: String {
    let digits = max(0, 4 - Int(magnitude < 1 ? 0 : "\(Int(min(magnitude, 1e15)))".count))
    let scale = [1.0, 10, 100, 1000, 10000][digits]
    let rounded = (self * scale).rounded() / scale
    return rounded == rounded.rounded() && magnitude < 1e15 ? "\(Int(rounded))" : "\(rounded)"
  }
}
