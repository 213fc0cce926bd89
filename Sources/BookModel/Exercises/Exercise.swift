import Diagnostics

/// What a student is asked to do, as `exercises/<id>/exercise.md` says it.
///
/// How it is graded stands beside it in Swift files, which only the grader reads.
public struct Exercise: Sendable {
  /// What a student hands in.
  public enum Kind: String, Sendable, Codable, CaseIterable {
    /// A function, called with each case's arguments.
    case function

    /// A value: a number, a shape, a tensor, or one of many whose property is checked.
    case value

    /// One of some options, with reasons.
    case choice

    /// A short text, which a person marks by a rubric.
    case text

    /// The numbers behind a figure.
    case figure

    /// The weights that a training gives, marked by what they achieve on data not seen.
    case training
  }

  /// How much an exercise asks of who has read the chapter.
  public enum Level: String, Sendable, Codable, CaseIterable {
    /// One idea of the chapter, applied as the chapter does.
    case firstSteps = "first-steps"

    /// What everybody who has worked through the chapter can do.
    case solid

    /// Several ideas together, or one that the chapter only hints at.
    case stretch

    /// The level as readers see it.
    public var words: String { rawValue.replacing("-", with: " ") }
  }

  /// A module that a student's program may import.
  public enum Module: String, Sendable, Codable, CaseIterable {
    /// The tensor without any convolution.
    case tensorCore = "TensorCore"

    /// The tensor with its convolutions and all size formulas.
    case tensors = "Tensors"

    /// Layers, automatic differentiation and training.
    case neuralNetworks = "NeuralNetworks"
  }

  /// A piece of the text that is shown by itself.
  public struct Part: Hashable, Sendable {
    /// As written, in Markdown.
    public var text: String

    /// As read.
    public var blocks: [Block]

    /// Creates a part.
    public init(text: String, blocks: [Block]) {
      self.text = text
      self.blocks = blocks
    }
  }

  /// A fact that the exercise proves.
  public struct Citation: Hashable, Sendable {
    /// The fact's id.
    public var id: String

    /// Where it is cited.
    public var range: SourceRange
  }

  /// The name of its folder, such as `scatter-add-many-channels`.
  public var id: String

  /// Its text as read.
  public var source: SourceFile

  /// The title.
  public var title: String

  /// What is handed in.
  public var kind: Kind

  /// What it is worth.
  public var points: Int

  /// How much it asks; `nil` if its author does not say.
  public var level: Level?

  /// Whether students may leave it out, so that `next` comes to it last.
  public var isOptional = false

  /// The name of the chapter that it belongs to.
  public var chapter: String

  /// The facts that it proves.
  public var facts: [Citation] = []

  /// What a student declares.
  public var entry: EntryPoint

  /// The modules that a student's program may import.
  public var imports: [Module] = [.tensorCore]

  /// The time that one case may take, in seconds.
  public var seconds: Double = 2

  /// The memory that the program may take, in MiB.
  public var megabytes: Int = 1024

  /// The error that an answer may have beside rounding; `nil` for rounding alone.
  public var tolerance: Double?

  /// How many words a text must have; `nil` for any number.
  public var words: ClosedRange<Int>?

  /// Whether grading it takes more than a moment, so that `--quick` leaves its proof out.
  public var isSlow = false

  /// What is asked.
  public var prompt = Part(text: "", blocks: [])

  /// The options of a choice, called a, b, c and so on.
  public var options: [Part] = []

  /// The reasons of a choice, called 1, 2, 3 and so on.
  public var reasons: [Part] = []

  /// Help, each hint saying more than the one before.
  public var hints: [Part] = []

  /// The path of the exercise's folder relative to the book.
  public var folder: String { Self.root + "/" + id }

  /// The folder of all exercises relative to the book.
  public static let root = "exercises"
}

extension Exercise {
  /// What a page and a listing show beside its title: the kind, the points, the level, and whether it is optional.
  public var labels: [String] {
    let count = points == 1 ? "1 point" : "\(points) points"
    return [kind.rawValue, count] + [level?.words, isOptional ? "optional" : nil].compactMap { $0 }
  }

  /// The letter of an option, from `a`.
  public static func optionName(_ index: Int) -> String {
    String(UnicodeScalar(UInt8(ascii: "a") + UInt8(min(index, 25))))
  }
}
