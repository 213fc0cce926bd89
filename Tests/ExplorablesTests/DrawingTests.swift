import Drawing
import Testing

@Suite struct DrawingTests {
  @Test(
    arguments: [
      ("\(0)", "0"), ("\(-12)", "−12"), ("\(plain: -12)", "-12"),
      ("\(grouped: 1_234_567)", "1,234,567"),
      ("\(grouped: 999)", "999"), ("\(Int.min)", "−9223372036854775808"), ("\(2.5)", "2.5"),
      ("\(1.0 / 3)", "0.33"), ("\(-0.5)", "−0.5"), ("\(1.999)", "2"), ("\(0.06)", "0.06"),
      ("\(-0.001)", "0"), ("a\("b" as Phrase)c", "abc"),
    ] as [(Phrase, String)]) func writesNumbersAsPeopleDo(phrase: Phrase, text: String)
  {
    #expect(String(decoding: phrase.bytes, as: UTF8.self) == text)
  }

  @Test func escapesTextAndValues() {
    var markup = Markup()
    markup.element("p", ["title": "\"<&>", "hidden": nil, "class": ""], text: "<b> & \"c\"")
    #expect(
      markup.text == "<p title=\"&quot;&lt;&amp;&gt;\" class=\"\">&lt;b&gt; &amp; &quot;c&quot;</p>"
    )
  }

  @Test func closesAllButVoidElements() {
    var markup = Markup()
    markup.element("i") { $0.element("input", ["type": "range"]) }
    #expect(markup.text == "<i><input type=\"range\"></i>")
  }

  @Test func onlyAGridWithAnEntryIsAStopOfTheTabKey() {
    func drawn(entry: (Int, Int)?) -> String {
      var markup = Markup()
      markup.grid(Grid("g", rows: 2, columns: 2, entry: entry)) { row, column in
        Cell("\(row * 2 + column)", heat: row)
      }
      return markup.text
    }
    let grid = drawn(entry: (1, 0))
    #expect(
      grid.contains("role=\"grid\"")
        && grid.contains("<td class=\"p1\" role=\"gridcell\" tabindex=\"0\""))
    #expect(grid.split(separator: "tabindex=\"0\"").count == 2)
    #expect(grid.split(separator: "tabindex=\"-1\"").count == 4)
    let table = drawn(entry: nil)
    #expect(!table.contains("role") && !table.contains("tabindex"))
  }
}

extension Markup {
  /// The markup as a string.
  var text: String { String(decoding: bytes, as: UTF8.self) }
}
