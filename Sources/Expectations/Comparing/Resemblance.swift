/// What would make a computed tensor equal to the printed one: a likely reason for a difference.
public struct Resemblance: Hashable, Sendable {
  /// How the tensors are alike.
  public var note: String

  /// What to look at, where that is clear.
  public var help: String?
}

extension TensorComparison {
  /// The first of the usual mistakes that explains the whole difference, or `nil`.
  ///
  /// Each is tried on the values: a resemblance is named only if the tensors agree once it is
  /// undone. Tensors of more than five axes or 200,000 elements are not searched.
  public var resemblance: Resemblance? {
    guard let difference, actual.shape.count <= 5,
      max(actual.elements.count, expected.elements.count) <= 200_000
    else { return nil }
    if difference == .elementType && differingCount == 0 {
      return Resemblance(note: "the values agree, only the element type differs")
    }
    if difference == .shape {
      return askedForShape ?? permuted ?? reshaped ?? trimmed ?? extended ?? permutedShape
    }
    return permuted ?? reversed ?? negated ?? scaled ?? raised ?? moved ?? reordered
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
      note: "the text is the tensor's shape", help: "write '.shape' behind the expression")
  }

  /// The axes are in another order.
  private var permuted: Resemblance? {
    for order in permutations(of: Array(actual.shape.indices)).dropFirst()
    where expected.admits(shape: order.map { actual.shape[$0] }) {
      if agrees(actual.permuted(order)) { return resemblance(ofOrder: order) }
    }
    return nil
  }

  private func resemblance(ofOrder order: [Int]) -> Resemblance {
    switch order {
    case [1, 0]: Resemblance(note: "the values agree once the axes are swapped")
    case [0, 3, 1, 2]:
      Resemblance(note: "the values agree: the computed tensor is NHWC, the printed one NCHW")
    case [0, 2, 3, 1]:
      Resemblance(note: "the values agree: the computed tensor is NCHW, the printed one NHWC")
    default: Resemblance(note: "the values agree with the axes in the order \(order)")
    }
  }

  /// The elements are the same in the same order.
  private var reshaped: Resemblance? {
    guard let shape = expected.value?.shape, shape.reduce(1, *) == actual.elements.count,
      agrees(TensorValue(shape: shape, elements: actual.elements))
    else { return nil }
    return Resemblance(
      note: "the same values in the same order, in another shape", help: "reshape it to \(shape)")
  }

  /// The printed tensor is a part of the computed one.
  private var trimmed: Resemblance? {
    guard let shape = expected.value?.shape,
      let origin = origins(of: shape, in: actual.shape).first(where: {
        agrees(actual.cropped(from: $0, to: shape))
      })
    else { return nil }
    return Resemblance(
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
        note: "the shapes agree with the axes in the order \(order)",
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
  private var reversed: Resemblance? {
    let long = actual.shape.indices.filter { actual.shape[$0] > 1 }
    for choice in 1..<max(1, 1 << long.count) {
      let axes = long.indices.filter { choice >> $0 & 1 == 1 }.map { long[$0] }
      guard agrees(actual.reversed(axes: axes)) else { continue }
      let rank = actual.shape.count
      return Resemblance(
        note: "the values agree with axes \(axes) reversed",
        help: axes == [rank - 2, rank - 1] ? "is a kernel rotated by 180°, or not?" : nil)
    }
    return nil
  }

  /// The sign is the other.
  private var negated: Resemblance? {
    guard differingCount > 1, agrees(actual.map(-)) else { return nil }
    return Resemblance(note: "the values agree with the opposite sign")
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
    return Resemblance(note: note, help: "is a sum meant, or a mean?")
  }

  /// A summand is missing or too many.
  private var raised: Resemblance? {
    guard differingCount > 1, let worst, let got = got(worst) else { return nil }
    let distance = got - expected.elements[worst].value
    guard agrees(actual.map { $0 - distance }) else { return nil }
    let size = distance.magnitude.text(.general, 4)
    return Resemblance(
      note: "the computed values are the printed ones \(distance < 0 ? "−" : "+") \(size)",
      help: "look at the bias")
  }

  /// Everything stands one index away.
  private var moved: Resemblance? {
    guard expected.value != nil else { return nil }
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
        return Resemblance(
          note: "along axis \(axis) the values stand one index \(side) the printed ones",
          help: "look at the padding of each side")
      }
    }
    return nil
  }

  /// The values are the same in another order.
  private var reordered: Resemblance? {
    guard differingCount > 1, expected.value != nil,
      zip(expected.elements.sorted { $0.value < $1.value }, actual.elements.sorted())
        .allSatisfy({ $0.agrees(with: $1, within: bounds) })
    else { return nil }
    return Resemblance(note: "the same values stand in another order")
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
