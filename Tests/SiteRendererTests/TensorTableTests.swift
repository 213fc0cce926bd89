import Expectations
import Testing

@testable import SiteRenderer

@Suite struct TensorTableTests {
  private func markup(_ shape: [Int], _ elements: [Double]) -> String {
    TensorTable(TensorValue(shape: shape, elements: elements), name: "y").html.markup
  }

  @Test func showsLastTwoAxesAsRowsAndColumns() {
    let markup = markup([2, 3], [1, 2, 3, 4, 5, 6])
    #expect(markup.contains("<th scope=\"row\">1</th><td class=\"p4\">4</td>"))
    #expect(markup.contains("<th scope=\"col\">2</th></tr></thead>"))
    #expect(markup.contains("<caption class=\"unseen\">y[:, :]</caption>"))
  }

  @Test(arguments: [[1, 1, 2, 2], [1, 2, 2, 1], [2, 1, 2, 1]])
  func skipsAxesOfLengthOne(shape: [Int]) {
    let rows = markup(shape, [1, 2, 3, 4]).split(separator: "<tr>").dropFirst(2)
    #expect(rows.count == 2)
    #expect(rows.allSatisfy { $0.split(separator: "<td").count == 3 })
  }

  @Test func givesEachSliceACaption() {
    let markup = markup([2, 1, 2, 2], [1, 2, 3, 4, 5, 6, 7, 8])
    #expect(markup.contains("<caption>y[0, 0, :, :]</caption>"))
    #expect(markup.contains("<caption>y[1, 0, :, :]</caption>"))
  }

  @Test func showsScalarsWithoutTable() {
    #expect(markup([1, 1], [4]) == "<p class=\"scalar\">4</p>")
    #expect(markup([], [-0.5]) == "<p class=\"scalar\">−0.5</p>")
    #expect(markup([0, 3], []) == "<p class=\"scalar\">no elements</p>")
  }

  @Test func tellsSignAndSizeByClass() {
    let markup = markup([4], [-10, 0, 1, 10])
    #expect(markup.contains("<td class=\"n5\">−10</td><td>0</td><td class=\"p1\">1</td>"))
  }

  @Test func saysWhatALargeTensorLeavesOut() {
    let markup = markup([30, 50], Array(repeating: 1, count: 1500))
    #expect(markup.contains("Shown: 20 of 30 rows, 20 of 50 columns."))
    #expect(markup.split(separator: "<td class=\"p5\">").count == 401)
  }

  @Test(
    arguments: [
      ([1.0, 2], "2"), ([0.5, 2], "2.0"), ([1.0 / 3, 2], "2.0000"), ([1e-9, 2], "2.00"),
      ([0.25, 2], "2.00"), ([.nan, 2], "2"),
    ] as [([Double], String)])
  func writesElementsAlike(elements: [Double], second: String) {
    let tensor = TensorValue(shape: [2], elements: elements)
    #expect(NumberFormat(for: tensor).text(2) == second)
  }

  @Test func writesSpecialNumbers() {
    #expect(NumberFormat.scientific.text(5.96e-8) == "5.96 × 10⁻⁸")
    #expect(NumberFormat.scientific.text(9.999e5) == "1.00 × 10⁶")
    #expect(NumberFormat.integer.text(-.infinity) == "−∞")
    #expect(NumberFormat.integer.text(.nan) == "NaN")
    #expect(NumberFormat.boolean.text(1) == "true")
    #expect(NumberFormat.decimals(2).text(-0.05) == "−0.05")
  }

  @Test(arguments: [
    (0, "1970-01-01"), (951_782_400, "2000-02-29"), (1_795_233_600, "2026-11-21"),
    (-86_400, "1969-12-31"), (4_107_542_399, "2100-02-28"), (4_107_542_400, "2100-03-01"),
  ])
  func findsDayOfTime(seconds: Int, iso: String) {
    #expect(CivilDate(secondsSince1970: seconds).iso == iso)
  }
}
