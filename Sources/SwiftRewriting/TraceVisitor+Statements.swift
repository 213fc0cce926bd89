#if canImport(SwiftParser)
internal import SwiftSyntax

/// What statements bind and change.
extension TraceVisitor {
  /// Records a statement of a block.
  func record(_ item: CodeBlockItemSyntax) {
    switch item.item {
    case .decl(let declaration):
      if let variable = declaration.as(VariableDeclSyntax.self) { record(variable, in: item) }
    case .stmt(let statement):
      record(statement, in: item)
    case .expr(let expression):
      record(expression, in: item)
    @unknown default: break
    }
  }

  private func record(_ statement: StmtSyntax, in item: CodeBlockItemSyntax) {
    if let labeled = statement.as(LabeledStmtSyntax.self) {
      recordLoop(labeled.statement, in: item)
    } else if let guarding = statement.as(GuardStmtSyntax.self) {
      recordBindings(guarding.conditions.boundNames, in: item)
    } else if let expression = statement.as(ExpressionStmtSyntax.self) {
      record(expression.expression, in: item)
    } else {
      recordLoop(statement, in: item)
    }
  }

  private func record(_ variable: VariableDeclSyntax, in item: CodeBlockItemSyntax) {
    guard variable.attributes.isEmpty, variable.modifiers.isEmpty,
      variable.bindings.allSatisfy({ $0.initializer != nil })
    else { return }
    recordBindings(variable.bindings.flatMap { $0.pattern.boundNames }, in: item)
  }

  private func recordBindings(_ names: [String], in item: CodeBlockItemSyntax) {
    guard !names.isEmpty,
      let site = site(.binding, at: item, names: names, touching: [item.item])
    else { return }
    insert(";let _=courseTrace(\(Self.arguments(site, names)))", behind: item.item)
  }

  private func record(_ expression: ExprSyntax, in item: CodeBlockItemSyntax) {
    let expression = expression.withoutEffects
    guard let sequence = expression.as(SequenceExprSyntax.self) else {
      if !item.mayBeResult { recordChanges(by: expression, in: item) }
      return
    }
    let elements = Array(sequence.elements)
    guard elements.count >= 3, let sign = elements[1].assigningOperator else { return }
    if elements[0].is(DiscardAssignmentExprSyntax.self) {
      if elements.count == 3, !item.mayBeResult {
        recordChanges(by: elements[2].withoutEffects, in: item)
      }
    } else if !item.isBranchResult {
      recordAssignment(
        to: elements[0], sign, from: elements[2], through: elements[elements.count - 1], in: item)
    }
  }

  /// Records what a call changes: the variable whose method it is, and those that it is handed.
  private func recordChanges(by expression: ExprSyntax, in item: CodeBlockItemSyntax) {
    guard let call = expression.as(FunctionCallExprSyntax.self) else { return }
    let receiver = call.calledExpression.as(MemberAccessExprSyntax.self)?.base?.root
    let handed = call.arguments.map { argument in
      argument.expression.as(InOutExprSyntax.self)?.expression.root
    }
    var names: [String] = []
    for case let name? in [receiver] + handed
    where variables.contains(name) && !computedNames.contains(name) && !names.contains(name) {
      names.append(name)
    }
    guard !names.isEmpty, let site = site(.change, at: item, names: names, touching: [item.item])
    else { return }
    let arguments = Self.arguments(site, names)
    insert("let _=courseTraceBefore(\(arguments));", before: item)
    insert(";let _=courseTraceChange(\(arguments))", behind: item.item)
  }
}

/// What branches and loops bind.
extension TraceVisitor {
  /// Records what the conditions of an `if` bind.
  func recordConditions(of node: IfExprSyntax) {
    if node.isResult && node.body.statements.count == 1 { return }
    recordBinding(of: node.conditions.boundNames, at: node, behind: node.body.leftBrace)
  }

  /// Records what the patterns of a `case` bind.
  func recordPatterns(of node: SwitchCaseSyntax) {
    guard case .case(let label) = node.label, let first = label.caseItems.first else { return }
    let owner = node.parent?.parent?.as(SwitchExprSyntax.self)
    if node.statements.count == 1, owner.map({ ExprSyntax($0).isResult }) ?? true { return }
    recordBinding(of: first.pattern.boundNames, at: node, behind: label.colon)
  }

  /// Records the rounds of a loop.
  func recordLoop(_ statement: StmtSyntax, in item: CodeBlockItemSyntax) {
    let body: CodeBlockSyntax
    var names: [String] = []
    var keyword: TokenSyntax
    if let loop = statement.as(ForStmtSyntax.self) {
      (body, names, keyword) = (loop.body, loop.pattern.boundNames, loop.forKeyword)
    } else if let loop = statement.as(WhileStmtSyntax.self) {
      (body, names, keyword) = (loop.body, loop.conditions.boundNames, loop.whileKeyword)
    } else if let loop = statement.as(RepeatStmtSyntax.self) {
      (body, keyword) = (loop.body, loop.repeatKeyword)
    } else {
      return
    }
    let ends: [any SyntaxProtocol] = [body.leftBrace, item.item]
    guard
      let site = site(.round, at: item, label: keyword.text, names: names, touching: ends)
    else { return }
    insert("let _=courseTraceLoop(\(site));", before: item)
    insert(" let _=courseTraceRound(\(Self.arguments(site, names)));", behind: body.leftBrace)
    insert(";let _=courseTraceLoopEnd(\(site))", behind: item.item)
  }
}
#endif
