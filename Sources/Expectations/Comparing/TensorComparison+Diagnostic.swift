import Diagnostics

extension TensorComparison {
  /// The index in the computed tensor of the element that differs most, or `nil`.
  public var worstIndex: [Int]? {
    worst.map { actual.index(at: expected.offsets(in: actual.shape)[$0]) }
  }

  /// Returns what to tell the reader of a difference, or `nil` if there is none.
  ///
  /// - Parameters:
  ///   - expression: The Swift expression that was computed.
  ///   - place: Where the expected text stands.
  ///   - isInline: Whether the text is a value in the prose (`value-mismatch`) rather than a
  ///     quoted tensor (`tensor-mismatch`).
  /// - Returns: A diagnostic that points at the worst element and draws its neighbourhood.
  public func diagnostic(
    of expression: String, at place: QuotePlace, isInline: Bool = false
  ) -> Diagnostic? {
    guard !isEqual else { return nil }
    let isScalar = actual.shape.isEmpty && expected.shape.isEmpty
    let resemblance = resemblance
    return Diagnostic(
      isInline ? "value-mismatch" : "tensor-mismatch",
      isInline
        ? "value of '\(expression)' differs from the text"
        : "tensor '\(expression)' differs from the expected value",
      at: place.range(of: bytes, in: expected.text),
      label: label,
      details: isScalar ? [] : details,
      notes: notes + (resemblance.map { [$0.note] } ?? []),
      help: resemblance?.help)
  }

  /// The part of the text to point at: the worst element, or all that is not blank.
  private var bytes: Range<Int> {
    if let worst, difference != .elementType { return expected.elements[worst].bytes }
    let utf8 = Array(expected.text.utf8)
    let start = utf8.firstIndex { !$0.isBlank } ?? 0
    let newline = UInt8(ascii: "\n")
    return start..<(utf8[start...].firstIndex(of: newline) ?? utf8.count)
  }

  /// The difference in a few words.
  var label: String {
    switch difference {
    case .shape: "expected shape \(shapeText(expected.shape)), got \(actual.shape)"
    case .elementType: "expected \(expected.elementType?.name ?? ""), got \(actualType)"
    case .nonFinite, .values, nil: worstText ?? ""
    }
  }

  private var notes: [String] {
    difference == .shape && expected.isSummarized ? ["'...' stands for one index or more"] : []
  }

  private var actualType: String { actual.elementType?.rawValue ?? "no type" }

  /// The worst element, such as `expected 4, got 12`.
  private var worstText: String? {
    guard let worst, let got = got(worst) else { return nil }
    let want = expected.elements[worst].value
    let (short, other) = (want.shortText, got.shortText)
    // Numbers may differ behind the digits that are shown.
    guard short == other else { return "expected \(short), got \(other)" }
    return "expected \(want), got \(got)"
  }

  var details: [String] {
    if difference == .shape { return ["shape      \(label.replacing("shape ", with: ""))"] }
    var lines = ["shape      \(actual.shape), as expected"]
    if difference == .elementType { lines.append("type       \(label)") }
    guard let worst, let worstIndex, let worstText else { return lines }
    lines.append(
      "differing  \(differingCount) of \(expected.elements.count); worst at \(worstIndex): "
        + "\(worstText) (tolerance \(toleranceText(at: worst)))")
    return lines + DifferenceWindow(self).lines
  }

  /// The tolerance as a sum, such as `5e-05 of the last digit + 1e-07 + 1e-06·|expected|`.
  private func toleranceText(at place: Int) -> String {
    let resolution = expected.elements[place].resolution
    let digits = resolution > 0 ? ["\(resolution.shortText) by its digits"] : []
    let isExact = bounds.absolute == 0 && bounds.relative == 0
    let slack = ["\(bounds.absolute.shortText)", "\(bounds.relative.shortText)·|expected|"]
    return (digits + (isExact ? ["0"] : slack)).joined(separator: " + ")
  }
}
