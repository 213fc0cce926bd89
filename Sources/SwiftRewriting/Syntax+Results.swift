#if canImport(SwiftParser)
internal import SwiftSyntax

extension CodeBlockItemSyntax {
  /// The expression that the item is.
  var resultExpression: ExprSyntax? {
    switch item {
    case .expr(let expression): expression
    case .stmt(let statement): statement.as(ExpressionStmtSyntax.self)?.expression
    case .decl: nil
    @unknown default: nil
    }
  }

  /// Whether the item's value may be that of the block around it, which has nothing else.
  var mayBeResult: Bool {
    guard let list = parent?.as(CodeBlockItemListSyntax.self), list.count == 1,
      let owner = list.parent
    else { return false }
    if owner.is(ClosureExprSyntax.self) || owner.is(AccessorBlockSyntax.self) { return true }
    if let function = owner.parent?.as(FunctionDeclSyntax.self) {
      return function.signature.returnsValue
    }
    return owner.parent?.is(AccessorDeclSyntax.self) == true || isBranchResult
  }

  /// Whether the item's value may be that of the `if` or `switch` around it.
  var isBranchResult: Bool {
    guard let list = parent?.as(CodeBlockItemListSyntax.self), list.count == 1,
      let owner = list.parent
    else { return false }
    let branching = owner.is(SwitchCaseSyntax.self) ? owner.parent?.parent : owner.parent
    return branching?.as(ExprSyntax.self).map { $0.isBranching && $0.isResult } ?? false
  }
}

extension ExprSyntaxProtocol {
  /// Whether the value of an `if` or `switch` is used, or may be.
  var isResult: Bool {
    guard let parent else { return false }
    if let outer = parent.as(IfExprSyntax.self), outer.body.id != id { return outer.isResult }
    let item = (parent.is(ExpressionStmtSyntax.self) ? parent.parent : parent)?
      .as(CodeBlockItemSyntax.self)
    return item.map { $0.mayBeResult && ExprSyntax(self).canBeResult } ?? true
  }
}

extension ExprSyntax {
  /// Whether it may stand where a value is used: of an `if` or `switch`, each branch is one value.
  var canBeResult: Bool {
    if let branches = self.as(IfExprSyntax.self) {
      switch branches.elseBody {
      case .ifExpr(let next):
        return branches.body.statements.areOneResult && ExprSyntax(next).canBeResult
      case .codeBlock(let block):
        return branches.body.statements.areOneResult && block.statements.areOneResult
      case nil: return false
      @unknown default: return false
      }
    }
    guard let cases = self.as(SwitchExprSyntax.self) else { return true }
    return cases.cases.allSatisfy { element in
      guard case .switchCase(let element) = element else { return true }
      return element.statements.areOneResult
    }
  }
}

extension CodeBlockItemListSyntax {
  /// Whether the items are one expression, or leave the function otherwise than by `return`.
  fileprivate var areOneResult: Bool {
    guard count == 1, let first else { return false }
    if case .stmt(let statement) = first.item, statement.is(ThrowStmtSyntax.self) { return true }
    return first.resultExpression?.canBeResult ?? false
  }
}

extension ExprSyntax {
  /// Whether it is an `if` or a `switch`, which cannot be an argument.
  var isBranching: Bool {
    self.is(IfExprSyntax.self) || self.is(SwitchExprSyntax.self)
  }

  /// The expression behind `try`, `await` and `unsafe`.
  var withoutEffects: ExprSyntax {
    if let inner = self.as(TryExprSyntax.self) { return inner.expression.withoutEffects }
    if let inner = self.as(AwaitExprSyntax.self) { return inner.expression.withoutEffects }
    return self
  }

  /// The name at its very left, as `y` in `y.rows[0].x`.
  var root: String? {
    if let name = self.as(DeclReferenceExprSyntax.self) {
      return name.baseName.text == "self" ? nil : name.baseName.text
    }
    if let member = self.as(MemberAccessExprSyntax.self) { return member.base?.root }
    if let part = self.as(SubscriptCallExprSyntax.self) { return part.calledExpression.root }
    return nil
  }

  /// Whether it is an operator that stands alone, as in `x[0, ...]`.
  var isOperator: Bool {
    guard let name = self.as(DeclReferenceExprSyntax.self) else { return false }
    return !(name.baseName.text.first?.isLetter ?? false)
      && !name.baseName.text.hasPrefix("_") && !name.baseName.text.hasPrefix("$")
      && !name.baseName.text.hasPrefix("`")
  }

  /// Whether it is a call that ends the program.
  var neverReturns: Bool {
    let call = withoutEffects.as(FunctionCallExprSyntax.self)
    return ["fatalError", "preconditionFailure"].contains(
      call?.calledExpression.trimmedDescription ?? "")
  }

  /// The operator, if it assigns.
  var assigningOperator: String? {
    if self.is(AssignmentExprSyntax.self) { return "=" }
    guard let sign = self.as(BinaryOperatorExprSyntax.self)?.operator.text else { return nil }
    let assigning = [
      "+=", "-=", "*=", "/=", "%=", "&=", "|=", "^=", "<<=", ">>=", "&+=", "&-=", "&*=",
    ]
    return assigning.contains(sign) ? sign : nil
  }
}
#endif
