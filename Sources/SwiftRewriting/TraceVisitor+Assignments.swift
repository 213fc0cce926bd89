#if canImport(SwiftParser)
internal import SwiftSyntax

/// What assignments write.
extension TraceVisitor {
  /// Records an assignment whose right side goes from one expression through another.
  ///
  /// Stored values are read again. The indices of a subscript are kept as they are computed, so that
  /// the part that was written is found without computing them twice.
  func recordAssignment(
    to target: ExprSyntax, _ sign: String, from first: ExprSyntax, through last: ExprSyntax,
    in item: CodeBlockItemSyntax
  ) {
    if let part = target.as(SubscriptCallExprSyntax.self), isStored(part.calledExpression),
      part.trailingClosure == nil, part.arguments.allSatisfy({ $0.label == nil })
    {
      recordWriting(of: part, sign, from: first, through: last, in: item)
      return
    }
    let names = storedNames(in: target)
    guard !names.isEmpty,
      let site = site(
        .assignment, at: item, label: sign, names: names, touching: [item.item])
    else { return }
    insert(";let _=courseTrace(\(Self.arguments(site, names)))", behind: item.item)
  }

  private func recordWriting(
    of part: SubscriptCallExprSyntax, _ sign: String, from first: ExprSyntax,
    through last: ExprSyntax, in item: CodeBlockItemSyntax
  ) {
    let base = part.calledExpression.trimmedDescription
    let indices = part.arguments.map(\.expression)
    guard
      let site = site(
        .assignment, at: item, label: sign, names: [base],
        indices: indices.map(\.trimmedDescription), touching: [item.item])
    else { return }
    for (place, index) in indices.enumerated() where !index.isOperator {
      insert("courseTraceIndex(\(site),\(place),", before: index)
      insert(")", behind: index)
    }
    if sign != "=", !first.isBranching {
      insert("courseTraceOperand(\(site),", before: first)
      insert(")", behind: last)
    }
    insert(";let _=courseTraceWritten(\(site),\(base))", behind: item.item)
  }

  /// The names to read again of what is assigned to.
  private func storedNames(in target: ExprSyntax) -> [String] {
    if let tuple = target.as(TupleExprSyntax.self) {
      return tuple.elements.flatMap { storedNames(in: $0.expression) }
    }
    if isStored(target) { return [target.trimmedDescription] }
    guard let root = target.root, !computedNames.contains(root) else { return [] }
    return [root]
  }

  /// Whether reading an expression again runs no code of the chapter: `y`, `self.y`, `point.x`.
  private func isStored(_ expression: ExprSyntax) -> Bool {
    if let name = expression.as(DeclReferenceExprSyntax.self) {
      return name.argumentNames == nil && !computedNames.contains(name.baseName.text)
    }
    if let member = expression.as(MemberAccessExprSyntax.self), let base = member.base {
      return isStored(base) && !computedNames.contains(member.declName.baseName.text)
    }
    return false
  }
}
#endif
