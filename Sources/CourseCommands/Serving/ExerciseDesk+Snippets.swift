import BookModel
import Foundation
import Grading
import Sandbox
import SiteRenderer
import SiteServer
import SnippetRunner

/// Snippets that readers change and run in their pages: the same compiler, limits and sandbox as for
/// answers, and nothing is kept.
extension ExerciseDesk {
  /// What pages may have done with snippets.
  nonisolated var snippetActions: [ServerAction] {
    [
      action("run") { desk, request in try await desk.run(request) },
      action("stop") { desk, request in await desk.stop(request) },
    ]
  }

  private nonisolated func action(
    _ name: String,
    _ body: @escaping @Sendable (ExerciseDesk, SnippetRequest) async throws -> TrialAnswer
  ) -> ServerAction {
    ServerAction("snippet-\(name)") { [self] data in
      guard let request = try? JSONDecoder().decode(SnippetRequest.self, from: data) else {
        return .refused("this is no request about a snippet")
      }
      do {
        return .json(try await body(self, request))
      } catch {
        let remedy = (error as? GradingError)?.remedy.map { "; \($0)" } ?? ""
        return .refused(withoutFolders("\(error)\(remedy)"))
      }
    }
  }

  private func stop(_ request: SnippetRequest) -> TrialAnswer {
    trials[request.key]?.cancel()
    return TrialAnswer()
  }

  private func run(_ request: SnippetRequest) async throws -> TrialAnswer {
    guard let book, let chapter = book.chapters.first(where: { $0.name == request.chapter }),
      chapter.steps.indices.contains(request.step),
      case .snippet(let snippet) = chapter.steps[request.step]
    else { throw TrialRefusal.noSnippet }
    let programs = book.settings.programs
    guard programs.library == nil, programs.prelude == nil, programs.flags.isEmpty else {
      throw TrialRefusal.hasOwnCode
    }
    let before = chapter.steps[...request.step].compactMap { step in
      if case .snippet(let snippet) = step { snippet } else { nil }
    }
    if before.contains(where: { !$0.data.isEmpty || $0.record != nil }) {
      throw TrialRefusal.needsFiles
    }
    guard trials[request.key] == nil else { throw DeskRefusal.isRunning }
    let task = Task { [self] in
      let grader = try await usedGrader()
      return try await slots.use {
        try await grader.trial(
          ofStep: snippet.index, in: chapter, code: request.text,
          importing: programs.importedModules)
      }
    }
    trials[request.key] = task
    defer { trials[request.key] = nil }
    let result = await withTaskCancellationHandler {
      await task.result
    } onCancel: {
      task.cancel()
    }
    if task.isCancelled { return TrialAnswer() }
    return TrialAnswer(try result.get(), step: request.step)
  }
}

/// What a page sends.
private struct SnippetRequest: Decodable {
  /// The chapter's name.
  var chapter: String

  /// The snippet's index among the chapter's steps.
  var step: Int

  /// The code in the page.
  var text: String

  /// What tells its runs from those of other snippets.
  var key: String { "\(chapter) \(step)" }
}

/// Why nothing is run.
private enum TrialRefusal: Error, CustomStringConvertible {
  case noSnippet
  case needsFiles
  case hasOwnCode

  var description: String {
    switch self {
    case .noSnippet: "the book has no such snippet any more; load the page again"
    case .hasOwnCode:
      "the book has a library, a prelude or flags of its own, which programs of pages lack; "
        + "change it in the chapter and run 'course check'"
    case .needsFiles:
      "this snippet, or one before it, reads data files, which programs of pages cannot; "
        + "change it in the chapter and run 'course check'"
    }
  }
}

/// What came of a snippet, as a page shows it.
private struct TrialAnswer: Encodable {
  struct Message: Encodable {
    var line: Int?
    var column: Int
    var length: Int
    var text: String
    var isError: Bool
    var notes: [String]
  }

  /// A variable: its name with its shape, and its value, as HTML.
  struct Value: Encodable {
    var caption: String
    var markup: String
  }

  /// The most messages that are shown.
  private static let messageLimit = 10

  /// The longest print that is shown, in characters.
  private static let printLimit = 20_000

  var isStopped = true
  var messages: [Message] = []
  var printed = ""
  var values: [Value] = []
  var pictures: [String] = []
  var problem: String?
  var line: Int?
  var foot = ""

  /// Creates the answer to a run that was stopped.
  init() {}

  init(_ report: TrialReport, step: Int) {
    isStopped = false
    messages = report.messages.filter(\.isError).prefix(Self.messageLimit).map { message in
      Message(
        line: message.line, column: message.column, length: message.length, text: message.text,
        isError: message.isError, notes: message.notes)
    }
    printed = String((report.output?.printed ?? "").prefix(Self.printLimit)).visibleText
    values = (report.output?.values ?? []).map { value in
      Value(caption: TrialMarkup.caption(of: value), markup: TrialMarkup.markup(of: value))
    }
    pictures = (report.output?.pictures ?? []).enumerated().compactMap { index, svg in
      TrialMarkup.markup(ofPicture: svg, number: step * 100 + index)
    }
    problem = report.problem
    line = report.line
    if report.output?.isReached == false {
      problem = "a snippet before this one: " + (problem ?? "it did not come to its end")
      line = nil
    }
    foot = [
      report.level < .namespaces ? "isolation: \(report.level.words)" : nil,
      "\(report.seconds.formatted(decimals: 2)) s",
    ].compactMap { $0 }.joined(separator: " · ")
  }
}
