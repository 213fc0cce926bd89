#if canImport(SwiftParser)
internal import SwiftParser
internal import SwiftSyntax
#endif

/// Swift code with calls put in that record what it does.
///
/// Calls are put behind statements, at the beginning of blocks and around expressions, never on
/// lines of their own, so that each line keeps its number. They evaluate nothing twice: what they
/// read again are names of stored values.
///
///     let code = InstrumentedCode("let y = 2 * x", firstSite: 7)
///     code.text   // let y = 2 * x;let _=courseTrace(7,y)
///     code.sites  // a binding of y on line 1
@frozen
public struct InstrumentedCode: Hashable, Sendable {
  /// The code with the calls.
  public var text: String

  /// The places that record; the numbers in the calls count them from `firstSite` on.
  public var sites: [TraceSite]

  /// Instruments code.
  ///
  /// Code that does not parse is left as it is; so is any code if the toolchain lacks its parser's
  /// modules.
  ///
  /// - Parameters:
  ///   - code: Swift.
  ///   - firstSite: The number of the first site.
  ///   - computedNames: The names of properties and variables that other code of the program
  ///     computes: reading them again might do something.
  ///   - skippedLines: Lines, counted from 1, that are left alone.
  public init(
    _ code: String, firstSite: Int = 0, computedNames: Set<String> = [],
    skipping skippedLines: Set<Int> = []
  ) {
    #if canImport(SwiftParser)
    let tree = Parser.parse(source: code)
    guard !tree.hasError else {
      self.init(text: code, sites: [])
      return
    }
    let names = DeclaredNames(tree)
    let visitor = TraceVisitor(
      tree: tree, firstSite: firstSite, skippedLines: skippedLines,
      computedNames: computedNames.union(names.computed), variables: names.variables)
    visitor.walk(tree)
    self.init(text: visitor.edits.applied(to: code), sites: visitor.sites)
    #else
    self.init(text: code, sites: [])
    #endif
  }

  private init(text: String, sites: [TraceSite]) {
    self.text = text
    self.sites = sites
  }

  /// Returns the names of the properties and variables of some code that are computed, lazy or
  /// wrapped.
  public static func computedNames(in code: String) -> Set<String> {
    #if canImport(SwiftParser)
    DeclaredNames(Parser.parse(source: code)).computed
    #else
    []
    #endif
  }

  /// Returns the names of what some code binds at top level and gives a value, in order, each once.
  ///
  /// They are none if the code does not parse.
  public static func boundNames(in code: String) -> [String] {
    #if canImport(SwiftParser)
    let tree = Parser.parse(source: code)
    guard !tree.hasError else { return [] }
    return tree.statements.compactMap { $0.item.as(VariableDeclSyntax.self) }
      .flatMap(\.bindings).filter { $0.initializer != nil }.flatMap(\.pattern.boundNames)
      .reduce(into: []) { names, name in if !names.contains(name) { names.append(name) } }
    #else
    return []
    #endif
  }
}
