/// Writes the elements of one tensor, which look alike.
struct ElementTexts {
  /// The shown elements.
  private let elements: [Double]

  /// Their type; `nil` counts as `float32`.
  private let type: TensorValue.ElementType

  /// The texts, not padded.
  private(set) var texts: [String] = []

  init(_ elements: [Double], type: TensorValue.ElementType?, style: TensorValue.TextStyle) {
    self.elements = elements
    self.type = type ?? .float32
    switch style {
    case _ where self.type == .bool: texts = elements.map { $0 == 0 ? "False" : "True" }
    case _ where !self.type.isFloatingPoint: texts = elements.map { $0.text(.fixed, 0) }
    case .torch: texts = torchTexts()
    case .numpy, .jax: texts = numPyTexts()
    case .list: texts = elements.map(shortest)
    }
  }

  /// The width to which a style pads all texts.
  func width(for style: TensorValue.TextStyle) -> Int {
    if style == .list { return 0 }
    if type == .bool && style != .torch { return "False".count }
    // PyTorch measures only the finite numbers other than 0.
    let isMeasured = { (element: Double) in
      style != .torch || !type.isFloatingPoint || element.isFinite && element != 0
    }
    let measured = zip(elements, texts).lazy.filter { isMeasured($0.0) }
    return measured.map(\.1.count).max() ?? 0
  }

  /// The largest and the smallest size among the elements other than 0, NaN and infinity.
  private var sizes: (largest: Double, smallest: Double)? {
    let sizes = elements.lazy.filter { $0.isFinite && $0 != 0 }.map(\.magnitude)
    guard let largest = sizes.max(), let smallest = sizes.min() else { return nil }
    return (largest, smallest)
  }

  /// Whether every finite element is a whole number.
  private var areWhole: Bool {
    elements.allSatisfy { !$0.isFinite || $0 == $0.rounded() }
  }

  /// Four decimals; none if all elements are whole; an exponent if their sizes differ much.
  private func torchTexts() -> [String] {
    var needsExponent = false
    if let (largest, smallest) = sizes {
      needsExponent =
        largest / smallest > 1000 || largest > 1e8 || (!areWhole && smallest < 1e-4)
    }
    return elements.map { element in
      if needsExponent { return element.text(.scientific, 4) }
      guard areWhole else { return element.text(.fixed, 4) }
      return element.text(.fixed, 0) + (element.isFinite ? "." : "")
    }
  }

  /// The fewest digits that tell each element from its neighbours, but at most eight decimals.
  private func numPyTexts() -> [String] {
    var needsExponent = false
    if let (largest, smallest) = sizes {
      needsExponent = largest >= 1e8 || smallest < 1e-4 || largest / smallest > 1000
    }
    return needsExponent ? exponentTexts() : pointAligned(elements.map(fixedText))
  }

  private func exponentTexts() -> [String] {
    let decimals = elements.map { element in
      (0...8).first { Double(element.text(.scientific, $0)).map(rounded) == element } ?? 8
    }
    let most = decimals.max() ?? 0
    return elements.map { element in
      let text = element.text(.scientific, most)
      return most > 0 || !element.isFinite ? text : text.replacing("e", with: ".e")
    }
  }

  private func fixedText(_ element: Double) -> String {
    guard element.isFinite else { return shortest(element) }
    let decimals =
      (0...8).first { Double(element.text(.fixed, $0)).map(rounded) == element } ?? 8
    let text = element.text(.fixed, decimals)
    return decimals == 0 ? text + "." : text
  }

  /// Pads fractions with blanks, so that the points stand below each other.
  private func pointAligned(_ texts: [String]) -> [String] {
    let decimals = texts.map { $0.split(separator: ".", omittingEmptySubsequences: false).last }
    let most = zip(texts, decimals).map { $0.contains(".") ? $1?.count ?? 0 : 0 }.max() ?? 0
    return zip(texts, decimals).map { text, own in
      text.contains(".") ? text + String(repeating: " ", count: most - (own?.count ?? 0)) : text
    }
  }

  /// Returns the shortest digits that give the element back.
  private func shortest(_ element: Double) -> String {
    guard element.isFinite else { return element.text(.fixed, 0) }
    return type == .float64 ? element.description : Float(element).description
  }

  /// Returns a number as the element type holds it.
  private func rounded(_ number: Double) -> Double {
    type == .float64 ? number : Double(Float(number))
  }
}
