import Diagnostics

/// A snippet to which the fences that come next belong.
struct OpenSnippet {
  /// The snippet.
  let snippet: Snippet

  /// Whether the fence that says how it fails was met.
  var hasError = false

  /// Whether the fence that says what it prints was met.
  var hasOutput = false

  /// Whether the fence that says what its lines do was met.
  var hasTrace = false

  /// Whether the text below its picture was met.
  var hasCaption = false

  init(_ snippet: Snippet) {
    self.snippet = snippet
  }

  /// Whether the snippet is wrong on purpose.
  var mustFail: Bool {
    !snippet.options.isDisjoint(with: [.nocompile, .traps])
  }

  /// Whether the snippet's program reaches a place where it may print.
  var mayPrint: Bool {
    snippet.options.isDisjoint(with: [.nocompile, .norun])
  }
}

extension ChapterReader {
  /// Ends the run of fences that belong to a snippet.
  mutating func closeSnippet() {
    isBehindBrokenSnippet = false
    defer { openSnippet = nil }
    checkCaption(of: openSnippet)
    guard let open = openSnippet, open.mustFail, !open.hasError else { return }
    report(
      "failure-without-error", "a snippet that must fail is followed by the message it must give",
      at: open.snippet.fence.openingLine,
      help: "add an '```error' fence behind it with words of the message, or remove the option")
  }

  /// Returns a fence of printed text.
  mutating func readOutput(_ head: FenceHead, fence: Fence) -> Step? {
    _ = readWords(head, allowed: AllowedWords())
    guard let open = belongingSnippet(of: fence, language: "output", isRepeated: \.hasOutput) else {
      return nil
    }
    if !open.mayPrint {
      report(
        "output-of-nothing", "a snippet that does not run prints nothing", at: fence.openingLine,
        help: "remove the fence or the snippet's option")
    }
    openSnippet?.hasOutput = true
    return .output(
      ExpectedOutput(index: steps.count, snippet: open.snippet.index, fence: fence))
  }

  /// Returns a fence with the message of a failure.
  mutating func readError(_ head: FenceHead, fence: Fence) -> Step? {
    _ = readWords(head, allowed: AllowedWords())
    checkBody(of: fence, holds: "words of the message")
    guard let open = belongingSnippet(of: fence, language: "error", isRepeated: \.hasError) else {
      return nil
    }
    openSnippet?.hasError = true
    guard open.mustFail else {
      report(
        "error-without-failure", "an error fence follows a snippet that must fail",
        at: fence.openingLine,
        help: "add '.nocompile' or '.traps' to the snippet's braces")
      return nil
    }
    return .error(ExpectedError(index: steps.count, snippet: open.snippet.index, fence: fence))
  }

  mutating func belongingSnippet(
    of fence: Fence, language: String, isRepeated: KeyPath<OpenSnippet, Bool>
  ) -> OpenSnippet? {
    guard !isBehindBrokenSnippet else { return nil }
    guard let open = openSnippet else {
      report(
        "expectation-without-snippet",
        "\(language == "trace" ? "a" : "an") \(language) fence follows its snippet",
        at: fence.openingLine,
        help: "move it right behind the snippet; only other fences of expectations may stand"
          + " between")
      return nil
    }
    guard !open[keyPath: isRepeated] else {
      report(
        "duplicate-expectation", "a snippet has one \(language) fence", at: fence.openingLine,
        help: "make one fence of the two")
      return nil
    }
    return open
  }
}
