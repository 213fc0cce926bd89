import Testing

@testable import Expectations

@Suite struct FormattingTests {
  @Test(arguments: [
    (TensorValue.TextStyle.torch, "tensor([[ 1., 12.],\n        [ 0., -3.]])"),
    (.jax, "Array([[ 1., 12.],\n       [ 0., -3.]], dtype=float32)"),
    (.numpy, "[[ 1. 12.]\n [ 0. -3.]]"),
    (.list, "[[1.0, 12.0], [0.0, -3.0]]"),
  ])
  func imitatesPrints(style: TensorValue.TextStyle, text: String) {
    let value = TensorValue(shape: [2, 2], elementType: .float32, elements: [1, 12, 0, -3])
    #expect(value.formatted(as: style) == text)
  }

  @Test(arguments: [
    ([0.5, 0.25], TensorValue.ElementType.float32, "[0.5  0.25]"),
    ([4, 0.5], .float32, "[4.  0.5]"),
    ([Double(Float(0.3)), 1], .float32, "[0.3 1. ]"),
    ([1e-5, 1], .float64, "[1.e-05 1.e+00]"),
    ([1, 10], .int64, "[ 1 10]"),
    ([1, 0], .bool, "[ True False]"),
    ([Double.nan, 1, -Double.infinity], .float32, "[ nan   1. -inf]"),
  ])
  func writesElementsAsNumPy(
    elements: [Double], type: TensorValue.ElementType, text: String
  ) {
    let value = TensorValue(shape: [elements.count], elementType: type, elements: elements)
    #expect(value.formatted(as: .numpy) == text)
  }

  @Test(arguments: [
    ([0.32445, 1.5], TensorValue.ElementType.float32, "tensor([0.3245, 1.5000])"),
    ([1, 2000.5], .float32, "tensor([1.0000e+00, 2.0005e+03])"),
    ([1, 2], .int64, "tensor([1, 2])"),
    ([1, 2], .int32, "tensor([1, 2], dtype=torch.int32)"),
    ([1, Double.nan], .float64, "tensor([1., nan], dtype=torch.float64)"),
    ([], .float32, "tensor([])"),
  ])
  func writesElementsAsPyTorch(
    elements: [Double], type: TensorValue.ElementType, text: String
  ) {
    let value = TensorValue(shape: [elements.count], elementType: type, elements: elements)
    #expect(value.formatted(as: .torch) == text)
  }

  @Test func leavesOutTheMiddleOfLongAxes() {
    let value = TensorValue(
      shape: [1200], elementType: .int64, elements: (0..<1200).map(Double.init))
    #expect(
      value.formatted(as: .torch) == "tensor([   0,    1,    2,  ..., 1197, 1198, 1199])")
    #expect(value.formatted(as: .numpy) == "[   0    1    2 ... 1197 1198 1199]")
  }

  @Test(arguments: TensorValue.TextStyle.allCases)
  func readsBackWhatItWrites(style: TensorValue.TextStyle) throws {
    var random = SplitMix(state: 7)
    for _ in 0..<1500 {
      let value = TensorValue.random(using: &random)
      // A list ends at its first empty axis.
      guard style != .list || !value.elements.isEmpty else { continue }
      let text = value.formatted(as: style, summarizingAbove: 40)
      let printed = try PrintedTensor(parsing: text)
      let comparison = TensorComparison(actual: value, expected: printed)
      #expect(comparison.isEqual, "\(value)\n\(text)")
      #expect(style == .list || value.elements.count > 40 || printed.value?.shape == value.shape)
    }
  }
}

/// A small generator, so that a failure can be repeated.
struct SplitMix: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = (state ^ (state >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}

extension TensorValue {
  /// Returns a tensor of some type, up to four axes and all sorts of elements.
  static func random(using random: inout SplitMix) -> TensorValue {
    let type = ElementType.allCases.randomElement(using: &random) ?? .float32
    let shape = (0..<Int.random(in: 0...4, using: &random)).map { _ in
      [0, 1, 2, 3, 9].randomElement(using: &random) ?? 1
    }
    let scales: [Double] = [1e-6, 1, 1, 1, 1e3, 1e9]
    let scale = scales.randomElement(using: &random) ?? 1
    let isWhole = Bool.random(using: &random)
    let elements = (0..<shape.reduce(1, *)).map { _ -> Double in
      if type == .bool { return Bool.random(using: &random) ? 1 : 0 }
      guard type.isFloatingPoint else { return Double(Int.random(in: 0...120, using: &random)) }
      let special = [Double.nan, .infinity, -.infinity, 0, -0.0].randomElement(using: &random) ?? 0
      if Int.random(in: 0..<10, using: &random) == 0 { return special }
      let number = Double.random(in: -9...9, using: &random) * scale
      let stored = type == .float64 ? number : Double(Float(number))
      return isWhole ? stored.rounded() : stored
    }
    return TensorValue(shape: shape, elementType: type, elements: elements)
  }
}
