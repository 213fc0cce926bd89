/// Something that the book's library offers: a function, a property, an initializer, an operator.
public struct LibraryEntry: Hashable, Sendable, Codable {
  /// The module that has it.
  public var module: String

  /// The name as in documentation, such as `Tensor.transposed(permutation:)`.
  public var name: String

  /// How it is declared, without the parameters that only carry the caller's place.
  public var declaration: String

  /// What it does, in one sentence.
  public var summary: String

  /// The parameters and the result, each with what is said of it.
  public var details: [Detail] = []

  /// What is said of a parameter, or of the result.
  public struct Detail: Hashable, Sendable, Codable {
    /// The parameter's name, or `returns`.
    public var name: String
    public var text: String
  }

  /// The type that has it; empty for a function of its own.
  var owner: String

  /// How a use of it reads, as far as it is the same in all: `transposed(permutation:`.
  var use: String

  /// A snippet of the book that uses it.
  public var example: Example?

  /// A snippet, and what it prints.
  public struct Example: Hashable, Sendable, Codable {
    /// The chapter's file.
    public var path: String
    public var code: String
    public var output: String
  }
}

extension LibraryEntry {
  /// Tensors come first, then functions, then other types; each by name.
  static func < (left: LibraryEntry, right: LibraryEntry) -> Bool {
    let rank = { (entry: LibraryEntry) in
      entry.owner == "Tensor" || entry.name == "Tensor"
        ? 0 : entry.owner.isEmpty && entry.name.contains("(") ? 1 : 2
    }
    return (rank(left), left.name, left.declaration) < (rank(right), right.name, right.declaration)
  }

  /// The name without its type and its parameters, such as `transposed`.
  public var baseName: String {
    let own =
      owner.isEmpty || name.hasPrefix(owner + "(") ? name : String(name.dropFirst(owner.count + 1))
    return String(own.prefix { $0 != "(" })
  }

  /// Whether code uses it, as far as its text tells.
  func isUsed(in code: String) -> Bool {
    // Of another type's members a text does not tell whether it is that type's.
    guard owner.isEmpty || owner == "Tensor" || use.hasPrefix(owner) else { return false }
    return code.ranges(of: use).contains { range in
      let before = code[..<range.lowerBound].last
      let behind = code[range.upperBound...].first
      let isWhole = { (sign: Character?) in sign.map { !$0.isLetter && !$0.isNumber } ?? true }
      if use.hasPrefix(".") {
        return use.hasSuffix("(") || use.hasSuffix(":") || isWhole(behind) && behind != "("
      }
      // Another type's method of the same name has a point before it.
      return use.first?.isLetter == true
        ? isWhole(before) && before != "." : before == " " && behind == " "
    }
  }
}
