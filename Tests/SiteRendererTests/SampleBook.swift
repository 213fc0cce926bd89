import BookModel
import Diagnostics
import Expectations
import Pictures
import SnippetRunner

@testable import SiteRenderer

/// Builds a chapter with its result, as the reader and the runner would.
struct SampleChapter {
  var path: String
  var matter: FrontMatter
  var lines: [String] = []
  var blocks: [Block] = []
  var steps: [Step] = []
  var outcomes: [StepOutcome] = []
  var figures: [Int: Picture] = [:]

  init(_ path: String, title: String) {
    self.path = path
    matter = FrontMatter(title: title)
  }

  var chapter: Chapter {
    Chapter(
      path: path, source: SourceFile(path: path, text: lines.joined(separator: "\n")),
      frontMatter: matter, blocks: blocks, steps: steps,
      name: String(path.drop { $0 != "/" }.dropFirst().dropLast(".md".count)))
  }

  var result: ChapterResult {
    ChapterResult(
      path: path, outcomes: outcomes, figures: figures, diagnostics: [],
      mark: CheckedMark(time: 1_795_233_600, toolchain: "Swift 6.3.1", library: "9f3c2ab1"),
      isCached: false, seconds: 0.8)
  }

  /// Adds a block that stands on the next line.
  mutating func add(_ kind: Block.Kind, source: String = "") {
    lines.append(source)
    blocks.append(Block(kind, range: SourceRange(path: path, line: lines.count)))
  }

  mutating func heading(_ title: String, id: String, level: Int = 2) {
    add(.heading(level: level, id: id, content: [.text(title)]))
  }

  mutating func paragraph(_ content: Inline...) {
    add(.paragraph(content))
  }

  mutating func snippet(
    _ code: String, id: String? = nil, _ options: Set<Snippet.Option> = [], says: String? = nil
  ) {
    let step = Snippet(index: steps.count, id: id, options: options, fence: fence(code))
    append(.snippet(step), outcome: .ran(output: "", message: says))
  }

  mutating func figure(
    _ code: String, id: String?, alternative: String, svg: String, caption: Inline...
  ) {
    let index = steps.count
    let step = Snippet(
      index: index, id: id, options: [.figure], alternative: alternative, fence: fence(code))
    append(.snippet(step), outcome: .ran(output: "", message: nil))
    figures[index] = try? Picture(parsing: svg)
    add(.caption(snippet: index, content: caption))
  }

  /// Puts all blocks so far into a container.
  mutating func gather(into kind: Container.Kind) {
    let content = blocks
    blocks = []
    add(.container(Container(kind: kind), content: content))
  }

  mutating func output(_ text: String, actual: String? = nil) {
    let step = ExpectedOutput(index: steps.count, snippet: steps.count - 1, fence: fence(text))
    append(.output(step), outcome: .output(actual: actual ?? text, matches: actual == nil))
  }

  mutating func error(_ text: String, isFound: Bool = true) {
    let step = ExpectedError(index: steps.count, snippet: steps.count - 1, fence: fence(text))
    append(.error(step), outcome: .message(matches: isFound))
  }

  mutating func tensor(
    _ expression: String, fact: String?, quoted: String, actual: TensorValue,
    isRefuted: Bool = false, error: Double = 0, isAsStated: Bool = true
  ) {
    let step = QuotedTensor(
      index: steps.count, expression: expression, fact: fact, isRefuted: isRefuted,
      fence: fence(quoted), expressionRange: SourceRange(path: path, line: 1))
    let comparison = ValueComparison(
      isEqual: isAsStated != isRefuted, isAsStated: isAsStated, largestError: error)
    append(.tensor(step), outcome: .value(actual: actual, comparison: comparison))
  }

  mutating func check(
    _ conditions: [String], _ values: [Bool], fact: String? = nil, isRefuted: Bool = false
  ) {
    let step = Check(
      index: steps.count, conditions: conditions.map { Check.Condition(expression: $0, line: 1) },
      fact: fact, isRefuted: isRefuted, fence: fence(conditions.joined(separator: "\n")))
    let holds = values.allSatisfy(\.self) != isRefuted
    append(.check(step), outcome: .conditions(values, holds: holds))
  }

