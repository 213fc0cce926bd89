import Testing

@testable import Expectations

@Suite struct PrintedTensorTests {
  @Test(arguments: Quote.all + Quote.recorded + [Quote.elided])
  func acceptsWhatIsPrinted(quote: Quote) throws {
    let printed = try PrintedTensor(parsing: quote.text)
    let comparison = TensorComparison(actual: quote.value, expected: printed)
    #expect(comparison.isEqual)
  }

  @Test(arguments: Quote.all)
  func readsShapeAndElements(quote: Quote) throws {
    let printed = try PrintedTensor(parsing: quote.text)
    #expect(printed.shape == quote.value.shape)
    #expect(printed.elements.map(\.value) == quote.value.elements)
  }

  @Test(arguments: [
    ("tensor([1, 2])", PrintedTensor.Form.torch, PrintedTensor.StatedType.exactly(.int64)),
    ("tensor([1., 2.])", .torch, .exactly(.float32)),
    ("tensor([nan, inf])", .torch, .exactly(.float32)),
    ("tensor([True])", .torch, .exactly(.bool)),
    ("tensor([])", .torch, .exactly(.float32)),
    ("tensor([1.], dtype=torch.float64, device='cuda:0')", .torch, .exactly(.float64)),
    ("tensor([1.], requires_grad=True, names=('N',))", .torch, .exactly(.float32)),
    ("Parameter containing:\ntensor([1.], requires_grad=True)", .torch, .exactly(.float32)),
    ("DeviceArray([1.], dtype=float32)", .jax, .exactly(.float32)),
    ("Array(3, dtype=int32, weak_type=True)", .jax, .exactly(.int32)),
    ("array([1, 2], dtype='<f4')", .numpy, .exactly(.float32)),
    ("array([1., 2.])", .numpy, .floatingPoint),
    ("[1 2]", .numpy, .integer),
    ("[ True False]", .numpy, .exactly(.bool)),
    ("torch.Size([1, 2])", .size, .exactly(.int64)),
    ("np.float64(3.0)", .scalar, .exactly(.float64)),
  ])
  func readsFormAndElementType(
    text: String, form: PrintedTensor.Form, type: PrintedTensor.StatedType
  ) throws {
    let printed = try PrintedTensor(parsing: text)
    #expect(printed.form == form)
    #expect(printed.elementType == type)
  }

  @Test(arguments: [
    ("5", 5), ("-0.5", -0.5), ("1e-3", 1e-3), ("3,576,704", 3_576_704), (" 296\n", 296),
    ("True", 1), ("false", 0), ("np.True_", 1), ("-inf", -Double.infinity), ("tensor(4.)", 4),
    ("-1,000", -1000),
  ])
  func readsScalars(text: String, value: Double) throws {
    let printed = try PrintedTensor(parsing: text)
    #expect(printed.value?.elements == [value])
    #expect(printed.shape == [])
  }

  @Test(arguments: [
    ("[]", [0]), ("[[], []]", [2, 0]), ("tensor([], size=(0, 3))", [0, 3]),
    ("array([], shape=(2, 0), dtype=float32)", [2, 0]), ("((1, 2), (3, 4),)", [2, 2]),
    ("1\t2\r\n3\t4\n", [2, 2]), ("1 2 3", [3]), ("torch.Size([])", [0]),
  ])
  func readsShapes(text: String, shape: [Int]) throws {
    #expect(try PrintedTensor(parsing: text).shape == shape)
  }

  @Test(arguments: [
    ("0.3245", [0.5e-4]), ("[1, 2]", [0, 0]), ("tensor([4., 2.])", [0, 0]),
    ("[0.25 0.5  1.  ]", [0.5e-2, 0.5e-2, 0.5e-2]), ("[1, 0.5]", [0, 0.05]),
    ("tensor([1.2000e+03, 0.0000e+00])", [0.5e-1, 0]), ("1e-3", [0]), ("1.5e-3", [0.5e-4]),
    ("tensor(1.0e+03 *\n[1.25, 2.50])", [5, 5]), ("[nan, 0.5]", [0, 0.05]),
  ])
  func takesResolutionFromPrintedDigits(text: String, resolutions: [Double]) throws {
    let elements = try PrintedTensor(parsing: text).elements
    #expect(elements.count == resolutions.count)
    for (element, resolution) in zip(elements, resolutions) {
      #expect(abs(element.resolution - resolution) <= resolution * 1e-12)
    }
  }

  @Test func pointsAtEachElement() throws {
    let text = "tensor([[1., -2.5e+00],\n [nan, 4.]])"
    let printed = try PrintedTensor(parsing: text)
    let bytes = Array(text.utf8)
    let words = printed.elements.map { String(decoding: bytes[$0.bytes], as: UTF8.self) }
    #expect(words == ["1.", "-2.5e+00", "nan", "4."])
  }

  @Test func placesElementsAroundEllipses() throws {
    let printed = try PrintedTensor(parsing: "[[0, 1, ..., 9], [10, 11, ..., 19]]")
    #expect(printed.shape == [2, nil])
    #expect(printed.isSummarized)
    #expect(printed.value == nil)
    #expect(printed.offsets(in: [2, 10]) == [0, 1, 9, 10, 11, 19])
    #expect(printed.admits(shape: [2, 4]))
    #expect(!printed.admits(shape: [2, 3]))
    #expect(!printed.admits(shape: [3, 10]))
  }

  @Test func placesRowsAroundEllipses() throws {
    let printed = try PrintedTensor(
      parsing: "[[0 1 ... 9]\n [10 11 ... 19]\n ...\n [90 91 ... 99]]")
    #expect(printed.offsets(in: [10, 10]) == [0, 1, 9, 10, 11, 19, 90, 91, 99])
  }

  @Test func takesStatedShapeOfSummary() throws {
    let printed = try PrintedTensor(parsing: "array([0, 1, ..., 9], shape=(10,))")
    #expect(printed.shape == [10])
    #expect(!printed.admits(shape: [11]))
  }

  @Test func keepsBothEndsOfTextCutThroughRows() throws {
    let printed = try PrintedTensor(parsing: Quote.elided.text)
    #expect(printed.shape == [nil, nil, 4, 1])
    #expect(printed.layout == .ends(prefix: 5))
    #expect(printed.offsets(in: [1, 4, 4, 1]) == [0, 1, 2, 3, 4, 11, 12, 13, 14, 15])
  }
}
