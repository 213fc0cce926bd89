#if canImport(SwiftParser)
internal import SwiftSyntax

/// What functions are handed and give back.
extension TraceVisitor {
  /// Records the calls of a function.
  ///
  /// A body that is one expression gives it back without the word; with a call before it, it needs
  /// the word.
  func record(_ function: FunctionDeclSyntax) {
    guard let body = function.body else { return }
    let name = function.name.text
    let isRecorded = recordCall(
      name, function.signature.parameterClause, at: function.funcKeyword, body: body)
    guard function.signature.returnsValue, body.statements.count == 1,
      let result = body.statements.first?.resultExpression, result.canBeResult,
      !result.neverReturns
    else { return }
    if isRecorded { insert("return ", before: result) }
    recordLeaves(of: result, of: name)
  }

  /// Records the arguments of a call; returns whether that is possible.
  @discardableResult
  func recordCall(
    _ name: String, _ parameters: FunctionParameterClauseSyntax, at node: some SyntaxProtocol,
    body: CodeBlockSyntax
  ) -> Bool {
    let names = parameters.parameters.compactMap(\.recordableName)
    guard
      let site = site(.call, at: node, label: name, names: names, touching: [body.leftBrace])
    else { return false }
    insert(
      " let _=courseTraceCall(\(Self.arguments(site, names)));defer{courseTraceLeave()};",
      behind: body.leftBrace)
    return true
  }

  /// Records the value of an expression as a result.
  func recordResult(_ expression: ExprSyntax, of name: String) {
    guard let site = site(.result, at: expression, label: name, touching: [expression]) else {
      return
    }
    insert("courseTraceResult(\(site),", before: expression)
    insert(")", behind: expression)
  }

  /// Records a result in each branch of an expression.
  private func recordLeaves(of expression: ExprSyntax, of name: String) {
    if let branches = expression.as(IfExprSyntax.self) {
      recordLeaves(of: branches.body.statements, of: name)
      switch branches.elseBody {
      case .ifExpr(let next): recordLeaves(of: ExprSyntax(next), of: name)
      case .codeBlock(let block): recordLeaves(of: block.statements, of: name)
      case nil: break
      @unknown default: break
      }
    } else if let cases = expression.as(SwitchExprSyntax.self) {
      for case .switchCase(let element) in cases.cases {
        recordLeaves(of: element.statements, of: name)
      }
    } else {
      recordResult(expression, of: name)
    }
  }

  private func recordLeaves(of statements: CodeBlockItemListSyntax, of name: String) {
    guard statements.count == 1, let result = statements.first?.resultExpression,
      !result.neverReturns
    else { return }
    recordLeaves(of: result, of: name)
  }

  /// Records the arguments of a closure that is more than one expression.
  func recordParameters(of closure: ClosureExprSyntax) {
    guard closure.statements.count > 1, let signature = closure.signature else { return }
    var names: [String] = []
    switch signature.parameterClause {
    case .simpleInput(let list):
      names = list.map(\.name.text)
    case .parameterClause(let clause):
      names = clause.parameters.map { ($0.secondName ?? $0.firstName).text }
    case nil: break
    @unknown default: break
    }
    recordBinding(of: names.filter { $0 != "_" }, at: closure, behind: signature.inKeyword)
  }
}

extension FunctionParameterSyntax {
  /// The name that the body uses; `nil` if the value cannot be read without doing something.
  fileprivate var recordableName: String? {
    let name = (secondName ?? firstName).text
    let reader = FunctionTypeFinder(viewMode: .sourceAccurate)
    reader.walk(type)
    return name == "_" || reader.isFound ? nil : name
  }
}

/// Looks for the type of a function, which cannot be read without letting it escape.
private final class FunctionTypeFinder: SyntaxVisitor {
  private(set) var isFound = false

  override func visit(_ node: FunctionTypeSyntax) -> SyntaxVisitorContinueKind {
    isFound = true
    return .skipChildren
  }

  override func visit(_ node: AttributeSyntax) -> SyntaxVisitorContinueKind {
    if node.attributeName.trimmedDescription == "autoclosure" { isFound = true }
    return .skipChildren
  }
}

extension FunctionSignatureSyntax {
  /// Whether it gives back something to show.
  var returnsValue: Bool {
    guard let type = returnClause?.type.trimmedDescription else { return false }
    return !["Void", "()", "Never"].contains(type)
  }
}

extension AttributeListSyntax {
  /// Whether the attributes leave the meaning of a function's body alone.
  var areHarmless: Bool {
    allSatisfy { element in
      guard case .attribute(let attribute) = element else { return false }
      return ["discardableResult", "inlinable", "inline", "MainActor", "available"]
        .contains(attribute.attributeName.trimmedDescription)
    }
  }
}
#endif
