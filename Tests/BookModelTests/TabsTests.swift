import BookModel
import Diagnostics
import Testing

@Suite struct TabsTests {
  @Test func holdsPrintsOfOneTensor() {
    let (found, diagnostics) = Chapter.read(
      chapter(
        ":::{tabs}\n\n```tensor {of=y}\n1\n```\n\n<!-- and -->\n\n```tensor {of=y}\n1\n```\n\n:::\n"
      ))
    #expect(diagnostics == [])
    #expect(found.steps.count == 2)
  }

  @Test(arguments: [
    (
      ":::{tabs}\n\n1️⃣Tex2️⃣t\n\n```tensor {of=y}\n1\n```\n```tensor {of=y}\n1\n```\n\n:::\n",
      "tabs-content"
    ),
    ("1️⃣:::{tabs}2️⃣\n\n```tensor {of=y}\n1\n```\n\n:::\n", "tabs-content"),
    ("1️⃣:::{tabs}2️⃣\n\n:::\n", "tabs-content"),
    (
      ":::{tabs}\n\n```tensor {of=y}\n1\n```\n```tensor {of=1️⃣z2️⃣}\n1\n```\n\n:::\n",
      "tabs-differ"
    ),
  ])
  func reportsWhatCannotStandInTabs(marked: String, id: String) throws {
    let source = MarkedSource(marked)
    let diagnostics = Chapter.read(source.file).diagnostics
    #expect(diagnostics.map(\.id) == [id])
    #expect(diagnostics.first?.range == source.range("1️⃣", "2️⃣"))
  }
}