  /// Returns a checked value for running text.
  mutating func value(_ text: String, of expression: String, isAsStated: Bool = true) -> Inline {
    let place = SourceRange(path: path, line: 1)
    let value = InlineValue(
      index: steps.count, text: text, expression: expression, range: place, expressionRange: place)
    steps.append(.inlineValue(value))
    outcomes.append(
      .value(
        actual: TensorValue(shape: [], elements: [0]),
        comparison: ValueComparison(
          isEqual: isAsStated, isAsStated: isAsStated, largestError: 0)))
    return .value(value)
  }

  private mutating func append(_ step: Step, outcome: StepOutcome) {
    steps.append(step)
    outcomes.append(outcome)
    add(.step(step))
  }

  private func fence(_ body: String) -> Fence {
    Fence(
      range: SourceRange(path: path, line: lines.count + 1), bodyLine: lines.count + 2,
      indentation: 0, body: body + "\n", bodyBytes: 0..<body.utf8.count)
  }
}

/// A small book that has one of everything.
enum SampleBook {
  static let results = chapters.map(\.result)

  static let book = Book(
    root: "/home/author/book",
    title: "Transposed convolution",
    summary: [
      .chapter(title: "Preface", path: "chapters/preface.md", depth: 0),
      .part(title: "The operator"),
      .chapter(
        title: "Convolution, and what it loses", path: "chapters/01-convolution.md", depth: 0),
      .chapter(title: "Scattering a kernel", path: "chapters/02-scatter.md", depth: 0),
      .chapter(title: "Sizes", path: "chapters/03-sizes.md", depth: 0),
    ],
    chapters: chapters.map(\.chapter),
    facts: facts,
    diagnostics: [],
    sources: [:])

  static let chapters = [
    prose("chapters/preface.md", "Preface"),
    prose("chapters/01-convolution.md", "Convolution, and what it loses"),
    scatter,
    prose("chapters/03-sizes.md", "Sizes"),
  ]

  static let bibliography = Bibliography([
    work("odena", ["Odena, A.", "Olah, C."], ["journal": "Distill", "eprint": "1603.07285"]),
    work("docs", ["Makers"], [:]), work("unused", ["Nobody"], [:]),
  ])

  private static func work(
    _ key: String, _ authors: [String], _ fields: [String: String]
  ) -> Work {
    Work(
      key: key,
      authors: authors.map { name in
        let parts = name.split(separator: ", ").map(String.init)
        return Work.Author(family: parts[0], given: parts.count > 1 ? parts[1] : "")
      }, title: "Checkerboards", year: 2016, fields: fields,
      range: SourceRange(path: "chapters/references.bib", line: 1))
  }

  static let facts = FactList(
    documents: [
      "torch": SourceDocument(id: "torch", title: "Dive into Deep Learning, PyTorch"),
      "answer": SourceDocument(id: "answer", title: "A question and answer on upsampling"),
    ],
    facts: [
      fact(
        "torch.basic", "torch", .tensor,
        states: "tensor([[ 0., 0., 1.],\n[ 0., 4., 6.],\n[ 4., 12., 9.]])",
        given: "X = K = [[0, 1], [2, 3]], stride 1, padding 0"),
      fact(
        "torch.size-stride1", "torch", .rule,
        states: "n_out = n_in + k - 1 for stride 1, no padding"),
      fact(
        "torch.unchecked", "torch", .figure,
        states: "each element of a 2x2 input scatters its kernel"),
      fact(
        "answer.padding-33", "answer", .number, states: "the output is 33 × 33",
        truth: "the output is 31 × 31: padding removes rows, it does not add them"),
    ])

  static func fact(
    _ id: String, _ document: String, _ kind: Fact.Kind, states: String, given: String? = nil,
    truth: String? = nil
  ) -> Fact {
    Fact(
      id: id, document: document, kind: kind, verdict: truth == nil ? .holds : .erratum,
      given: given, states: states, truth: truth,
      range: SourceRange(path: "chapters/facts.yaml", line: 1))
  }

