import ConvolutionMath
import Drawing

/// Up to five layers, one behind the other: the size, the cost and the evenness of the whole.
public struct ChainFigure: Figure {
  /// The most layers that it may have.
  public static let mostLayers = 5

  /// The rows and columns of the first input.
  public let inputSize: Int

  /// The channels of the first input.
  public let inputChannels: Int

  /// The layers, first to last.
  public let layers: [ChainLayer]

  public init(_ settings: Settings) {
    inputSize = settings.value(of: "i", in: 1...8, default: 4)
    inputChannels = settings.value(of: "c", in: 1...64, default: 16)
    let settings = settings.groupCount == 0 ? settings.changed(by: Self.beginning) : settings
    let count = settings.value(of: "l", in: 1...Self.mostLayers, default: settings.groupCount)
    var layers: [ChainLayer] = []
    var (size, channels) = (inputSize, inputChannels)
    for group in 1...count {
      let layer = ChainLayer(settings, group: group, inputSize: size, inputChannels: channels)
      (size, channels) = (layer.outputSize, layer.outputChannels)
      layers.append(layer)
    }
    self.layers = layers
  }

  public var parameters: [Parameter] {
    let first = [
      Parameter("i", "Input size", inputSize, in: 1...8),
      Parameter("c", "Input channels", inputChannels, in: 1...64),
    ]
    return layers.enumerated().reduce(into: first) {
      $0 += $1.element.parameters(group: $1.offset + 1)
    }
  }

  /// The rows and columns of the last output.
  public var outputSize: Int { layers.last?.outputSize ?? inputSize }

  /// The number of weights and biases of all layers.
  public var parameterCount: Int { layers.reduce(0) { $0 + $1.parameterCount } }

  /// The number of multiplications with a weight of all layers.
  public var multiplyAdds: Int { layers.reduce(0) { $0 + $1.multiplyAdds } }

  /// What reaches each cell along one axis of the last output, if all inputs and weights are one.
  ///
  /// The layers treat both axes alike, so a cell of the image gets the product of two of these.
  public var profile: [Float] {
    layers.profile(of: [Float](repeating: 1, count: inputSize)) ?? []
  }

  /// The least and the largest of what reaches the cells of the last output, away from its edges;
  /// `nil` if the layers leave no inside.
  public var inside: ClosedRange<Float>? {
    // So long a line that its middle third is out of the reach of five layers' edges.
    guard let line = layers.profile(of: [Float](repeating: 1, count: 48)), line.count >= 3 else {
      return nil
    }
    let middle = line[line.count / 3..<line.count - line.count / 3]
    guard let least = middle.min(), let most = middle.max() else { return nil }
    return least * least...most * most
  }

  public var says: Phrase {
    var text: Phrase = """
      \(inputSize) × \(inputSize) becomes \(outputSize) × \(outputSize), with \
      \(grouped: parameterCount) parameters and \(grouped: multiplyAdds) multiply-adds. 
      """
    guard profile.contains(where: { $0 > 0 }) else {
      return text + "✗ All windows miss the input: every output cell is nothing but bias."
    }
    guard let inside else {
      return text + "The layers leave no cell that is away from the edges."
    }
    let (least, most) = (Double(inside.lowerBound), Double(inside.upperBound))
    if most - least <= most * 1e-5 {
      text += "✓ Even: away from the edges, all cells are reached alike."
    } else if least == 0 {
      text += "✗ Uneven: away from the edges, some cells are not reached at all."
    } else {
      text += """
        ✗ Uneven: away from the edges, some cells get \(most / least) times as much as others.
        """
    }
    return text
  }

  /// Two layers whose kernels are no multiples of their strides.
  private static var beginning: Settings {
    Settings(".t3s2o1p1f8.t3s2o1p1f3") ?? Settings()
  }
}
