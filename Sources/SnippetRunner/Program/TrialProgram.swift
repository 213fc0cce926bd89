import BookModel
import Expectations
import Sandbox
import SwiftRewriting

/// A snippet of a chapter with other code, after what the chapter runs before it.
///
/// Its variables at top level are recorded, so that a page can draw them. Figures and what the chapter
/// asserts are left out: nothing after them needs them, and the compiler is quicker without.
package struct TrialProgram: Sendable {
  /// The name by which the compiler and a trap call the snippet's code.
  package static let codeName = "answer.swift"

  /// The most variables that are recorded.
  private static let valueLimit = 12

  /// The program.
  package let text: String

  /// The numbers of its parts, in the order in which they run.
  private let parts: [Int]

  /// The variables that are recorded.
  private let names: [String]

  /// Creates a program.
  ///
  /// - Parameters:
  ///   - chapter: The chapter.
  ///   - step: The snippet's index in `Chapter.steps`.
  ///   - code: The code to run in its place.
  ///   - modules: The modules that the book's snippets see.
  package init(_ chapter: Chapter, step: Int, code: String, importing modules: [String]) {
    let modules = modules + [CourseLibrary.supportModule]
    let program = ChapterProgram(chapter, importing: modules)
    let context = program.parts.filter { part in
      guard part.step < step, part.role == .runs, case .snippet(let snippet)? = chapter.step(part)
      else { return false }
      return !snippet.options.contains(.figure)
    }
    let number = (context.last?.number ?? 0) + 1
    let names = Array(InstrumentedCode.boundNames(in: code).prefix(Self.valueLimit))
    let records = names.enumerated().map { index, name in
      "courseRecord(\(number), \(index), \(name))\n"
    }
    self.names = names
    parts = context.map(\.number) + [number]
    text =
      modules.map { "import \($0)\n" }.joined() + "courseStart()\n"
      + context.map(\.text).joined()
      + "#sourceLocation(file: \"\(Self.codeName)\", line: 1)\n\(code)\n"
      + "#sourceLocation(file: \"course\", line: 1)\n" + records.joined()
      + "courseMark(\(number))\ncourseEnd(\(number))\n"
  }

  /// Returns what the snippet left: not what was printed before it.
  ///
  /// - Parameter result: How the program ended.
  /// - Returns: Prints, values and pictures of the part that was tried.
  package func output(of result: ProcessResult) -> TrialOutput {
    let run = ProgramRun(result, parts: parts)
    let own = parts.last ?? 0
    let values = zip(names, run.values[own] ?? []).map { name, value in
      TrialOutput.Value(name: name, value)
    }
    let isReached = run.interruptedPart == nil || run.interruptedPart == own
    return TrialOutput(
      printed: run.outputs[own] ?? "", values: values.filter { !$0.isFunction },
      pictures: run.figures[own] ?? [], isReached: isReached, problem: run.message)
  }
}

/// What a snippet left that was tried.
public struct TrialOutput: Hashable, Sendable {
  /// A variable.
  public struct Value: Hashable, Sendable {
    /// Its name.
    public var name: String

    /// Its numbers; `nil` for what is no tensor, and for one that is too large to be handed over.
    public var tensor: TensorValue?

    /// What it prints, or its shape.
    public var text: String

    fileprivate var isFunction: Bool { text == "(Function)" }

    fileprivate init(name: String, _ value: RecordedValue) {
      self.name = name
      switch value {
      case .tensor(let tensor): (self.tensor, text) = (tensor, "")
      case .text(let text): self.text = text
      case .large(let shape): text = "a tensor of shape \(shape), too large to be shown"
      }
    }
  }

  /// What it printed.
  public var printed: String

  /// Its variables.
  public var values: [Value]

  /// The pictures that it showed, in SVG.
  public var pictures: [String]

  /// Whether the program reached the snippet.
  public var isReached: Bool

  /// What stopped the program; `nil` if it came to its end.
  public var problem: String?
}

extension Chapter {
  fileprivate func step(_ part: ProgramPart) -> Step? {
    steps.indices.contains(part.step) ? steps[part.step] : nil
  }
}
