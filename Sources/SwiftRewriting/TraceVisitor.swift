#if canImport(SwiftParser)
internal import SwiftSyntax

/// Walks a program and collects where its trace is recorded, and the calls that record it.
///
/// A call stands in a declaration, `let _=courseTrace(…)`: unlike an expression, it is no result of
/// the block around it. A block with one expression, which may be its result, is left alone.
final class TraceVisitor: SyntaxVisitor {
  /// What a `return` comes back from.
  enum Callee {
    /// A function of the program, by its name.
    case function(String, returnsValue: Bool)

    /// A closure, an accessor or an initializer, whose results are not recorded.
    case other
  }

  /// The calls.
  var edits = TextEdits()

  /// The places where they record, in order.
  private(set) var sites: [TraceSite] = []

  /// Names that run code when they are read.
  let computedNames: Set<String>

  /// The program's stored variables.
  let variables: Set<String>

  private let firstSite: Int
  private let skippedLines: Set<Int>
  private let locations: SourceLocationConverter
  private var callees: [Callee] = []

  init(
    tree: SourceFileSyntax, firstSite: Int, skippedLines: Set<Int>, computedNames: Set<String>,
    variables: Set<String>
  ) {
    self.firstSite = firstSite
    self.skippedLines = skippedLines
    self.computedNames = computedNames
    self.variables = variables
    locations = SourceLocationConverter(fileName: "", tree: tree)
    super.init(viewMode: .sourceAccurate)
  }

  override func visit(_ node: CodeBlockItemSyntax) -> SyntaxVisitorContinueKind {
    record(node)
    return .visitChildren
  }

  override func visit(_ node: IfExprSyntax) -> SyntaxVisitorContinueKind {
    recordConditions(of: node)
    return .visitChildren
  }

  override func visit(_ node: SwitchCaseSyntax) -> SyntaxVisitorContinueKind {
    recordPatterns(of: node)
    return .visitChildren
  }

  override func visit(_ node: CatchClauseSyntax) -> SyntaxVisitorContinueKind {
    recordBinding(of: node.catchItems.boundNames, at: node, behind: node.body.leftBrace)
    return .visitChildren
  }

  override func visit(_ node: ReturnStmtSyntax) -> SyntaxVisitorContinueKind {
    if case .function(let name, returnsValue: true)? = callees.last, let result = node.expression,
      !result.isBranching
    {
      recordResult(result, of: name)
    }
    return .visitChildren
  }

  override func visit(_ node: FunctionDeclSyntax) -> SyntaxVisitorContinueKind {
    guard node.attributes.areHarmless else { return .skipChildren }
    record(node)
    callees.append(.function(node.name.text, returnsValue: node.signature.returnsValue))
    return .visitChildren
  }

  override func visitPost(_ node: FunctionDeclSyntax) {
    if node.attributes.areHarmless { callees.removeLast() }
  }

  override func visit(_ node: InitializerDeclSyntax) -> SyntaxVisitorContinueKind {
    if let body = node.body {
      recordCall("init", node.signature.parameterClause, at: node, body: body)
    }
    callees.append(.other)
    return .visitChildren
  }

  override func visitPost(_ node: InitializerDeclSyntax) {
    callees.removeLast()
  }

  override func visit(_ node: ClosureExprSyntax) -> SyntaxVisitorContinueKind {
    recordParameters(of: node)
    callees.append(.other)
    return .visitChildren
  }

  override func visitPost(_ node: ClosureExprSyntax) {
    callees.removeLast()
  }

  override func visit(_ node: AccessorBlockSyntax) -> SyntaxVisitorContinueKind {
    callees.append(.other)
    return .visitChildren
  }

  override func visitPost(_ node: AccessorBlockSyntax) {
    callees.removeLast()
  }
}

extension TraceVisitor {
  /// The line on which a node begins.
  func line(of node: some SyntaxProtocol) -> Int {
    locations.location(for: node.positionAfterSkippingLeadingTrivia).line
  }

  /// Adds a site; `nil` if it, or a call at one of the nodes' ends, is on a line that is left alone.
  func site(
    _ kind: TraceSite.Kind, at node: some SyntaxProtocol, label: String = "", names: [String] = [],
    indices: [String]? = nil, touching ends: [any SyntaxProtocol] = []
  ) -> Int? {
    let line = line(of: node)
    let lines = ends.map { locations.location(for: $0.endPositionBeforeTrailingTrivia).line }
    guard skippedLines.isDisjoint(with: lines + [line]) else { return nil }
    sites.append(
      TraceSite(kind: kind, line: line, label: label, names: names, indices: indices))
    return firstSite + sites.count - 1
  }

  /// Puts a text in front of a node.
  func insert(_ text: String, before node: some SyntaxProtocol) {
    edits.insert(text, .before, node.positionAfterSkippingLeadingTrivia.utf8Offset)
  }

  /// Puts a text behind a node.
  func insert(_ text: String, behind node: some SyntaxProtocol) {
    edits.insert(text, .behind, node.endPositionBeforeTrailingTrivia.utf8Offset)
  }

  /// Records names that are bound from a token on.
  func recordBinding(
    of names: [String], at node: some SyntaxProtocol, behind token: TokenSyntax
  ) {
    guard !names.isEmpty, let site = site(.binding, at: node, names: names, touching: [token])
    else { return }
    insert(" let _=courseTrace(\(Self.arguments(site, names)));", behind: token)
  }

  /// The arguments of a call: a site, then names.
  static func arguments(_ site: Int, _ names: [String]) -> String {
    (["\(site)"] + names).joined(separator: ",")
  }
}
#endif
