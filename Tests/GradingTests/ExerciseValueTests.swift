import ExerciseValues
import Testing

@Suite struct ExerciseValueTests {
  private static let values: [ExerciseValue] = [
    .integer(-7), .integer(.max), .real(0.1), .real(-.infinity), .truth(true), .text("W^T · x"),
    .text(""), .list([]), .tensor(shape: [], scalars: [3]),
    .tensor(shape: [2, 0, 5], scalars: []), .tensor(shape: [2, 2], scalars: [0, -1, 1e-20, 4]),
    .list([.list([.integer(1)]), .text("a"), .tensor(shape: [1], scalars: [2])]),
  ]

  @Test(arguments: values) func readsBackWhatItWrites(value: ExerciseValue) {
    #expect(ExerciseValue(bytes: value.bytes) == value)
  }

  @Test(arguments: values) func refusesEveryCutAndEveryExtraByte(value: ExerciseValue) {
    for count in value.bytes.indices {
      #expect(ExerciseValue(bytes: Array(value.bytes[..<count])) == nil)
    }
    #expect(ExerciseValue(bytes: value.bytes + [0]) == nil)
  }

  @Test(
    arguments: [
      // A tensor of 2³²−1 by 2³²−1 elements, and one whose product is 0 behind an overflow.
      [1, 2, 0, 0, 0, 255, 255, 255, 255, 255, 255, 255, 255],
      [1, 3, 0, 0, 0, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255],
      // Four thousand million values in a list, and as many axes.
      [6, 255, 255, 255, 255], [1, 255, 255, 255, 255],
      // A text that is longer than the message, and one that is no UTF-8.
      [5, 255, 0, 0, 0, 65], [5, 1, 0, 0, 0, 255],
      // A truth value of two, and a tag that there is not.
      [4, 2], [9, 0],
    ] as [[UInt8]]) func refusesWhatNoProgramOfOursWrites(bytes: [UInt8])
  {
    #expect(ExerciseValue(bytes: bytes) == nil)
  }

  @Test func refusesListsThatWouldOverflowTheStack() {
    let list: [UInt8] = [6, 1, 0, 0, 0]
    let deep = Array(repeatElement(list, count: 100_000).joined()) + [4, 1]
    #expect(ExerciseValue(bytes: deep) == nil)
  }

  @Test(
    arguments: [
      ("Int", .integer(1)), ("Float", .real(1)), ("Bool", .truth(true)), ("String", .text("a")),
      ("Tensor", .tensor(shape: [2], scalars: [1, 2])),
      ("[Int]", .list([.integer(1), .integer(2)])),
      ("[[Tensor]]", .list([.list([.tensor(shape: [1], scalars: [2])])])),
      ("Choice", .list([.text("a"), .list([.text("1")])])),
    ] as [(String, ExerciseValue)]) func readsValuesOfTheDeclaredTypeAlone(
      type: String, value: ExerciseValue
    ) throws
  {
    let declared = try #require(ExerciseValueType(type))
    #expect(ExerciseValue(bytes: value.bytes, as: declared) == value)
    for other in Self.values where other.bytes.first != value.bytes.first {
      #expect(ExerciseValue(bytes: other.bytes, as: declared) == nil)
    }
    #expect(value.bytes.count <= ExerciseValueLimit(of: declared).bytes)
  }

  @Test func refusesListsOfTheWrongElementsAndOfTooMany() throws {
    let numbers = ExerciseValue.list([.integer(1), .truth(true)])
    #expect(ExerciseValue(bytes: numbers.bytes, as: .list(.integer)) == nil)
    let many = ExerciseValue.list([.list([.truth(true), .truth(true)]), .list([.truth(true)])])
    #expect(ExerciseValue(bytes: many.bytes, items: 5) == many)
    #expect(ExerciseValue(bytes: many.bytes, items: 4) == nil)
    #expect(ExerciseValueType("[Set<Int>]") == nil)
  }

  /// An answer costs its reader little, whatever a program claims: by counting, not by measuring.
  @Test func limitsAnswersByTheirType() throws {
    for type in ["Int", "Bool", "[Int]", "[[Bool]]", "String", "Choice", "Tensor", "[Tensor]"] {
      let declared = try #require(ExerciseValueType(type))
      let limit = ExerciseValueLimit(of: declared)
      #expect(limit.bytes <= 5 << 20)
      #expect(limit.items <= 10_000)
      let near = ExerciseValueLimit(of: declared, around: .list([.integer(1)]))
      #expect(near.bytes <= 1 << 17)
    }
  }

  @Test func readsTheHeadOfAFrame() throws {
    let frame = ExerciseFrame(number: 300, status: .thrown, value: .text("no"))
    let head = try #require(ExerciseFrame.head(Array(frame.bytes.prefix(ExerciseFrame.headSize))))
    #expect(head.length == frame.value.bytes.count)
    #expect(head.number == 300)
    #expect(head.status == .thrown)
    #expect(ExerciseFrame.head([1, 0, 0, 0, 0, 0, 0, 0, 7]) == nil)
  }

  @Test func readsABookOfCasesBack() {
    let book = CaseBook(
      groups: [.init(name: "by hand", points: 2)], mistakes: [.init(id: "a", hint: "b")],
      cases: [
        .init(
          group: 0, title: "one", isHidden: true, inputs: [.integer(1)], expected: .integer(2),
          wrongAnswers: [0: .integer(3)])
      ])
    #expect(CaseBook(value: book.value) == book)
    #expect(CaseBook(value: .list([.integer(1)])) == nil)
  }
}
