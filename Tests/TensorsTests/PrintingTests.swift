import Tensors
import Testing

/// A tensor, and what three libraries print for it.
struct PrintedForm: CustomTestStringConvertible, Sendable {
  let testDescription: String
  let tensor: Tensor
  let pyTorch: String
  let numPy: String
  let jax: String

  init(
    _ name: String, shape: [Int], bits: [UInt32], pyTorch: String, numPy: String, jax: String
  ) {
    testDescription = name
    tensor = Tensor(shape: shape, scalars: bits.map(Float.init(bitPattern:)))
    self.pyTorch = pyTorch
    self.numPy = numPy
    self.jax = jax
  }

  init(
    _ name: String, shape: [Int], ramp: (start: Float, step: Float),
    pyTorch: String, numPy: String, jax: String
  ) {
    let scalars = (0..<shape.reduce(1, *)).map { ramp.start + Float($0) * ramp.step }
    self.init(
      name, shape: shape, bits: scalars.map(\.bitPattern), pyTorch: pyTorch, numPy: numPy, jax: jax)
  }
}

@Suite struct PrintingTests {
  @Test(arguments: printedForms) func printsAsPyTorch(_ form: PrintedForm) {
    #expect(form.tensor.description == form.pyTorch)
  }

  @Test(arguments: printedForms) func printsAsNumPy(_ form: PrintedForm) {
    #expect(form.tensor.numPyDescription == form.numPy)
  }

  @Test func printsAsNumPyInScientificNotation() {
    for form in scientificForms {
      let tensor = Tensor(shape: form.shape, scalars: form.bits.map(Float.init(bitPattern:)))
      #expect(tensor.numPyDescription == form.text)
    }
  }

  @Test(arguments: printedForms) func printsAsJAX(_ form: PrintedForm) {
    #expect(form.tensor.jaxDescription == form.jax)
  }
}
