/// A tensor as a document prints it: its values, and how exactly the print states them.
///
/// A print says less than the tensor it was made from. Digits are rounded, elements are left out
/// where `...` stands, and the element type is often understood. A printed tensor records what is
/// said and what is not, so that ``TensorComparison`` can hold a computed tensor to the former.
public struct PrintedTensor: Hashable, Sendable {
  /// The ways of writing a tensor.
  public enum Form: String, CaseIterable, Hashable, Sendable {
    /// PyTorch's `tensor(…)`.
    case torch

    /// JAX's `Array(…, dtype=float32)`.
    case jax

    /// NumPy's `array(…)`, or the text without commas that its `print` gives.
    case numpy

    /// PyTorch's `torch.Size([…])`.
    case size

    /// Nested lists or tuples with commas.
    case list

    /// One number or truth value, as prose has it.
    case scalar

    /// Rows of numbers without brackets.
    case table
  }

  /// What a print says about the type of the elements.
  public enum StatedType: Hashable, Sendable {
    /// The very type.
    case exactly(TensorValue.ElementType)

    /// Some floating-point type, as NumPy's `[1. 2.]`.
    case floatingPoint

    /// Some integer type, as NumPy's `[1 2]`.
    case integer
  }

  /// One number or truth value of the text.
  public struct Element: Hashable, Sendable {
    /// The value as printed; `true` is 1 and `false` is 0.
    public var value: Double

    /// How far the printed value may be from the one it was rounded from; 0 if it is exact.
    public var resolution: Double

    /// Where it stands in the text, in UTF-8 bytes.
    public var bytes: Range<Int>

    /// Creates an element.
    public init(value: Double, resolution: Double, bytes: Range<Int>) {
      self.value = value
      self.resolution = resolution
      self.bytes = bytes
    }
  }

  /// Which elements of the tensor are printed.
  public enum Layout: Hashable, Sendable {
    /// Of each axis the first and, behind a `...`, the last indices: `trailing` is `nil` for an
    /// axis that is printed whole.
    case axes([PrintedAxis])

    /// The first `prefix` elements in row-major order and the last ones: a `...` that cuts through
    /// rows, as an editor shortens a print by hand.
    case ends(prefix: Int)
  }

  /// How an axis is printed.
  public struct PrintedAxis: Hashable, Sendable {
    /// The number of indices printed from the start.
    public var leading: Int

    /// The number of indices printed behind `...`, or `nil` if nothing is left out.
    public var trailing: Int?

    /// The number of indices printed.
    public var count: Int { leading + (trailing ?? 0) }
  }

  /// The text.
  public var text: String

  /// The way it is written.
  public var form: Form

  /// The extent of each axis, outermost first; `nil` where the text does not determine it.
  public var shape: [Int?]

  /// The element type as far as it is stated; `nil` where nothing is.
  public var elementType: StatedType?

  /// The printed elements in the order of the text.
  public var elements: [Element]

  /// Which elements of the tensor these are.
  public var layout: Layout

  /// Whether elements are left out.
  public var isSummarized: Bool {
    switch layout {
    case .axes(let axes): axes.contains { $0.trailing != nil }
    case .ends: true
    }
  }

  /// The tensor with its printed values, or `nil` if elements are left out.
  public var value: TensorValue? {
    guard !isSummarized else { return nil }
    var type: TensorValue.ElementType?
    if case .exactly(let stated) = elementType { type = stated }
    return TensorValue(
      shape: shape.compactMap { $0 }, elementType: type, elements: elements.map(\.value))
  }
}
