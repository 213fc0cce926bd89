import NeuralNetworks
import Testing

@Suite struct VariableTests {
  @Test func differentiatesAPolynomial() {
    // d/dx (x² + 3x) = 2x + 3
    #expect(gradient(at: [1, -2, 5]) { x in (x * x + 3 * x).sum() } == [5, -1, 13])
  }

  @Test func sharesTheWorkOfSeveralGradients() {
    var pullbackCount = 0
    func product(_ x: Variable, _ y: Variable) -> Variable {
      let (a, b) = (x.value, y.value)
      return Variable(a * b, from: [x, y]) { gradient in
        pullbackCount += 1
        return [gradient * b, gradient * a]
      }
    }
    let (x, y) = (Variable([1, 2]), Variable([3, 4]))
    product(x, y).sum().backward()
    #expect(x.gradient == [3, 4] && y.gradient == [1, 2])
    product(x, Variable(constant: [5, 6])).sum().backward()
    #expect(x.gradient == [8, 10], "added to the first")
    #expect(pullbackCount == 2)
    #expect(!product(Variable(constant: 1), Variable(constant: 2)).tracksGradient)
  }

  @Test func addsTheGradientsOfAllUses() {
    // y = a·b with a = 2x and b = x + 1, which both depend on x
    #expect(gradient(at: Tensor(3)) { x in (2 * x) * (x + 1) } == Tensor(14))
  }

  @Test func readsEachResultOnceAlsoAfterAShortcut() {
    // x reaches the result directly and through a longer chain.
    let slope = gradient(at: Tensor(2)) { x in
      let square = x * x
      let fourth = square * square
      return fourth * square + x
    }
    #expect(slope == Tensor(193))
  }

  @Test func addsUpOverCallsUntilCleared() {
    let x = Variable(Tensor(4))
    (x * x).backward()
    (x * x).backward()
    #expect(x.gradient == Tensor(16))
    x.clearGradient()
    #expect(x.gradient == nil)
  }

  @Test func leavesGradientsOnResultsToo() {
    let x = Variable(Tensor(4))
    let square = x * x
    (3 * square).backward()
    #expect(square.gradient == Tensor(3))
  }

  @Test func sumsGradientsBackOverBroadcastAxes() {
    let column = Variable([[1], [2]])
    let row = Variable([10, 20, 30])
    let scalar = Variable(Tensor(5))
    let product = column * row + scalar
    #expect(product.shape == [2, 3])
    product.sum().backward()
    #expect(column.gradient == [[60], [60]])
    #expect(row.gradient == [3, 3, 3])
    #expect(scalar.gradient == Tensor(6))
  }

  @Test func computesNothingForConstants() {
    let x = Variable(Tensor(3))
    let constant = Variable(constant: Tensor(5))
    (x * constant).backward()
    #expect(x.gradient == Tensor(5))
    #expect(constant.gradient == nil)
    #expect(!(constant * 2).tracksGradient)
  }

  @Test func keepsTheValuesOfTheForwardPass() {
    let weight = Variable(Tensor(3))
    let product = weight * weight
    weight.value = Tensor(100)
    product.backward()
    #expect(weight.gradient == Tensor(6))
  }

  @Test func startsFromAGivenGradient() {
    #expect(gradient(at: [1, 2], seed: [10, 100]) { $0 * $0 } == [20, 400])
  }

  @Test func givesZerosWhereTheResultDoesNotDepend() {
    #expect(gradient(at: [1, 2]) { _ in 7 } == [0, 0])
  }

  @Test func survivesALongChain() {
    let x = Variable(Tensor(1))
    var y = x
    for _ in 0..<100_000 { y = y + x }
    y.backward()
    #expect(x.gradient == Tensor(100_001))
  }

  @Test func rectifiesInfinities() {
    let x = Variable([-.infinity, .infinity, -1])
    #expect(relu(x).value == [0, .infinity, 0])
    #expect(leakyReLU(x, slope: 0.5).value == [-.infinity, .infinity, -0.5])
  }

  @Test func printsItsValue() {
    #expect("\(Variable([1, 2]))" == "tensor([1., 2.])")
  }

  @Test func rejectsAGradientOfManyNumbersWithoutASeed() async {
    let failure = await #expect(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) {
      Variable([1, 2]).backward()
    }
    let message = String(decoding: failure?.standardErrorContent ?? [], as: UTF8.self)
    #expect(message.contains("backward starts at a single number, but the shape is [2]"))
    #expect(message.contains("VariableTests.swift"))
  }
}
