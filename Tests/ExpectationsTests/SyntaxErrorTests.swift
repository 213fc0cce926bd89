import Diagnostics
import Testing

@testable import Expectations

@Suite struct SyntaxErrorTests {
  @Test(arguments: [
    ("", "the expected value is empty", 1, 1),
    (" \n\t", "the expected value is empty", 2, 2),
    ("[[1, 2],\n [3]]", "lists of one depth have one length: expected 2 items, found 1", 2, 2),
    ("tensor([[1, 2],\n[3, 4]", "'[' is never closed", 1, 8),
    ("tensor([1]", "'(' is never closed", 1, 7),
    ("[(1, 2]]", "']' closes a list opened by '('", 1, 7),
    ("[1, [2]]", "numbers and lists stand side by side", 1, 5),
    ("[[1], 2]", "numbers and lists stand side by side", 1, 7),
    ("[[], 2]", "numbers and lists stand side by side", 1, 6),
    ("[1, 2 3]", "either commas or blanks separate the items of a tensor, not both", 1, 7),
    ("[True, 2]", "expected True or False, found '2'", 1, 8),
    ("torch.Size([1.5])", "expected an element of type int64, found '1.5'", 1, 13),
    ("[1, x]", "expected a number, found 'x'", 1, 5),
    ("[1,, 2]", "expected a number, found ','", 1, 4),
    ("[-]", "expected a number, found ']'", 1, 3),
    ("[1e]", "expected a digit, found ']'", 1, 4),
    ("[1] 2", "expected the end, found '2'", 1, 5),
    ("5é", "expected the end, found 'é'", 1, 2),
    ("1e999", "'1e999' is beyond the largest number", 1, 1),
    ("1.5e-9223372036854775808", "'e-9223372036854775808' is beyond the largest number", 1, 5),
    ("tensor([1.], dtype=torch.flaot32)", "unknown element type 'torch.flaot32'", 1, 20),
    ("tensor([1.], dtpye=float32)", "unknown argument 'dtpye'", 1, 14),
    ("tensor([1.], device='cpu'", "expected ')', found the end", 1, 21),
    ("array([1], shape=(2,))", "the stated shape [2] is not that of the elements, [1]", 1, 18),
    (
      "array([], shape=(0, 1099511627776, 2))",
      "the stated shape [0, 1099511627776, 2] is not that of the elements, [0]", 1, 17
    ),
    ("[...]", "'...' leaves no element to compare", 1, 1),
    ("[[1, ..., 2, ..., 3]]", "one '...' that cuts through rows is clear, several are not", 1, 14),
    (
      "[[1, ...], [1, 2], [..., 2]]",
      "one '...' that cuts through rows is clear, several are not", 1, 1
    ),
    ("1 2\n3", "lists of one depth have one length: expected 2 items, found 1", 2, 1),
    ("np.float64(np.float64(1))", "expected a number, found 'n'", 1, 12),
  ])
  func namesThePlaceAndTheRule(text: String, message: String, line: Int, column: Int) {
    let error = #expect(throws: ExpectationSyntaxError.self) { try PrintedTensor(parsing: text) }
    #expect(error?.message == message)
    #expect(error?.position.line == line)
    #expect(error?.position.column == column)
  }

  @Test(arguments: [
    ("tensor([1.], dtype=torch.flaot32)", "did you mean 'float32'?"),
    ("tensor([1.], dtyp=float32)", "did you mean 'dtype'?"),
    ("1e999", "write 'inf' if infinity is meant"),
  ])
  func offersAWayOut(text: String, help: String) {
    let error = #expect(throws: ExpectationSyntaxError.self) { try PrintedTensor(parsing: text) }
    #expect(error?.help == help)
  }

  @Test(arguments: ["[", "(", "[("])
  func survivesDeepNesting(unit: String) {
    let text = String(repeating: unit, count: 10_000_000 / unit.utf8.count)
    let error = #expect(throws: ExpectationSyntaxError.self) { try PrintedTensor(parsing: text) }
    #expect(error?.cause == .tooDeep(limit: 64))
  }

  @Test func survivesEveryCutAndFlippedByte() {
    for quote in Quote.all + [Quote.elided] {
      let bytes = Array(quote.text.utf8)
      for place in bytes.indices {
        _ = try? PrintedTensor(parsing: String(decoding: bytes[..<place], as: UTF8.self))
        for mask: UInt8 in [0x01, 0x10, 0x40, 0x80] {
          var damaged = bytes
          damaged[place] ^= mask
          _ = try? PrintedTensor(parsing: String(decoding: damaged, as: UTF8.self))
        }
      }
    }
  }
}
