import GradePages
import Similarity
import Testing

struct SimilarityPageTests {
  private static let hostile =
    "</pre><script>alert(1)</script>\u{1B}[31m\u{202E}// <img onerror=x>\r\n"

  @Test func listsEqualWrongValues() {
    var report = SimilarityReport()
    let values = (0..<40).map {
      WrongValue(
        owner: "student\($0)", question: "<i>sizes, case 1", value: $0 < 2 ? "7" : "\($0)")
    }
    report.wrongValues = EqualWrongValues.find(in: values)
    let page = SimilarityPage(report).markup
    #expect(page.contains("student0 and student1") && !page.contains("student2"))
    #expect(page.contains("&lt;i&gt;sizes, case 1"))
  }

  @Test func keepsWhatStudentsWroteInert() {
    let code = """
      func scatter(_ input: Tensor, stride: Int) -> Tensor {
        var out = Tensor(zeros: [input.shape[0] * stride, input.shape[1] * stride])
        for i in 0..<input.shape[0] { for j in 0..<input.shape[1] { out[i * stride, j * stride] += input[i, j] } }
        return out // \(Self.hostile)
      }
      """
    let files = ["<b>ada", "bob\u{202E}"].map {
      ComparedFile(owner: $0, exercise: "x<i>", text: code)
    }
    let report = SimilaritySearch().report(on: files)
    let page = SimilarityPage(report).markup
    #expect(report.pairs.count == 1)
    #expect(page.contains("equal to the last space"))
    for forbidden in ["<script", "<img", "<b>", "<i>", "\u{1B}", "\u{202E}", "\r"] {
      #expect(!page.contains(forbidden), "\(forbidden)")
    }
    #expect(page.contains("default-src 'none'"))
  }
}
