/// What would make a computed tensor equal to the printed one: a likely reason for a difference.
public struct Resemblance: Hashable, Sendable {
  /// The ways in which tensors are alike.
  public enum Kind: Hashable, Sendable {
    /// Only the element types differ.
    case elementType

    /// The shape of the computed tensor is printed.
    case shapeAlone

    /// The computed tensor's axes have another order: the one that makes it the printed one.
    case axes([Int])

    /// As `axes`, but the shapes alone agree.
    case axesOfShape([Int])

    /// The same elements in the same order, in another shape.
    case reshaped

    /// The printed tensor is the part of the computed one that begins at an index.
    case trimmed(from: [Int])

    /// The computed tensor is the part of the printed one that begins at an index.
    case extended(from: [Int])

    /// Some axes run backwards.
    case reversed([Int])

    /// The sign is the other.
    case negated

    /// The computed elements are a multiple of the printed ones.
    case scaled(by: Double)

    /// The computed elements are the printed ones and a number.
    case raised(by: Double)

    /// The computed elements stand one index behind the printed ones along an axis, or before them.
    case moved(axis: Int, isBehind: Bool)

    /// The same elements in another order.
    case reordered
  }

  /// In which way the tensors are alike.
  public var kind: Kind

  /// How the tensors are alike.
  public var note: String

  /// What to look at, where that is clear.
  public var help: String?
}

extension TensorComparison {
  /// The first of the usual mistakes that explains the whole difference, or `nil`.
  public var resemblance: Resemblance? { resemblances.first }

  /// The usual mistakes that explain the whole difference, the most telling first.
  ///
  /// Each is tried on the values: a resemblance is named only if the tensors agree once it is
  /// undone. Tensors of more than five axes or 50,000 elements are not searched.
  public var resemblances: [Resemblance] {
    guard let difference, actual.shape.count <= 5,
      max(actual.elements.count, expected.elements.count) <= 50_000
    else { return [] }
    if difference == .elementType && differingCount == 0 {
      return [
        Resemblance(
          kind: .elementType, note: "the values agree, only the element type differs")
      ]
    }
    if difference == .shape {
      let parts = [reshaped, trimmed, extended, permutedShape]
      return [askedForShape].compactMap { $0 } + permuted + parts.compactMap { $0 }
    }
    let sums = [negated, scaled, raised].compactMap { $0 }
    return permuted + reversed + sums + moved + [reordered].compactMap { $0 }
  }

  /// Returns whether a tensor made from the computed one is the printed one.
  private func agrees(_ candidate: TensorValue, with printed: PrintedTensor? = nil) -> Bool {
    let printed = printed ?? expected
    guard printed.admits(shape: candidate.shape) else { return false }
    return zip(printed.elements, printed.offsets(in: candidate.shape)).allSatisfy {
      $0.agrees(with: candidate.elements[$1], within: bounds)
    }
  }
}

// MARK: Shapes

extension TensorComparison {
  /// The shape of the computed tensor is printed, rather than the tensor.
  private var askedForShape: Resemblance? {
    guard expected.form == .size, expected.elements.map(\.value) == actual.shape.map(Double.init)
    else { return nil }
    return Resemblance(
      kind: .shapeAlone, note: "the text is the tensor's shape",
      help: "write '.shape' behind the expression")
  }

  /// The axes are in another order.
  private var permuted: [Resemblance] {
    permutations(of: Array(actual.shape.indices)).dropFirst().compactMap { order in
      guard expected.admits(shape: order.map { actual.shape[$0] }), agrees(actual.permuted(order))
      else { return nil }
      return Resemblance(kind: .axes(order), note: note(ofOrder: order))
    }
  }

  private func note(ofOrder order: [Int]) -> String {
    switch order {
    case [1, 0]: "the values agree once the axes are swapped"
    case [0, 3, 1, 2]: "the values agree: the computed tensor is NHWC, the printed one NCHW"
    case [0, 2, 3, 1]: "the values agree: the computed tensor is NCHW, the printed one NHWC"
    default: "the values agree with the axes in the order \(order)"
    }
  }

  /// The elements are the same in the same order.
  private var reshaped: Resemblance? {
    guard let shape = expected.value?.shape, shape.reduce(1, *) == actual.elements.count,
      agrees(TensorValue(shape: shape, elements: actual.elements))
    else { return nil }
    return Resemblance(
      kind: .reshaped, note: "the same values in the same order, in another shape",
      help: "reshape it to \(shape)")
  }

  /// The printed tensor is a part of the computed one.
  private var trimmed: Resemblance? {
    guard let shape = expected.value?.shape,
      let origin = origins(of: shape, in: actual.shape).first(where: {
        agrees(actual.cropped(from: $0, to: shape))
      })
    else { return nil }
    return Resemblance(
      kind: .trimmed(from: origin),
      note: "the printed tensor is the part of the computed one that begins at \(origin)",
      help: "look at padding and output size")
  }

  /// The computed tensor is a part of the printed one.
  private var extended: Resemblance? {
    guard let shape = expected.value?.shape,
      let origin = origins(of: actual.shape, in: shape).first(where: {
        expected.cropped(from: $0, to: actual.shape).map { agrees(actual, with: $0) } ?? false
      })
    else { return nil }
    return Resemblance(
      kind: .extended(from: origin),
      note: "the computed tensor is the part of the printed one that begins at \(origin)",
      help: "look at padding and output size")
  }

