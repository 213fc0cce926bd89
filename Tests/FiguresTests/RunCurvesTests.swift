import Figures
import Pictures
import Tensors
import Testing

@Suite struct RunCurvesTests {
  @Test func drawsEveryRunAndTheFirstPanelsMedianInTheOthers() throws {
    let a: Tensor = [[0.1, 0.05, 0.02], [0.2, 0.1, 0.04], [0.4, 0.2, 0.08]]
    let figure = RunCurves([.init("first", a), .init("second", 2 * a)], stride: 50)
    let svg = figure.svg
    #expect(svg.matches(of: #/<polyline/#).count == 3 + 3 + 1)
    #expect(svg.matches(of: #/stroke-dasharray/#).count == 1)
    #expect(svg.contains(">first<") && svg.contains(">second<") && svg.contains(">150<"))
    // 0.05, 0.1, 0.2 and 0.5 lie between the smallest and the largest value, 0.02 and 0.8 do.
    #expect(svg.contains(">0.05<") && svg.contains(">0.5<") && !svg.contains(">0.01<"))
    #expect(throws: Never.self) { try Picture(parsing: svg) }
  }

  @Test func drawsNothingOfNothing() {
    #expect(!RunCurves([], stride: 1).svg.contains("polyline"))
    #expect(!RunCurves([.init("zero", [[0, 0]])], stride: 1).svg.contains("polyline"))
  }
}