  static func prose(_ path: String, _ title: String) -> SampleChapter {
    var sample = SampleChapter(path, title: title)
    sample.matter.minutes = 12
    sample.matter.objectives = ["Say in one sentence what the chapter is about"]
    sample.heading("Why read on", id: "why")
    sample.paragraph(
      .text("Because the next chapter is short. "),
      .link(
        destination: "02-scatter.md#one-pixel", title: nil, content: [.text("See for yourself")]),
      .text("."))
    return sample
  }

  static let scatter: SampleChapter = {
    var sample = SampleChapter("chapters/02-scatter.md", title: "Scattering a kernel")
    sample.matter.minutes = 25
    sample.matter.objectives = [
      "Compute a transposed convolution by hand, one input pixel at a time",
      "Say how large the output is, before computing it",
      "Explain why padding makes the output smaller",
    ]
    sample.matter.prerequisites = ["Convolution, and what it loses", "Swift’s arrays and loops"]
    sample.matter.documents = ["torch", "answer"]
    addScattering(to: &sample)
    addSizes(to: &sample)
    addErrata(to: &sample)
    return sample
  }()

  private static func addScattering(to sample: inout SampleChapter) {
    sample.paragraph(
      .text(
        "A convolution gathers: every output pixel is a weighted sum of the input pixels below its window. A "
      ),
      .emphasis([.text("transposed")]),
      .text(" convolution scatters. Every input pixel "), .math("x_{ij}"),
      .text(
        " paints one scaled copy of the kernel into the output, and where copies overlap they add up. Nothing is inverted: the name comes from the matrix "
      ),
      .math("W^\\top"), .text(", which we meet at the end of this chapter."),
      .footnoteReference(label: "name"))
    sample.heading("One pixel at a time", id: "one-pixel")
    sample.paragraph(
      .text(
        "Take the smallest case that shows everything, a 2 × 2 input and a 2 × 2 kernel. The loops say what the sentence above says: for every input pixel, for every place of the kernel, "
      ),
      .code("+="), .text("."))
    sample.snippet("import Tensors", [.hidden])
    sample.snippet(
      """
      /// Scatters a scaled copy of `kernel` for every pixel of `image`.
      func scattered(_ image: Tensor, _ kernel: Tensor, stride: Int = 1) -> Tensor {
        let (h, w) = (image.shape[0], image.shape[1])
        var output = Tensor(zeros: [(h - 1) * stride + 2, (w - 1) * stride + 2])
        for i in 0..<h {
          for j in 0..<w {  // one pixel
            output[i * stride..., j * stride...] += image[i, j] * kernel
          }
        }
        return output
      }
      let x = Tensor([[0, 1], [2, 3]])
      let y = scattered(x, x)
      print("shape: \\(y.shape)")
      """, id: "scatter")
    sample.output("shape: [3, 3]")
    sample.paragraph(
      .text("The PyTorch edition of "), .emphasis([.text("Dive into Deep Learning")]),
      .text(
        " prints the same tensor. The page you read was made by running the code above and comparing:"
      ))
    sample.tensor(
      "y", fact: "torch.basic",
      quoted: "tensor([[ 0.,  0.,  1.],\n        [ 0.,  4.,  6.],\n        [ 4., 12.,  9.]])",
      actual: TensorValue(
        shape: [3, 3], elementType: .float32, elements: [0, 0, 1, 0, 4, 6, 4, 12, 9]))
    sample.add(
      .callout(
        Callout(kind: .tip),
        content: [
          Block(
            .paragraph([
              .text(
                "Cover the table with a sheet of paper and compute the middle cell: three copies reach it."
              )
            ]), range: SourceRange(path: sample.path, line: 1))
        ]))
    sample.tensor(
      "batch", fact: nil,
      quoted:
        "[[[[-1.2500, 0.5000], [0.2500, 2.0000]]],\n [[[0.0000, -0.7500], [1.5000, -2.0000]]]]",
      actual: TensorValue(
        shape: [2, 1, 2, 2], elementType: .float32,
        elements: [-1.25, 0.5, 0.25, 2, 0, -0.75, 1.5, -2]), error: 5.96e-8)
  }

