import Drawing

/// The live figures.
public enum FigureKind: CaseIterable, Hashable, Sendable {
  case adjoint
  case painter
  case outputSize
  case fractionalStride
  case overlap
  case pixelShuffle
  case chain
  case spectrum

  /// The name in chapters and addresses.
  public var name: Phrase {
    switch self {
    case .adjoint: "adjoint"
    case .painter: "scatter-painter"
    case .outputSize: "output-size"
    case .fractionalStride: "fractional-stride"
    case .overlap: "overlap"
    case .pixelShuffle: "pixel-shuffle"
    case .chain: "chain"
    case .spectrum: "spectrum"
    }
  }

  /// The title above the figure.
  public var title: Phrase {
    switch self {
    case .adjoint: "One matrix, read in two directions"
    case .painter: "Painting copies of the kernel"
    case .outputSize: "The size of the output"
    case .fractionalStride: "Zeros between, zeros around, then a convolution"
    case .overlap: "How many input cells reach each output cell"
    case .pixelShuffle: "Channels become pixels"
    case .chain: "A chain of layers"
    case .spectrum: "Which waves the kernel lets through"
    }
  }

  /// Returns what the figure shows.
  ///
  /// - Parameters:
  ///   - settings: Its state.
  ///   - change: Settings that come on top.
  /// - Returns: Its state, its words, and its markup.
  public func shown(_ settings: Settings, changedBy change: Settings = Settings()) -> ShownFigure {
    let settings = settings.changed(by: change)
    return switch self {
    case .adjoint: ShownFigure(AdjointFigure(settings), of: self)
    case .painter: ShownFigure(PainterFigure(settings), of: self)
    case .outputSize: ShownFigure(OutputSizeFigure(settings), of: self)
    case .fractionalStride: ShownFigure(FractionalStrideFigure(settings), of: self)
    case .overlap: ShownFigure(OverlapFigure(settings), of: self)
    case .pixelShuffle: ShownFigure(PixelShuffleFigure(settings), of: self)
    case .chain: ShownFigure(ChainFigure(settings), of: self)
    case .spectrum: ShownFigure(SpectrumFigure(settings), of: self)
    }
  }
}

/// A figure in one state: what a page shows of it.
public struct ShownFigure: Sendable {
  /// The state, each number with its range.
  public var parameters: [Parameter]

  /// The state as addresses spell it.
  public var spelling: Phrase

  /// What the picture shows, in words.
  public var says: Phrase

  /// The controls, the picture and the words.
  public var markup: Markup

  init(_ figure: some Figure, of kind: FigureKind) {
    parameters = figure.parameters
    spelling = figure.spelling
    says = figure.says
    markup = Markup()
    markup.controls(for: parameters, figure.motion, of: kind.name)
    markup.element("div", ["class": "stage"]) { figure.draw(in: &$0) }
    markup.element("p", ["class": "says", "role": "status"], text: says)
    figure.drawCode(in: &markup)
  }
}
