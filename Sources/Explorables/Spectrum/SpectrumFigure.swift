import Drawing

/// Which waves a transposed convolution lets through: the kernel's frequency response, the row that
/// comes out, and the picture.
public struct SpectrumFigure: Figure {
  /// The weights of a kernel of any size.
  public enum Weights: Int, CaseIterable, Sendable {
    case equal
    case tent
    case climbing
  }

  /// The number of the kernel's weights.
  public let kernelSize: Int

  /// The stride S: S − 1 zeros go between the cells.
  public let stride: Int

  /// What the weights are.
  public let weights: Weights

  /// The periods of the wave in the input; 0 is a constant.
  public let periods: Int

  /// The cells of the input, which goes round in a circle so that there is no border.
  public static let inputSize = 12

  public init(_ settings: Settings) {
    kernelSize = settings.value(of: "k", in: 1...6, default: 3)
    stride = settings.value(of: "s", in: 1...4, default: 2)
    weights = Weights.allCases[settings.value(of: "w", in: 0...2, default: 0)]
    periods = settings.value(of: "f", in: 0...5, default: 0)
  }

  public var parameters: [Parameter] {
    [
      Parameter("k", "Kernel K", kernelSize, in: 1...6),
      Parameter("s", "Stride S", stride, in: 1...4),
      Parameter("f", "Periods", periods, in: 0...5),
      Parameter(
        "w", "Weights", weights.rawValue, in: 0...2,
        by: .choice(["equal", "tent", "climbing"])),
    ]
  }

  /// The kernel, in whole numbers.
  public var kernel: [Int] {
    (0..<kernelSize).map { place in
      switch weights {
      case .equal: 1
      case .climbing: place + 1
      case .tent:
        // Odd numbers where the middle lies between two weights, 1, 2, 3 where it lies on one.
        min(place, kernelSize - 1 - place) * (kernelSize.isMultiple(of: 2) ? 2 : 1) + 1
      }
    }
  }

  /// The cells of the output.
  public var outputSize: Int { Self.inputSize * stride }

  /// The periods of the spectral images in the output, the slowest first.
  public var images: [Int] {
    (0...outputSize / 2).filter { image in
      let rest = image % Self.inputSize
      return image != periods
        && (rest == periods || rest == (Self.inputSize - periods) % Self.inputSize)
    }
  }

  /// Returns how strongly the kernel passes a wave of the output, as a share of what it passes of a
  /// constant.
  public func share(of periods: Int) -> Double {
    response(at: periods * Angle.circle / outputSize).length / Double(kernel.reduce(0, +))
  }

  /// Returns the kernel's response at an angle, in parts of a circle.
  func response(at angle: Int) -> Wave {
    var sum = Wave(cosine: 0, sine: 0)
    for (place, weight) in kernel.enumerated() {
      let wave = Angle.waves[angle * place % Angle.circle]
      sum.cosine += Double(weight) * wave.cosine
      sum.sine -= Double(weight) * wave.sine
    }
    return sum
  }

  /// One row of the output, in a circle.
  public var output: [Double] {
    var row = [Double](repeating: 0, count: outputSize)
    for cell in 0..<Self.inputSize {
      let value = Angle.waves[cell * periods * Angle.circle / Self.inputSize % Angle.circle].cosine
      for (place, weight) in kernel.enumerated() {
        row[(cell * stride + place) % outputSize] += Double(weight) * value
      }
    }
    return row
  }

  /// The row without its spectral images.
  public var wanted: [Double] {
    let angle = periods * Angle.circle / outputSize
    let gain = response(at: angle)
    return (0..<outputSize).map { cell in
      let wave = Angle.waves[cell * angle % Angle.circle]
      return (gain.cosine * wave.cosine - gain.sine * wave.sine) / Double(stride)
    }
  }

  public var says: Phrase {
    let kept = Int(share(of: periods) * 100 + 0.5)
    let subject: Phrase =
      periods == 0
      ? "the constant" : periods == 1 ? "the wave of 1 period" : "the wave of \(periods) periods"
    guard stride > 1 else {
      return "✓ No zeros, no images: the kernel keeps \(kept) % of \(subject)."
    }
    var list: Phrase = ""
    var most = 0
    for image in images {
      let percent = Int(share(of: image) * 100 + 0.5)
      most = max(most, percent)
      list += "\(list.isEmpty ? "" : ", ")\(percent) % of the one with \(image)"
    }
    return """
      \(most == 0 ? "✓" : "✗") The kernel keeps \(kept) % of \(subject). Of its spectral \
      \(images.count == 1 ? "image" : "images") it keeps \(list) periods.
      """
  }
}

/// A wave of one frequency: its cosine and its sine part.
struct Wave: Hashable, Sendable {
  var cosine: Double
  var sine: Double

  var length: Double { (cosine * cosine + sine * sine).squareRoot() }
}

/// Angles as parts of a circle, with their cosines and sines, which a module without a C library has
/// to make itself.
enum Angle {
  /// The parts of a circle: a multiple of all output sizes and twice that of the drawn curve.
  static let circle = 288

  /// The cosine and sine of each part.
  static let waves: [Wave] = {
    let step = Wave(cosine: 0.999_762_027_079_909_1, sine: 0.021_814_885_034_561_12)
    var waves = [Wave(cosine: 1, sine: 0)]
    while waves.count < circle {
      let last = waves[waves.count - 1]
      waves.append(
        Wave(
          cosine: last.cosine * step.cosine - last.sine * step.sine,
          sine: last.cosine * step.sine + last.sine * step.cosine))
    }
    return waves
  }()
}
