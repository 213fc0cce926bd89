#if canImport(SwiftIDEUtils)
internal import SwiftParser
internal import SwiftSyntax
#endif

/// One token of a Swift program, with its line.
///
/// Comments, spaces, imports and the types that a variable is annotated with are left out: a
/// program without them does the same.
public struct SwiftLexeme: Hashable, Sendable {
  /// What the token is.
  @frozen
  public enum Kind: Hashable, Sendable {
    /// A name that the program declares itself.
    case ownName

    /// A name from elsewhere, such as the library's.
    case name

    case keyword
    case number
    case string
    case punctuation
  }

  /// What the token is.
  public var kind: Kind

  /// The token as it is written.
  public var text: String

  /// The line it begins on; the first is 1.
  public var line: Int

  /// The tokens of a program, in order.
  ///
  /// The work needs stack in proportion to the nesting.
  /// A toolchain without its parser's modules gives none.
  ///
  /// - Parameter code: Swift, which need not be correct.
  /// - Returns: The tokens in order.
  public static func lexemes(of code: String) -> [SwiftLexeme] {
    #if canImport(SwiftIDEUtils)
    let tree = Parser.parse(source: code)
    let names = OwnNames(viewMode: .sourceAccurate)
    names.walk(tree)
    let collector = LexemeCollector(names: names, code: code)
    collector.walk(tree)
    return collector.lexemes
    #else
    return []
    #endif
  }
}

#if canImport(SwiftIDEUtils)
/// Collects the names that a program declares.
private final class OwnNames: SyntaxVisitor {
  /// Those that can stand alone: variables, parameters, functions, types.
  private(set) var all: Set<String> = []

  /// Those that can stand after a period.
  private(set) var members: Set<String> = []

  override func visit(_ node: IdentifierPatternSyntax) -> SyntaxVisitorContinueKind {
    all.insert(node.identifier.text)
    return .visitChildren
  }

  override func visit(_ node: FunctionDeclSyntax) -> SyntaxVisitorContinueKind {
    addMember(node.name)
  }

  override func visit(_ node: StructDeclSyntax) -> SyntaxVisitorContinueKind {
    addMember(node.name)
  }

  override func visit(_ node: EnumCaseElementSyntax) -> SyntaxVisitorContinueKind {
    addMember(node.name)
  }

  override func visit(_ node: EnumDeclSyntax) -> SyntaxVisitorContinueKind {
    addMember(node.name)
  }

  override func visit(_ node: ClassDeclSyntax) -> SyntaxVisitorContinueKind {
    addMember(node.name)
  }

  override func visit(_ node: MemberBlockItemSyntax) -> SyntaxVisitorContinueKind {
    if let variable = node.decl.as(VariableDeclSyntax.self) {
      for binding in variable.bindings {
        if let name = binding.pattern.as(IdentifierPatternSyntax.self) {
          members.insert(name.identifier.text)
        }
      }
    }
    return .visitChildren
  }

  override func visit(_ node: FunctionParameterSyntax) -> SyntaxVisitorContinueKind {
    all.insert(node.firstName.text)
    if let second = node.secondName { all.insert(second.text) }
    return .visitChildren
  }

  override func visit(_ node: ClosureParameterSyntax) -> SyntaxVisitorContinueKind {
    all.insert(node.firstName.text)
    return .visitChildren
  }

  override func visit(_ node: ClosureShorthandParameterSyntax) -> SyntaxVisitorContinueKind {
    all.insert(node.name.text)
    return .visitChildren
  }

  override func visit(_ node: TuplePatternElementSyntax) -> SyntaxVisitorContinueKind {
    if let label = node.label { all.insert(label.text) }
    return .visitChildren
  }

  private func addMember(_ name: TokenSyntax) -> SyntaxVisitorContinueKind {
    all.insert(name.text)
    members.insert(name.text)
    return .visitChildren
  }
}

/// Collects the tokens, each with its line.
private final class LexemeCollector: SyntaxVisitor {
  private(set) var lexemes: [SwiftLexeme] = []
  private let names: OwnNames
  private let bytes: [UInt8]
  private var line = 1
  private var counted = 0

  init(names: OwnNames, code: String) {
    self.names = names
    bytes = Array(code.utf8)
    super.init(viewMode: .sourceAccurate)
  }

  override func visit(_ node: ImportDeclSyntax) -> SyntaxVisitorContinueKind { .skipChildren }

  override func visit(_ node: TypeAnnotationSyntax) -> SyntaxVisitorContinueKind {
    node.parent?.is(PatternBindingSyntax.self) == true ? .skipChildren : .visitChildren
  }

  override func visit(_ token: TokenSyntax) -> SyntaxVisitorContinueKind {
    guard let kind = kind(of: token) else { return .skipChildren }
    // Tokens come in the order of the text.
    let place = min(token.positionAfterSkippingLeadingTrivia.utf8Offset, bytes.count)
    while counted < place {
      if bytes[counted] == 10 { line += 1 }
      counted += 1
    }
    lexemes.append(SwiftLexeme(kind: kind, text: token.text, line: line))
    return .skipChildren
  }

  private func kind(of token: TokenSyntax) -> SwiftLexeme.Kind? {
    switch token.tokenKind {
    case .endOfFile, .semicolon: nil
    case .identifier(let name): isOwn(name) ? .ownName : .name
    case .dollarIdentifier: .ownName
    case .keyword: .keyword
    case .integerLiteral, .floatLiteral: .number
    case .stringSegment, .stringQuote, .multilineStringQuote: .string
    default: .punctuation
    }
  }

  private func isOwn(_ name: String) -> Bool {
    lexemes.last?.text == "." ? names.members.contains(name) : names.all.contains(name)
  }
}
#endif
