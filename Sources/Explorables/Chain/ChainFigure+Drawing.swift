import Drawing

/// The picture: the layers with their controls, what they cost, and what reaches each cell.
extension ChainFigure {
  public func draw(in markup: inout Markup) {
    markup.element("ol", ["class": "layers"]) { list in
      for (index, layer) in layers.enumerated() {
        list.element("li") { layer.drawControls(group: index + 1, in: &$0) }
      }
    }
    drawButtons(in: &markup)
    drawTable(in: &markup)
    drawHeat(in: &markup)
  }

  public func drawCode(in markup: inout Markup) {
    markup.copyable(pyTorch, called: "PyTorch")
    markup.copyable(flax, called: "Flax")
    markup.copyable(swift, called: "Swift")
  }

  private func drawButtons(in markup: inout Markup) {
    let count = layers.count
    markup.element("div", ["class": "buttons controls"]) { row in
      row.button("Add a layer", ["data-do": "l\(count + 1)"], isOff: count == Self.mostLayers)
      row.button("Remove the last", ["data-do": "l\(count - 1)"], isOff: count == 1)
    }
  }

  private func drawTable(in markup: inout Markup) {
    markup.element("table", ["class": "grid costs"]) { table in
      table.element("caption", text: "What each layer makes, and what it costs")
      table.element("thead") { head in
        head.element("tr") { line in
          for (number, name) in Self.columns.enumerated() {
            line.element(
              "th", ["scope": "col", "class": number > 0 ? "right" : nil], text: name)
          }
        }
      }
      table.element("tbody") { body in
        body.line("input", inputChannels, inputSize, nil)
        for layer in layers {
          body.line(
            layer.kind.name, layer.outputChannels, layer.outputSize,
            (layer.parameterCount, layer.multiplyAdds))
        }
        body.line("together", nil, nil, (parameterCount, multiplyAdds))
      }
    }
  }

  private static let columns: [Phrase] = [
    "Layer", "Channels", "Size", "Parameters", "Multiply-adds",
  ]

  /// Draws a square for each cell of the output, larger and stronger the more reaches it.
  private func drawHeat(in markup: inout Markup) {
    let line = profile
    guard let most = line.max() else { return }
    let size = line.count
    markup.heat(
      size: size, label: "What reaches each of the \(size) × \(size) output cells",
      caption: "What reaches each output cell, all weights one: the larger the square, the more"
    ) { row, column in
      Double(line[row] * line[column] / (most * most))
    }
  }
}

extension Markup {
  fileprivate mutating func line(
    _ name: Phrase, _ channels: Int?, _ size: Int?, _ costs: (parameters: Int, products: Int)?
  ) {
    element("tr") { line in
      line.element("th", ["scope": "row"], text: name)
      line.element("td", ["class": "right"], text: channels.map { "\($0)" } ?? "")
      line.element("td", ["class": "right"], text: size.map { "\($0) × \($0)" } ?? "")
      line.element("td", ["class": "right"], text: costs.map { "\(grouped: $0.parameters)" } ?? "")
      line.element("td", ["class": "right"], text: costs.map { "\(grouped: $0.products)" } ?? "")
    }
  }
}

extension ChainLayer {
  /// Draws the choice of what the layer does, and the sliders of its numbers.
  fileprivate func drawControls(group: Int, in markup: inout Markup) {
    let id: Phrase = "chain.layer-\(group)"
    let dots = Phrase(bytes: [UInt8](repeating: UInt8(ascii: "."), count: group))
    markup.element("p", ["class": "layer-name"]) { line in
      line.element("label", ["for": id], text: "Layer \(group)")
      line.element("select", ["id": id, "class": "controls"]) { list in
        for kind in Kind.allCases {
          let size = kind == self.kind && !kind.hasKernel ? stride : kind.standardSize
          let value = kind == self.kind && kind.hasKernel ? kernelSize : size
          let change = dots + Phrase(bytes: [kind.letter]) + "\(value)"
          list.element(
            "option", ["value": change, "selected": kind == self.kind ? "" : nil],
            text: kind.name)
        }
      }
      line.element("span", ["class": "summary"], text: summary)
    }
    markup.element("div", ["class": "controls"]) { controls in
      for parameter in parameters(group: group) { controls.control(parameter, of: "chain") }
    }
  }

  /// The layer in a few words, for paper and for pages without scripts.
  private var summary: Phrase {
    guard kind.hasKernel else { return "\(kind.name), factor \(stride)" }
    let extra: Phrase = outputPadding > 0 ? ", output padding \(outputPadding)" : ""
    let step: Phrase = kind == .pixelShuffle ? "r" : "S"
    return """
      \(kind.name), K = \(kernelSize), \(step) = \(stride), P = \(padding)\(extra), \
      \(outputChannels) channels
      """
  }
}

extension ChainLayer.Kind {
  /// The kernel, or the factor, with which a layer of this kind begins.
  var standardSize: Int {
    switch self {
    case .transposed: 4
    case .convolution, .pixelShuffle: 3
    case .nearest, .bilinear: 2
    }
  }
}
