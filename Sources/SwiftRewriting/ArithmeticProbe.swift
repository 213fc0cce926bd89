#if canImport(SwiftParser)
internal import SwiftParser
internal import SwiftSyntax
#endif

/// A program that makes the compiler tell the types of an expression's numbers.
///
/// The compiler tries all meanings of operators, and gives up on a long expression of numbers that do not
/// mix. In the program a statement is replaced by calls with its operands alone, of functions that nobody may
/// call, one for each type: `courseProbe0(size)` is told that `courseProbe0` is unavailable, and
/// for which type. Such a call ends no search for types, so all are told, also within a closure.
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

    /// The number of its function; `nil` for a literal with a fraction.
    public var probe: Int?
  }

  /// What the functions are called, with a number behind it.
  public static var name: String { "courseProbe" }

  /// The types that are told apart.
  static var types: [String] { ["Int", "UInt", "Float", "Double"] }

  /// The program to compile.
  public var text: String

  /// The operands that are added, multiplied and so on with each other.
  public var groups: [[Operand]]

  /// Writes programs for the statement at a place, and for statements in its closures.
  ///
  /// - Parameters:
  ///   - code: Swift.
  ///   - line: The line of the expression, counted from 1.
  ///   - column: The byte in the line, counted from 1.
  /// - Returns: Programs to try in this order; none if no numbers are reckoned with there, or without the
  ///   toolchain's parser.
  public static func all(_ code: String, line: Int, column: Int) -> [ArithmeticProbe] {
    #if canImport(SwiftParser)
    let tree = Parser.parse(source: code)
    let locations = SourceLocationConverter(fileName: "", tree: tree)
    let position = locations.position(ofLine: line, column: column)
    guard let statement = tree.token(at: position)?.statement else { return [] }
    let closures = ClosureFinder(viewMode: .sourceAccurate)
    closures.walk(statement)
    let statements = [statement] + closures.statements.filter { $0 != statement }
    return statements.flatMap { statement in
      forms(of: statement).compactMap { form in
        let collector = OperandCollector(locations: locations, asksCompounds: form.asksCompounds)
        collector.walk(statement)
        guard !collector.groups.isEmpty else { return nil }
        return ArithmeticProbe(
          text: text(replacing: statement, by: collector.probes, form.ending, in: code),
          groups: collector.groups)
      }
    }
    #else
    return []
    #endif
  }
}

#if canImport(SwiftParser)
extension ArithmeticProbe {
  /// How a statement may be replaced.
  private struct Form {
    /// What ends the block of the statement.
    var ending: String

    /// Whether operands are asked for that are expressions themselves.
    var asksCompounds: Bool
  }

  /// The forms to try.
  ///
  /// A closure gives something: of any type, if what is around it says which, or else of none. The compiler
  /// looks at it as a whole, so an operand within which numbers do not mix keeps it from telling the others'
  /// types. So at first it is asked for operands without such parts.
  private static func forms(of statement: CodeBlockItemSyntax) -> [Form] {
    if statement.closureStatements == nil { return [Form(ending: "", asksCompounds: true)] }
    let endings = ["; return \(name)Any()", "; fatalError()"]
    return [false, true].flatMap { asksCompounds in
      endings.map { Form(ending: $0, asksCompounds: asksCompounds) }
    }
  }

  private static func text(
    replacing statement: CodeBlockItemSyntax, by probes: [String], _ ending: String, in code: String
  ) -> String {
    let bytes = Array(code.utf8)
    let start = statement.positionAfterSkippingLeadingTrivia.utf8Offset
    // What follows in a closure may need what the statement declares.
    let last = statement.closureStatements?.last ?? statement
    let end = last.endPositionBeforeTrailingTrivia.utf8Offset
    let calls = probes.enumerated().map { "\(name)\($0)(\($1))" }.joined(separator: "; ")
    let functions = probes.indices.flatMap { number in
      types.map { declaration(number, $0) } + [declaration(number, "T", generic: "<T>")]
    }
    return String(decoding: bytes[..<start], as: UTF8.self) + calls + ending
      + String(decoding: bytes[end...], as: UTF8.self) + "\n"
      + functions.joined(separator: "\n")
      + "\nnonisolated func \(name)Any<T>() -> T { fatalError() }\n"
  }

  private static func declaration(_ number: Int, _ type: String, generic: String = "") -> String {
    "@available(*, unavailable, message: \"\(type)\") "
      + "nonisolated func \(name)\(number)\(generic)(_ value: \(type)) {}"
  }
}

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

extension CodeBlockItemSyntax {
  /// The statements of the closure whose statement it is; `nil` if it is not in a closure.
  fileprivate var closureStatements: CodeBlockItemListSyntax? {
    guard let list = parent?.as(CodeBlockItemListSyntax.self),
      list.parent?.is(ClosureExprSyntax.self) == true
    else { return nil }
    return list
  }
}

/// Collects the statements of closures.
private final class ClosureFinder: SyntaxVisitor {
  private(set) var statements: [CodeBlockItemSyntax] = []

  override func visit(_ node: ClosureExprSyntax) -> SyntaxVisitorContinueKind {
    statements += node.statements
    return .visitChildren
  }
}

/// Collects the operands of a statement's arithmetic, outside of closures.
private final class OperandCollector: SyntaxVisitor {
  private(set) var groups: [[ArithmeticProbe.Operand]] = []
  private(set) var probes: [String] = []
  private let locations: SourceLocationConverter
  private let asksCompounds: Bool

  init(locations: SourceLocationConverter, asksCompounds: Bool) {
    self.locations = locations
    self.asksCompounds = asksCompounds
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
    if !isFraction && !asksCompounds && code.contains(where: { "+-*/%".contains($0) }) { return [] }
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