  private static func addSizes(to sample: inout SampleChapter) {
    sample.heading("How large is the output?", id: "size")
    let value = sample.value("296", of: "parameters(of: layer)")
    sample.paragraph(
      .text("The last copy starts at "), .math("(n-1)s"), .text(" and is "), .math("k"),
      .text(" wide; padding trims both ends. A layer with 8 channels has "), value,
      .text(" parameters whatever the size of its input."))
    sample.add(
      .code(
        language: "math",
        text:
          "n_{\\text{out}} = \\left(n_{\\text{in}} - 1\\right) s - 2p + d\\,(k-1) + \\text{output padding} + 1\n"
      ))
    sample.add(
      .code(
        language: "math",
        text:
          "\\begin{aligned} y &= W^\\top x = \\begin{bmatrix} 1 & 0 \\\\ 2 & 1 \\\\ 0 & 2 \\end{bmatrix} \\mathbf{x} \\\\ n' &= \\left\\lfloor \\frac{n + 2p - k}{s} \\right\\rfloor + 1,\\quad \\sum_{i=1}^{N} \\hat{x}_i^2 \\in \\mathbb{R} \\end{aligned}\n"
      ))
    sample.check(
      ["y.shape[0] == x.shape[0] + 2 - 1", "size(input: 2, kernel: 2, stride: 1) == 3"],
      [true, true], fact: "torch.size-stride1")
    sample.heading("Kinds of mistakes", id: "mistakes", level: 3)
    sample.paragraph(.text("Shapes are checked when the program runs; types when it is compiled."))
    sample.snippet("let z: Tensor = \"three\"", [.nocompile])
    sample.error("cannot convert value of type 'String' to specified type 'Tensor'")
    sample.snippet("_ = scattered(Tensor([1, 2]), x)", [.traps])
    sample.error("expected an image of rank 2, got shape [2]")
    sample.add(
      .table(
        Table(
          alignments: [nil, .right, .right],
          header: [[.text("Layer")], [.text("Output")], [.text("Parameters")]],
          rows: [
            [[.text("Bilinear")], [.text("64 × 64")], [.text("0")]],
            [[.text("Transposed, "), .math("k = 4, s = 2")], [.text("64 × 64")], [.text("16")]],
          ])))
    sample.add(
      .list(
        List(
          start: 1, isTight: true,
          items: ["Scatter.", "Trim.", "Add the bias."].map { text in
            List.Item(content: [
              Block(.paragraph([.text(text)]), range: SourceRange(path: sample.path, line: 1))
            ])
          })))
  }

  private static func addErrata(to sample: inout SampleChapter) {
    sample.heading("Where a document is wrong", id: "wrong")
    sample.add(
      .callout(
        Callout(kind: .erratum, fact: "answer.padding-33"),
        content: [
          Block(
            .paragraph([
              .text(
                "The article adds the padding where the formula subtracts it. The two runs below prove both halves."
              )
            ]), range: SourceRange(path: sample.path, line: 1))
        ]))
    sample.check(
      ["size(input: 16, kernel: 3, stride: 2, padding: 1) == 33"], [false],
      fact: "answer.padding-33", isRefuted: true)
    sample.check(
      ["size(input: 16, kernel: 3, stride: 2, padding: 1) == 31"], [true], fact: "answer.padding-33"
    )
    sample.add(
      .footnote(
        label: "name",
        content: [
          Block(
            .paragraph([
              .text("It is also called "), .emphasis([.text("fractionally strided")]),
              .text(" convolution, and, wrongly, deconvolution."),
            ]), range: SourceRange(path: sample.path, line: 1))
        ]))
  }
}

extension Theme {
  /// The theme of the course itself.
  static let ours: Theme = {
    let package = #filePath.split(separator: "/").dropLast(3).joined(separator: "/")
    do {
      return try Theme(folder: "/\(package)/site")
    } catch {
      fatalError("\(error)")
    }
  }()
}
