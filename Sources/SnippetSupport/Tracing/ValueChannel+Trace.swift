/// The lines of a trace, between the marks of the parts that are traced.
///
/// | line | meaning |
/// | --- | --- |
/// | `trace step SITE DEPTH NUMBER` | a site is reached; the number of the round, 0 for none |
/// | `trace index PLACE TEXT` | an index of the subscript that the step assigns to |
/// | `trace whole AXES CONTENT` | the tensor of which the step wrote a part |
/// | `trace operand CONTENT` | what the step's operator has at its right |
/// | `trace value PLACE CONTENT` | the value of one of the site's names |
/// | `trace rounds SITE DEPTH COUNT` | a loop has ended, after so many rounds |
/// | `trace omitted COUNT` | so many steps at the part's end are left out |
///
/// CONTENT is `value TYPE SHAPE SCALAR …`, `text TEXT` or `summary TYPE SHAPE LEAST GREATEST MEAN`;
/// AXES has `FIRST:COUNT:STEP` for each axis, with commas between.
extension ValueChannel {
  static func trace(step site: Int, depth: Int, number: Int = 0) {
    write("trace step \(site) \(depth) \(number)\n")
  }

  static func trace(index: String, place: Int) {
    write("trace index \(place) \(escaped(index.prefix(80)))\n")
  }

  static func trace(whole: TracedContent, axes: String) {
    write("trace whole \(axes) \(line(whole))\n")
  }

  static func trace(operand: TracedContent) {
    write("trace operand \(line(operand))\n")
  }

  static func trace(value: TracedContent, place: Int) {
    write("trace value \(place) \(line(value))\n")
  }

  static func trace(rounds: Int, of site: Int, depth: Int) {
    write("trace rounds \(site) \(depth) \(rounds)\n")
  }

  static func trace(omitted count: Int) {
    write("trace omitted \(count)\n")
  }

  private static func line(_ content: TracedContent) -> String {
    switch content {
    case .whole(.text(let text)):
      return "text \(escaped(text[...]))"
    case .whole(.tensor(let type, let shape, let scalars)):
      let head = "value \(type ?? "-") \(description(of: shape))"
      return scalars.reduce(into: head) { $0 += " \($1)" }
    case .summary(let type, let shape, let least, let greatest, let mean):
      return "summary \(type) \(description(of: shape)) \(least) \(greatest) \(mean)"
    }
  }
}
