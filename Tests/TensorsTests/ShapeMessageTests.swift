import Testing

@testable import TensorCore
@testable import Tensors

@Suite struct ShapeMessageTests {
  let x = Tensor(zeros: [2, 3])

  @Test func explainsShapes() {
    #expect(
      Tensor.problem(shape: [2, 2], count: 3)
        == "shape [2, 2] has 4 elements, but 3 are given")
    #expect(
      x.problem(reshapingTo: [4, 2])
        == "shape [2, 3] has 6 elements and cannot become shape [4, 2], which has 8")
    #expect(
      Tensor.problem(stacking: [x, x, [1]])
        == "stacked tensors have one shape, but element 0 has shape [2, 3] and element 2 has shape "
        + "[1]")
    #expect(
      Broadcasting.problem([2, 3], [4])
        == "shapes [2, 3] and [4] do not combine: counted from the last axis, sizes must be equal "
        + "or 1")
    #expect(
      x.problem(axis: 2)
        == "axis 2 does not exist in shape [2, 3]; valid axes range from -2 to 1")
    #expect(
      problem(multiplying: [2, 3], [2, 3])
        == "matmul: axis 1 of [2, 3] has size 3, but axis 0 of [2, 3] has size 2; they must be equal"
    )
    #expect(problem(multiplying: [2, 3], [3, 2]) == nil)
  }

  @Test func explainsIndices() {
    #expect(
      x.problem(indices: [0, 3])
        == "index 3 is outside axis 1, whose size is 3; valid indices range from 0 to 2")
    #expect(
      x.problem(indices: [1])
        == "1 indices for a tensor of shape [2, 3], which takes 2; write '...' behind the indices "
        + "for a part")
    #expect(
      x.problem(selections: [0..<3])
        == "indices 0 to 2 are not all within axis 0, whose size is 2; valid indices range from 0 to 1"
    )
    #expect(x.problem(selections: [0, 0, 0]) != nil)
    #expect(x.problem(selections: [-1]) != nil)
    #expect(x.problem(selections: [stride(from: 2, through: -1, by: -1)]) != nil)
    #expect(x.problem(selections: [2..<2]) == nil)
    #expect(x.problem(selections: [3..<3]) != nil)
  }

  @Test func refusesWhatNoMachineHolds() {
    #expect(
      AllocationLimit.problem(of: [2, -1])
        == "shape [2, -1] has the size -1 on axis 1; sizes are 0 or more")
    #expect(
      AllocationLimit.problem(of: [1 << 40, 1 << 40])
        == "shape [1099511627776, 1099511627776] has more elements than an integer can count")
    #expect(
      AllocationLimit.problem(of: [1 << 50])?
        .hasPrefix("a tensor of shape [1125899906842624] takes 4294967296 MiB of memory; ") == true)
    #expect(AllocationLimit.problem(of: [1 << 60, 0, 1 << 60]) == nil)
  }

  @Test func wordsGeometryErrors() {
    #expect(
      GeometryError.unreachableSize(9, valid: 7...8).message
        == "an output of size 9 was asked for; valid sizes range from 7 to 8")
    #expect(
      GeometryError.outputPaddingTooLarge(2, limit: 2).message
        == "the output padding is 2; it must be smaller than the stride or the dilation, so valid "
        + "ones range from 0 to 1")
    #expect(
      GeometryError.tooSmall(.stride, value: 0, least: 1).message
        == "the stride is 0; it must be at least 1")
  }

  @Test func namesTheCallersLine() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      #sourceLocation(file:"Chapter.swift",line:6)
      _ = transposedConv2D(Tensor(zeros: [1, 8, 8, 3]), weight: Tensor(zeros: [3, 1, 2, 2]))
    }
    let message = String(decoding: result?.standardErrorContent ?? [], as: UTF8.self)
    #expect(message.hasPrefix("TensorsTests/ShapeMessageTests.swift:"))
    #expect(
      message.contains(
        ": Fatal error: transposedConv2D: input [1, 8, 8, 3] has 8 channels on axis "
          + "1, but weight [3, 1, 2, 2] expects 3; axis 3 has size 3: the input looks like NHWC, "
          + "this library uses NCHW"))
  }

  @Test func nothingIsWrittenBeyondARow() async {
    await #expect(processExitsWith: .failure) {
      var tensor = Tensor(zeros: [4])
      var layout = StridedLayout(rowMajor: [2, 2])
      layout.strides = [2, 3]
      tensor.scatter(Tensor(ones: [2, 2]), through: layout)
    }
  }

  @Test func suspectsAnExchangedWeight() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = conv2D(Tensor(zeros: [1, 4, 8, 8]), weight: Tensor(zeros: [4, 6, 3, 3]))
    }
    let message = String(decoding: result?.standardErrorContent ?? [], as: UTF8.self)
    #expect(message.contains("axes 0 and 1 of the weight look exchanged"))
  }

  @Test func saysWhichGeometryFails() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = transposedConv2D(Tensor(zeros: [4, 4]), weight: Tensor(zeros: [3, 3]), outputPadding: 1)
    }
    let message = String(decoding: result?.standardErrorContent ?? [], as: UTF8.self)
    #expect(message.contains("transposedConv2D: the output padding is 1"))
  }

  @Test func namesBothShapesWhereAKernelDoesNotFit() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = conv2D(Tensor(zeros: [1, 3, 2, 2]), weight: Tensor(zeros: [4, 3, 3, 3]))
    }
    let message = String(decoding: result?.standardErrorContent ?? [], as: UTF8.self)
    #expect(
      message.contains(
        "conv2D: the kernel spans 3 cells, but the padded input has 2 (input [1, 3, 2, 2], weight "
          + "[4, 3, 3, 3])"))
  }

  @Test func refusesStepsThatNoMemoryHas() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = conv2D(Tensor(zeros: [4, 4]), weight: Tensor(zeros: [3, 3]), stride: Extent2D(.max))
    }
    let message = String(decoding: result?.standardErrorContent ?? [], as: UTF8.self)
    #expect(message.contains("valid ones range from 1 to 2147483647"))
  }

  @Test func checksEnlargedSizesAlsoOfNoImages() {
    let none = Tensor(zeros: [0, 3, 8, 8])
    #expect(none.upsamplingProblem("nearestUpsampled", "factor", Extent2D(.max)) != nil)
    #expect(none.nearestUpsampled(by: 2).shape == [0, 3, 16, 16])
  }

  @Test func saysWhySizesCannotBeCompleted() {
    let tensor = Tensor(zeros: [2, 3])
    #expect(
      tensor.problem(resolving: [4, -1])
        == "the 6 elements of shape [2, 3] do not divide into shape [4, -1]")
    let one = Tensor(zeros: [1, 1])
    #expect(one.problem(resolving: [4, -1])?.hasPrefix("the 1 element of shape") == true)
    #expect(one.problem(reshapingTo: [7, 9])?.hasPrefix("shape [1, 1] has 1 element and") == true)
    #expect(tensor.problem(resolving: [-1, -1])?.contains("only one can be -1") == true)
    #expect(tensor.problem(resolving: [-1, 2]) == nil)
  }

  @Test func refusesAHugeResultBeforeComputing() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = transposedConv2D(
        Tensor(zeros: [4, 4]), weight: Tensor(zeros: [3, 3]), stride: 16_777_216)
    }
    let message = String(decoding: result?.standardErrorContent ?? [], as: UTF8.self)
    #expect(message.contains("MiB of memory"))
  }
}
