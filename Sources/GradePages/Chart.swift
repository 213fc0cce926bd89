import PageMarkup

/// Pictures of a class's results.
enum Chart {
  private static let width = 320.0
  private static let height = 120.0

  /// How many students have how much, in ten steps from nothing to everything.
  ///
  /// - Parameters:
  ///   - shares: Each student's share, 0 to 1.
  ///   - title: What is counted, read out with the numbers.
  ///   - least: The first step that is not drawn as bad.
  /// - Returns: The picture.
  static func histogram(_ shares: [Double], title: String, least: Int = 5) -> HTML {
    var counts = [Int](repeating: 0, count: 11)
    for share in shares { counts[max(0, min(10, Int((share * 10).rounded(.down))))] += 1 }
    let highest = Double(max(1, counts.max() ?? 1))
    let step = width / 11
    let bars = counts.enumerated().map { place, count in
      let bar = Double(count) / highest * (height - 34)
      let x = Double(place) * step
      return HTML("g") {
        HTML(
          "rect",
          [
            "class": place < least ? "bad" : "bar", "x": number(x + 1),
            "y": number(height - 18 - bar),
            "width": number(step - 2), "height": number(bar),
          ])
        if count > 0 {
          label("\(count)", x + step / 2, height - 22 - bar)
        }
        label(place == 10 ? "all" : "\(place * 10)", x + step / 2, height - 4)
      }
    }
    let spoken = counts.enumerated().map { place, count in
      place == 10 ? "\(count) have all" : "\(count) from \(place * 10)%"
    }.joined(separator: ", ")
    return picture(height, "\(title): \(spoken)", .joined(bars))
  }

  /// One bar for each item: which share of the class has it right.
  ///
  /// - Parameters:
  ///   - rates: The items with their shares, 0 to 1.
  ///   - title: What they are of, read out with the numbers.
  ///   - least: A lower share is drawn as bad.
  /// - Returns: The picture.
  static func rates(
    _ rates: [(name: String, rate: Double, isHidden: Bool)], title: String, least: Double = 0.5
  ) -> HTML {
    let row = 16.0
    let bars = rates.enumerated().map { place, item in
      let y = Double(place) * row
      return HTML("g") {
        HTML("text", ["x": "0", "y": number(y + 12)]) { item.name }
        HTML(
          "rect",
          [
            "class": "axis", "x": "90", "y": number(y + 3), "width": "190", "height": "10",
            "fill": "none",
          ])
        HTML(
          "rect",
          [
            "class": item.rate < least ? "bad" : "bar", "x": "90", "y": number(y + 3),
            "width": number(item.rate * 190), "height": "10",
          ])
        HTML("text", ["x": "286", "y": number(y + 12)]) { item.rate.percent }
      }
    }
    let spoken = rates.map { "\($0.name) \($0.rate.percent)" }.joined(separator: ", ")
    return picture(Double(rates.count) * row + 4, "\(title): \(spoken)", .joined(bars))
  }

  private static func picture(_ height: Double, _ description: String, _ content: HTML) -> HTML {
    HTML(
      "svg",
      [
        "role": "img", "aria-label": description,
        "viewBox": "0 0 \(number(width)) \(number(height))",
        "width": number(width), "height": number(height),
      ]
    ) { content }
  }

  private static func label(_ text: String, _ x: Double, _ y: Double) -> HTML {
    HTML("text", ["x": number(x), "y": number(y), "text-anchor": "middle"]) { text }
  }

  private static func number(_ value: Double) -> String { "\((value * 10).rounded() / 10)" }
}
