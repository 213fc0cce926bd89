import SwiftRewriting

/// A chapter's program with calls in its traced snippets that record what they do.
///
/// It runs beside the program itself, so that nothing the calls do can change what the book checks.
struct TracedProgram: Sendable {
  /// A site and the number of its part.
  struct Site: Hashable, Sendable {
    var part: Int
    var site: TraceSite
  }

  /// The version of the calls: raised when the same code gets others, so that kept runs are made anew.
  ///
  /// Without it the calls would be worked out for every check, only to see that they are the same.
  static let version = 1

  /// The program.
  let program: ChapterProgram

  /// The sites, by the numbers in the calls.
  let sites: [Site]

  /// Instruments the traced parts of a program.
  ///
  /// - Parameters:
  ///   - program: The program.
  ///   - skippedLines: Lines of parts that are left alone.
  init(_ program: ChapterProgram, skipping skippedLines: [Int: Set<Int>] = [:]) {
    let computed = program.parts.reduce(into: Set<String>()) { names, part in
      if let code = part.code { names.formUnion(InstrumentedCode.computedNames(in: code)) }
    }
    var sites: [Site] = []
    self.program = program.replacingCode { part in
      guard part.isTraced, let code = part.code else { return nil }
      let instrumented = InstrumentedCode(
        code, firstSite: sites.count, computedNames: computed,
        skipping: skippedLines[part.number] ?? [])
      sites += instrumented.sites.map { Site(part: part.number, site: $0) }
      return instrumented.text
    }
    self.sites = sites
  }
}

extension ChapterProgram {
  /// Whether a snippet is to be traced.
  var isTraced: Bool { parts.contains(where: \.isTraced) }
}
