#if canImport(SwiftParser)
internal import SwiftParser
internal import SwiftSyntax
#endif

/// A program that makes the compiler tell the types of an expression's numbers.
///
/// The compiler tries all meanings of operators, and gives up on a long expression of numbers that do not
/// mix. In the program the statement is replaced by declarations of its operands alone, each with a
/// type of its own that nothing has: `let courseProbe0: CourseProbe0 = size`.
@frozen
public struct ArithmeticProbe: Hashable, Sendable {
  /// A number of the expression.
  @frozen
  public struct Operand: Hashable, Sendable {
    /// How it is written.
    public var code: String

    /// Where it stands in the original program, each counted from 1.
    public var line: Int
    public var column: Int

    /// The number of its declaration; `nil` for a literal with a fraction.
    public var probe: Int?
  }

  /// The program to compile.
  public var text: String

  /// The operands that are added, multiplied and so on with each other.
  public var groups: [[Operand]]

  /// Writes the program for the statement at a place.
  ///
  /// - Parameters:
  ///   - code: Swift.
  ///   - line: The line of the expression, counted from 1.
  ///   - column: The byte in the line, counted from 1.
  /// - Returns: The program; `nil` if no numbers are reckoned with there, or without the toolchain's
  ///   parser.
  public static func make(_ code: String, line: Int, column: Int) -> ArithmeticProbe? {
    #if canImport(SwiftParser)
    let tree = Parser.parse(source: code)
    let locations = SourceLocationConverter(fileName: "", tree: tree)
    let position = locations.position(ofLine: line, column: column)
    guard let token = tree.token(at: position), let statement = token.statement else { return nil }
    let collector = OperandCollector(statement: statement, locations: locations)
    collector.walk(statement)
    guard !collector.groups.isEmpty else { return nil }
    let bytes = Array(code.utf8)
    let start = statement.positionAfterSkippingLeadingTrivia.utf8Offset
    let end = statement.endPositionBeforeTrailingTrivia.utf8Offset
    let probes = collector.probes.enumerated()
      .map { "let courseProbe\($0): CourseProbe\($0) = \($1)" }
    let types = collector.probes.indices.map { "struct CourseProbe\($0) {}" }
    let text =
      String(decoding: bytes[..<start], as: UTF8.self) + probes.joined(separator: ";")
      + String(decoding: bytes[end...], as: UTF8.self) + "\n" + types.joined(separator: "\n") + "\n"
    return ArithmeticProbe(text: text, groups: collector.groups)
    #else
    return nil
    #endif
  }
}

#if canImport(SwiftParser)
extension TokenSyntax {
  /// The innermost statement around the token.
  fileprivate var statement: CodeBlockItemSyntax? {
    var node = Syntax(self)
    while let parent = node.parent {
      if let item = parent.as(CodeBlockItemSyntax.self) { return item }
      node = parent
    }
    return nil
  }
}

/// Collects the operands of a statement's arithmetic, outside of closures.
private final class OperandCollector: SyntaxVisitor {
  private(set) var groups: [[ArithmeticProbe.Operand]] = []
  private(set) var probes: [String] = []
  private let locations: SourceLocationConverter

  init(statement: CodeBlockItemSyntax, locations: SourceLocationConverter) {
    self.locations = locations
    super.init(viewMode: .sourceAccurate)
  }

  // What a block or a closure declares is not known outside of it.
  override func visit(_ node: CodeBlockSyntax) -> SyntaxVisitorContinueKind { .skipChildren }
  override func visit(_ node: ClosureExprSyntax) -> SyntaxVisitorContinueKind { .skipChildren }

  override func visit(_ node: SequenceExprSyntax) -> SyntaxVisitorContinueKind {
    for run in runs(of: node) where run.count > 1 {
      let group = run.flatMap(operands)
      if group.count > 1 { groups.append(group) }
    }
    return .visitChildren
  }

  /// The operands between which only arithmetic stands.
  private func runs(of node: SequenceExprSyntax) -> [[ExprSyntax]] {
    var runs: [[ExprSyntax]] = [[]]
    for element in node.elements {
      if let sign = element.as(BinaryOperatorExprSyntax.self) {
        if !["+", "-", "*", "/", "%"].contains(sign.operator.text) { runs.append([]) }
      } else if element.is(AssignmentExprSyntax.self)
        || element.is(UnresolvedTernaryExprSyntax.self)
        || element.is(UnresolvedAsExprSyntax.self) || element.is(UnresolvedIsExprSyntax.self)
      {
        runs.append([])
      } else {
        runs[runs.count - 1].append(element)
      }
    }
    return runs
  }

  private func operands(_ expression: ExprSyntax) -> [ArithmeticProbe.Operand] {
    if let tuple = expression.as(TupleExprSyntax.self), tuple.elements.count == 1,
      let inner = tuple.elements.first?.expression
    {
      guard let sequence = inner.as(SequenceExprSyntax.self) else { return operands(inner) }
      let inside = runs(of: sequence)
      return inside.count == 1 ? inside[0].flatMap(operands) : []
    }
    if let prefix = expression.as(PrefixOperatorExprSyntax.self) {
      return operands(prefix.expression)
    }
    if expression.is(IntegerLiteralExprSyntax.self) { return [] }
    let place = locations.location(for: expression.positionAfterSkippingLeadingTrivia)
    let isFraction = expression.is(FloatLiteralExprSyntax.self)
    let code = expression.trimmedDescription
    if !isFraction {
      // A declaration on one line keeps the lines of the program.
      probes.append(code.split(whereSeparator: \.isNewline).joined(separator: " "))
    }
    return [
      ArithmeticProbe.Operand(
        code: code, line: place.line, column: place.column,
        probe: isFraction ? nil : probes.count - 1)
    ]
  }
}
#endif