  /// The values differ, but the shape is the printed one with its axes in another order.
  private var permutedShape: Resemblance? {
    guard actual.shape.count == 4 else { return nil }
    let names = [([0, 3, 1, 2], "NHWC", "NCHW"), ([0, 2, 3, 1], "NCHW", "NHWC")]
    for (order, own, wanted) in names
    where expected.admits(shape: order.map { actual.shape[$0] }) {
      return Resemblance(
        kind: .axesOfShape(order), note: "the shapes agree with the axes in the order \(order)",
        help: "the computed tensor looks like \(own), the printed one like \(wanted)")
    }
    return nil
  }

  /// Returns where a tensor of one shape may begin in one of another; none if there are many places.
  private func origins(of part: [Int], in whole: [Int]) -> [[Int]] {
    guard part.count == whole.count, !part.contains(0),
      zip(part, whole).allSatisfy({ $0 <= $1 && $1 - $0 <= 8 }),
      zip(part, whole).reduce(1, { $0 * ($1.1 - $1.0 + 1) }) <= 100
    else { return [] }
    return zip(part, whole).reduce([[]]) { origins, extents in
      origins.flatMap { origin in (0...(extents.1 - extents.0)).map { origin + [$0] } }
    }
  }
}

// MARK: Values

extension TensorComparison {
  /// Some axes run backwards.
  ///
  /// Axes of a single index may run either way, so they are tried last.
  private var reversed: [Resemblance] {
    let axes =
      actual.shape.indices.filter { actual.shape[$0] > 1 }
      + actual.shape.indices.filter { actual.shape[$0] == 1 }
    return (1..<1 << axes.count).compactMap { choice in
      let axes = axes.indices.filter { choice >> $0 & 1 == 1 }.map { axes[$0] }.sorted()
      guard axes.contains(where: { actual.shape[$0] > 1 }), agrees(actual.reversed(axes: axes))
      else { return nil }
      let rank = actual.shape.count
      return Resemblance(
        kind: .reversed(axes), note: "the values agree with axes \(axes) reversed",
        help: axes == [rank - 2, rank - 1] ? "is a kernel rotated by 180°, or not?" : nil)
    }
  }

  /// The sign is the other.
  private var negated: Resemblance? {
    guard differingCount > 1, agrees(actual.map(-)) else { return nil }
    return Resemblance(kind: .negated, note: "the values agree with the opposite sign")
  }

  /// A factor is missing or too many.
  private var scaled: Resemblance? {
    guard differingCount > 1, let worst, let got = got(worst), got != 0 else { return nil }
    let want = expected.elements[worst].value
    guard want != 0, agrees(actual.map { $0 / got * want }) else { return nil }
    let note =
      got.magnitude > want.magnitude
      ? "the computed values are \((got / want).text(.general, 4)) times the printed ones"
      : "the printed values are \((want / got).text(.general, 4)) times the computed ones"
    return Resemblance(
      kind: .scaled(by: got / want), note: note, help: "is a sum meant, or a mean?")
  }

  /// A summand is missing or too many.
  private var raised: Resemblance? {
    guard differingCount > 1, let worst, let got = got(worst) else { return nil }
    let distance = got - expected.elements[worst].value
    guard agrees(actual.map { $0 - distance }) else { return nil }
    let size = distance.magnitude.text(.general, 4)
    return Resemblance(
      kind: .raised(by: distance),
      note: "the computed values are the printed ones \(distance < 0 ? "−" : "+") \(size)",
      help: "look at the bias")
  }

  /// Everything stands one index away.
  private var moved: [Resemblance] {
    guard expected.value != nil else { return [] }
    var found: [Resemblance] = []
    for axis in actual.shape.indices where actual.shape[axis] > 1 {
      var (shape, next) = (actual.shape, actual.shape.map { _ in 0 })
      shape[axis] -= 1
      next[axis] = 1
      let start = actual.shape.map { _ in 0 }
      for (own, printed, side) in [(next, start, "behind"), (start, next, "before")] {
        let part = actual.cropped(from: own, to: shape)
        guard Set(part.elements).count > 1, let rest = expected.cropped(from: printed, to: shape),
          agrees(part, with: rest)
        else { continue }
        found.append(
          Resemblance(
            kind: .moved(axis: axis, isBehind: side == "behind"),
            note: "along axis \(axis) the values stand one index \(side) the printed ones",
            help: "look at the padding of each side"))
      }
    }
    return found
  }

  /// The values are the same in another order.
  private var reordered: Resemblance? {
    guard differingCount > 1, expected.value != nil,
      zip(expected.elements.sorted { $0.value < $1.value }, actual.elements.sorted())
        .allSatisfy({ $0.agrees(with: $1, within: bounds) })
    else { return nil }
    return Resemblance(kind: .reordered, note: "the same values stand in another order")
  }

  /// Returns the computed element at the place of a printed one.
  func got(_ place: Int) -> Double? {
    guard difference != .shape else { return nil }
    return actual.elements[expected.offsets(in: actual.shape)[place]]
  }
}

extension PrintedTensor {
  /// Returns a part of a tensor that is printed whole, or `nil` if it is not.
  fileprivate func cropped(from index: [Int], to shape: [Int]) -> PrintedTensor? {
    guard let value else { return nil }
    let places = TensorValue(
      shape: value.shape, elements: value.elements.indices.map(Double.init)
    ).cropped(from: index, to: shape)
    var part = self
    part.elements = places.elements.map { elements[Int($0)] }
    part.shape = shape
    part.layout = .axes(shape.map { PrintedAxis(leading: $0, trailing: nil) })
    return part
  }
}

/// Returns all orders of some numbers, the given one first.
private func permutations(of numbers: [Int]) -> [[Int]] {
  guard numbers.count > 1 else { return [numbers] }
  return numbers.indices.flatMap { first in
    var rest = numbers
    let number = rest.remove(at: first)
    return permutations(of: rest).map { [number] + $0 }
  }
}
