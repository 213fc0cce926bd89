import SwiftRewriting
import Testing

@Suite struct InstrumentedCodeTests {
  @Test(arguments: [
    ("let y = 2 * x", "let y = 2 * x;let _=courseTrace(0,y)"),
    ("let (a, b) = (1, 2)  // <1>", "let (a, b) = (1, 2);let _=courseTrace(0,a,b)  // <1>"),
    ("var x: Int", "var x: Int"),
    ("lazy var x = 1", "lazy var x = 1"),
    ("x += 1; y = 2", "x += 1;let _=courseTrace(0,x); y = 2;let _=courseTrace(1,y)"),
    ("x == 1", "x == 1"),
    ("(a, b) = (b, a)", "(a, b) = (b, a);let _=courseTrace(0,a,b)"),
    ("_ = f()", "_ = f()"),
    (
      "y[0..<n, f()] += g(1)",
      "y[courseTraceIndex(0,0,0..<n), courseTraceIndex(0,1,f())] += courseTraceOperand(0,g(1))"
        + ";let _=courseTraceWritten(0,y)"
    ),
    ("y[0, ...] = z", "y[courseTraceIndex(0,0,0), ...] = z;let _=courseTraceWritten(0,y)"),
    ("y[f()][g()] = z", "y[f()][g()] = z;let _=courseTrace(0,y)"),
    ("y[k, default: 0] += 1", "y[k, default: 0] += 1;let _=courseTrace(0,y)"),
    ("f()[0] = 1", "f()[0] = 1"),
    (
      "outer: for i in 0..<n { a = i }",
      "let _=courseTraceLoop(0);outer: for i in 0..<n { let _=courseTraceRound(0,i); "
        + "a = i;let _=courseTrace(1,a) };let _=courseTraceLoopEnd(0)"
    ),
    (
      "guard let a = b else { return }",
      "guard let a = b else { return };let _=courseTrace(0,a)"
    ),
    ("if let a { f(a) }", "if let a { let _=courseTrace(0,a); f(a) }"),
    (
      "let c = if let a { a } else { 0 }",
      "let c = if let a { a } else { 0 };let _=courseTrace(0,c)"
    ),
    (
      "switch e { case .a(let x): f(x) }",
      "switch e { case .a(let x): let _=courseTrace(0,x); f(x) }"
    ),
    (
      "var s = [1]\ns.append(f(&t))",
      "var s = [1];let _=courseTrace(0,s)\n"
        + "let _=courseTraceBefore(1,s);s.append(f(&t));let _=courseTraceChange(1,s)"
    ),
    ("let f = { x in x + 1 }", "let f = { x in x + 1 };let _=courseTrace(0,f)"),
    (
      "f { x in let y = x; return y }",
      "f { x in let _=courseTrace(0,x); let y = x;let _=courseTrace(1,y); return y }"
    ),
    ("f { $0.append(1) }", "f { $0.append(1) }"),
    ("let x = (", "let x = ("),
  ])
  func putsCallsBehindWhatTheyRecord(code: String, expected: String) {
    #expect(InstrumentedCode(code).text == expected)
  }

  @Test func recordsArgumentsAndResults() {
    let code = InstrumentedCode(
      "func f(_ x: Int, by k: Int, g: (Int) -> Int) -> Int { g(x) * k }", firstSite: 5)
    #expect(
      code.text == "func f(_ x: Int, by k: Int, g: (Int) -> Int) -> Int "
        + "{ let _=courseTraceCall(5,x,k);defer{courseTraceLeave()}; "
        + "return courseTraceResult(6,g(x) * k) }")
    #expect(
      code.sites == [
        TraceSite(kind: .call, line: 1, label: "f", names: ["x", "k"]),
        TraceSite(kind: .result, line: 1, label: "f"),
      ])
  }

  @Test func recordsResultsOfBranches() {
    let code = InstrumentedCode("func f(x: Int) -> Int { if x < 0 { 1 } else { fatalError() } }")
    #expect(
      code.text.hasSuffix(
        "return if x < 0 { courseTraceResult(1,1) } else { fatalError() } }"))
  }

  @Test func keepsEachLineInItsPlace() {
    let code = "let a = [\n  1,\n]  // é\nfor i in a {\n  b[i] = 2 }\n"
    let text = InstrumentedCode(code).text
    #expect(text.split(separator: "\n").count == code.split(separator: "\n").count)
    #expect(text.contains("\n];let _=courseTrace(0,a)  // é\n"))
  }

  @Test func readsNothingAgainThatComputes() {
    let code = """
      struct S { var a: Int { get { 1 } set {} }; lazy var b = 2; @W var c = 3; var d = 4 }
      s.a = 1
      s.b = 2
      s.c = 3
      s.d = 4
      other.x = 5
      """
    let sites = InstrumentedCode(code, computedNames: ["other"]).sites
    #expect(sites.map(\.names) == [["s"], ["s"], ["s"], ["s.d"]])
  }

  @Test func leavesLinesAlone() {
    let code = "let a = 1\nfor i in b {\n  c = i\n}\n"
    #expect(InstrumentedCode(code, skipping: [1, 4]).sites.map(\.line) == [3])
  }

  @Test func leavesFunctionsWithBuildersAlone() {
    let code = "@Builder func f() -> [Int] { let a = 1; a }"
    #expect(InstrumentedCode(code).text == code)
  }

  @Test func namesWhatIsBoundAtTopLevel() {
    let code = """
      let (a, b) = (1, 2)
      var c =
        "let text = 3"; let d: Int = 4, _ = 5
      var later: Int
      func f() { let inner = 6 }
      for i in 0..<2 { let each = i }
      let a = 7
      """
    #expect(InstrumentedCode.boundNames(in: code) == ["a", "b", "c", "d"])
    #expect(InstrumentedCode.boundNames(in: "let e = (") == [])
  }
}
