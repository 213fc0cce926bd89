import ConvolutionMath
import Drawing

/// The size of a transposed convolution's output, term by term.
public struct OutputSizeFigure: Figure {
  /// How the kernel moves.
  public let geometry: ConvolutionGeometry

  /// The input's size I.
  public let inputSize: Int

  /// The cells added at the far end.
  public let outputPadding: Int

  /// How many terms of the formula have been added.
  public let terms: Int

  public init(_ settings: Settings) {
    inputSize = settings.value(of: "i", in: 1...32, default: 4)
    let kernel = settings.value(of: "k", in: 1...9, default: 3)
    let stride = settings.value(of: "s", in: 1...6, default: 2)
    let dilation = settings.value(of: "d", in: 1...3, default: 1)
    var geometry = ConvolutionGeometry(kernelSize: kernel, stride: stride, dilation: dilation)
    outputPadding = settings.value(of: "o", in: Self.outputPaddings(geometry), default: 0)
    let paddings = Self.paddings(geometry, inputSize, outputPadding)
    geometry.padding = settings.value(of: "p", in: paddings, default: 1)
    self.geometry = geometry
    terms = settings.value(of: "t", in: 0...5, default: 5)
  }

  public var parameters: [Parameter] {
    [
      Parameter("i", "Input I", inputSize, in: 1...32),
      Parameter("k", "Kernel K", geometry.kernelSize, in: 1...9),
      Parameter("s", "Stride S", geometry.stride, in: 1...6),
      Parameter("d", "Dilation D", geometry.dilation, in: 1...3),
      Parameter("o", "Output padding", outputPadding, in: Self.outputPaddings(geometry)),
      Parameter(
        "p", "Padding P", geometry.padding,
        in: Self.paddings(geometry, inputSize, outputPadding)),
      Parameter("t", "Terms added", terms, in: 0...5, by: .picture),
    ]
  }

  public var motion: Motion? {
    Motion(next: terms < 5 ? "t\(terms + 1)" : nil, start: "t0")
  }

  /// The output's size O.
  public var outputSize: Int {
    (try? geometry.transposedSize(of: inputSize, outputPadding: outputPadding)) ?? 0
  }

  /// The sizes that a convolution of this geometry shrinks to the input's size.
  public var origins: ClosedRange<Int> {
    (try? geometry.inputSizes(convolvedTo: inputSize)) ?? 1...1
  }

  /// The terms of the formula, in the order in which they are added.
  public var summands: [Int] {
    [
      (inputSize - 1) * geometry.stride, geometry.dilation * (geometry.kernelSize - 1),
      -2 * geometry.padding, outputPadding, 1,
    ]
  }

  /// The layer in PyTorch.
  public var pyTorch: Phrase {
    """
    nn.ConvTranspose2d(
        in_channels, out_channels, kernel_size=\(geometry.kernelSize), stride=\(geometry.stride),
        padding=\(geometry.padding), output_padding=\(outputPadding), dilation=\(geometry.dilation))
    """
  }

  /// The operation in this book's library.
  public var swift: Phrase {
    """
    transposedConv2D(
      input, weight: weight, stride: \(geometry.stride), padding: \(geometry.padding),
      outputPadding: \(outputPadding), dilation: \(geometry.dilation))
    """
  }

  public var says: Phrase {
    guard terms == 5 else {
      let sum = summands[..<terms].reduce(0, +)
      return "\(terms) of 5 terms added: \(sum) so far."
    }
    let origins = origins
    var text: Phrase = "The output has \(outputSize) cells. "
    if origins.count == 1 {
      text += "A convolution makes \(inputSize) of \(origins.lowerBound) cells only."
    } else {
      text += """
        A convolution makes \(inputSize) of each of the sizes \(origins.lowerBound) to \
        \(origins.upperBound); the output padding picks one.
        """
    }
    guard outputPadding >= geometry.stride else { return text }
    return text + """
       But an output padding of \(outputPadding), which PyTorch allows, leads beyond them: the \
      convolution does not come back to \(inputSize).
      """
  }

  /// The output padding is below the larger of stride and dilation.
  private static func outputPaddings(_ geometry: ConvolutionGeometry) -> ClosedRange<Int> {
    0...(max(geometry.stride, geometry.dilation) - 1)
  }

  /// The padding leaves at least one cell.
  private static func paddings(
    _ geometry: ConvolutionGeometry, _ inputSize: Int, _ outputPadding: Int
  ) -> ClosedRange<Int> {
    var bare = geometry
    bare.padding = 0
    let size = (try? bare.transposedSize(of: inputSize, outputPadding: outputPadding)) ?? 1
    return 0...min(8, (size - 1) / 2)
  }
}

/// The picture.
extension OutputSizeFigure {
  public func draw(in markup: inout Markup) {
    let formulas: [Phrase] = [
      "(I − 1)·S", "+ D·(K − 1)", "− 2P", "+ output padding", "+ 1",
    ]
    markup.element("ol", ["class": "terms"]) { list in
      var sum = 0
      for (number, summand) in summands.enumerated() {
        sum += summand
        let isAdded = number < terms
        list.element("li", ["class": isAdded ? "added" : nil]) { item in
          item.element("span", ["class": "formula-part"], text: formulas[number])
          item.element("b", text: "\(summand)")
          item.element("span", ["class": "sum"], text: isAdded ? "makes \(sum)" : "not yet")
        }
      }
      list.element("li", ["class": terms == 5 ? "total added" : "total"]) { item in
        item.element("span", ["class": "formula-part"], text: "Output O")
        item.element("b", text: terms == 5 ? "\(outputSize)" : "?")
      }
    }
    drawOrigins(in: &markup)
  }

  public func drawCode(in markup: inout Markup) {
    markup.copyable(pyTorch, called: "PyTorch")
    markup.copyable(swift, called: "Swift")
  }

  private func drawOrigins(in markup: inout Markup) {
    let origins = origins
    let grid = Grid(
      "Sizes that a convolution shrinks to \(inputSize)", rows: 1, columns: origins.count,
      style: "large")
    markup.grid(grid) { _, column in
      let size = origins.lowerBound + column
      return Cell("\(size)", style: size == outputSize ? "lit" : "")
    }
  }
}
