import Drawing

/// The picture: the response with the waves below it, the row, and the plane.
extension SpectrumFigure {
  public func draw(in markup: inout Markup) {
    let numbers = kernel.enumerated().reduce("" as Phrase) { text, weight in
      text + "\(weight.offset == 0 ? "" : ", ")\(weight.element)"
    }
    markup.element("figure", ["class": "part chart"]) { part in
      drawResponse(in: &part)
      part.element(
        "figcaption",
        text: """
          Kernel \(numbers): what it keeps of each frequency, 0 to π. The solid stem is the wave of \
          the input; broken ones are its spectral images.
          """)
    }
    markup.element("figure", ["class": "part chart"]) { part in
      drawRow(in: &part)
      part.element(
        "figcaption", text: "One row of the output, and as a broken line the wave without images")
    }
    drawPlane(in: &markup)
  }

  private func drawResponse(in markup: inout Markup) {
    let box: Attributes = [
      "viewBox": "0 0 400 142", "role": "img", "aria-label": "Frequency response. \(says)",
    ]
    markup.element("svg", box) { picture in
      picture.element("path", ["class": "base", "d": "M8 118h384"])
      if stride > 1 {
        picture.element("path", ["class": "limit", "d": "M\(8 + 384 / stride) 14V118"])
        picture.element(
          "text", ["x": "\(8 + 384 / stride)", "y": "136", "text-anchor": "middle"],
          text: "π/\(stride)")
      }
      picture.element("text", ["x": "4", "y": "136"], text: "0")
      picture.element("text", ["x": "388", "y": "136"], text: "π")
      picture.element("path", ["class": "curve", "d": curve])
      for image in images {
        picture.element("path", ["class": "stem image", "d": stem(of: image)])
      }
      picture.element("path", ["class": "stem", "d": stem(of: periods)])
    }
  }

  /// The response, in steps of a 48th of π.
  private var curve: Phrase {
    let sum = Double(kernel.reduce(0, +))
    var path: Phrase = ""
    for step in 0...48 {
      let share = response(at: step * Angle.circle / 96).length / sum
      path += "\(step == 0 ? "M" : "L")\(8 + 8 * step) \(Self.height(share))"
    }
    return path
  }

  private func stem(of periods: Int) -> Phrase {
    let place = 8 + 768 * periods / outputSize
    return "M\(place) 118V\(Self.height(share(of: periods)))"
  }

  private static func height(_ share: Double) -> Int { 118 - Int(share * 100 + 0.5) }

  private func drawRow(in markup: inout Markup) {
    let most = output.reduce(0) { max($0, $1.magnitude) }
    // A constant begins at the ground; a wave has room on both sides.
    let (ground, room) = periods == 0 ? (108, 96.0) : (60, 48.0)
    func height(_ value: Double) -> Int {
      let cells = most > 0 ? value / most * room : 0
      return ground - (cells < 0 ? -Int(-cells + 0.5) : Int(cells + 0.5))
    }
    let width = 384 / outputSize
    var (stairs, smooth): (Phrase, Phrase) = ("", "")
    for (cell, (value, ideal)) in zip(output, wanted).enumerated() {
      stairs += "\(cell == 0 ? "M8 " : "V")\(height(value))h\(width)"
      smooth += "\(cell == 0 ? "M" : "L")\(8 + cell * width + width / 2) \(height(ideal))"
    }
    let box: Attributes = [
      "viewBox": "0 0 400 120", "role": "img",
      "aria-label": "The output's \(outputSize) cells in a row",
    ]
    markup.element("svg", box) { picture in
      picture.element("path", ["class": "base", "d": "M8 \(ground)h384"])
      picture.element("path", ["class": "wanted", "d": smooth])
      picture.element("path", ["class": "curve", "d": stairs])
    }
  }

  private func drawPlane(in markup: inout Markup) {
    let size = 16
    let row = (0..<size).map { output[$0 % outputSize] }
    let values = row.flatMap { above in row.map { above * $0 } }
    let (least, most) = (values.min() ?? 0, values.max() ?? 0)
    let isUniform = most - least < 0.001 * most
    markup.heat(
      size: size, label: "The output in the plane, \(size) × \(size) cells",
      caption: "In the plane, row times column: the larger the square, the more"
    ) { row, column in
      isUniform ? 0.6 : (values[row * size + column] - least) / (most - least)
    }
  }
}
