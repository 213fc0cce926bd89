/// What a `Sequential` does in one go: a layer, or a normalisation and the activation behind it.
///
/// The two together walk through memory once; what they compute is the same.
enum Stage {
  case layer(any Layer)
  case normalization(BatchNorm2D, Rectifier)

  /// Returns layers as stages, in their order.
  static func stages(of layers: [any Layer]) -> [Stage] {
    var stages: [Stage] = []
    for layer in layers {
      if case .layer(let previous) = stages.last, let normalization = previous as? BatchNorm2D,
        let rectifier = (layer as? any RectifyingLayer)?.rectifier
      {
        stages[stages.count - 1] = .normalization(normalization, rectifier)
      } else {
        stages.append(.layer(layer))
      }
    }
    return stages
  }

  func forward(_ input: Variable, file: StaticString, line: UInt) -> Variable {
    switch self {
    case .layer(let layer):
      layer.forward(input, file: file, line: line)
    case .normalization(let layer, let rectifier):
      layer.forward(input, rectifiedBy: rectifier, file: file, line: line)
    }
  }

  func forward(_ input: consuming Tensor, file: StaticString, line: UInt) -> Tensor {
    switch self {
    case .layer(let layer):
      layer.forward(input, file: file, line: line)
    case .normalization(let layer, let rectifier):
      layer.forward(input, rectifiedBy: rectifier, file: file, line: line)
    }
  }
}

/// An activation that another layer can apply on its way.
private protocol RectifyingLayer {
  /// What it does to negative numbers; `nil` if the result does not tell their sign.
  var rectifier: Rectifier? { get }
}

extension ReLU: RectifyingLayer {
  fileprivate var rectifier: Rectifier? { .zero }
}

extension LeakyReLU: RectifyingLayer {
  fileprivate var rectifier: Rectifier? { slope >= 0 ? .slope(slope) : nil }
}
