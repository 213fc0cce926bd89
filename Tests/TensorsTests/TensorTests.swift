import Tensors
import Testing

@Suite struct TensorTests {
  @Test func readsNestedLiterals() {
    let matrix: Tensor = [[0, 1.5], [-2, 3]]
    #expect(matrix.shape == [2, 2] && matrix.rank == 2 && matrix.scalarCount == 4)
    #expect(matrix.scalars == [0, 1.5, -2, 3])
    #expect(Tensor([[0, 1.5], [-2, 3]]) == matrix)
    #expect(Tensor([1, 2, 3]).shape == [3])
    #expect((7 as Tensor).shape == [] && Tensor(7).scalars == [7])
    #expect(([] as Tensor).shape == [0])
    let row = Tensor([1, 2])
    #expect([row, row] == Tensor([[1, 2], [1, 2]]))
    let numbers: [Float] = [1, 2]
    #expect(Tensor(numbers) == row)
    let number: Float = 3
    #expect(Tensor(number) == 3)
  }

  @Test func fillsShapes() {
    #expect(Tensor(repeating: 2, shape: [2, 1]) == [[2], [2]])
    #expect(Tensor(zeros: [0, 3]).scalars.isEmpty)
    #expect(Tensor(ones: [2]) == [1, 1])
    #expect(Tensor(arange: 2..<5) == [2, 3, 4])
    #expect(Tensor(identity: 2) == [[1, 0], [0, 1]])
  }

  @Test func copiesAreIndependent() {
    let original: Tensor = [[1, 2], [3, 4]]
    var copy = original
    copy[0, 0] = 9
    copy[1, ...] += 1
    #expect(original == [[1, 2], [3, 4]])
    #expect(copy == [[9, 2], [4, 5]])
  }

  @Test func readsParts() {
    let x = Tensor(arange: 0..<24).reshaped(to: [2, 3, 4])
    #expect(x[1, 2, 3] == 23)
    #expect(x[1, 0..<2, 1...2] == [[13, 14], [17, 18]])
    #expect(x[0..<1, 2, 3] == [11])
    #expect(x[1, 2, ...] == [20, 21, 22, 23])
    #expect(x[1, ...].shape == [3, 4])
    #expect(x[0..., ..<1, ...0].shape == [2, 1, 1])
    #expect(x[0, 1, stride(from: 3, through: 0, by: -2)] == [7, 5])
    #expect(x[0, 1, stride(from: 0, to: 4, by: 3)] == [4, 7])
    #expect(x[2..<2].shape == [0, 3, 4])
  }

  @Test func writesParts() {
    var x = Tensor(zeros: [3, 4])
    x[0..<2, 1...2] = [[1, 2], [3, 4]]
    x[2, ...] = 7
    x[stride(from: 0, to: 3, by: 2), 0] += 5
    x[1, 3] -= 1
    #expect(x == [[5, 1, 2, 0], [0, 3, 4, -1], [12, 7, 7, 7]])
  }

  @Test func reshapes() {
    let x = Tensor(arange: 0..<6)
    #expect(x.reshaped(to: [2, 3]) == [[0, 1, 2], [3, 4, 5]])
    #expect(x.reshaped(to: [3, -1]).shape == [3, 2])
    #expect(x.reshaped(to: [1, 6, 1]).squeezed() == x)
    #expect(x.unsqueezed(axis: 0).shape == [1, 6] && x.unsqueezed(axis: -1).shape == [6, 1])
    #expect(x.reshaped(to: [1, 6, 1]).squeezed(axis: -1).shape == [1, 6])
    #expect(x.reshaped(to: [2, 3]).flattened() == x)
  }

  @Test func rearranges() {
    let x: Tensor = [[0, 1, 2], [3, 4, 5]]
    #expect(x.transposed() == [[0, 3], [1, 4], [2, 5]])
    #expect(x.flipped(axes: [0]) == [[3, 4, 5], [0, 1, 2]])
    #expect(x.flipped(axes: [-1, -2]) == [[5, 4, 3], [2, 1, 0]])
    let deep = Tensor(arange: 0..<24).reshaped(to: [2, 3, 4])
    let moved = deep.transposed(permutation: [2, 0, 1])
    #expect(moved.shape == [4, 2, 3] && moved[3, 1, 2] == deep[1, 2, 3])
    #expect(deep.asChannelsLast().shape == [3, 4, 2])
    #expect(deep.asChannelsLast().asChannelsFirst() == deep)
    #expect(Tensor(zeros: [0, 3]).transposed().shape == [3, 0])
  }

  @Test func changesBorders() {
    let x: Tensor = [[1, 2], [3, 4]]
    #expect(x.padded(1) == [[0, 0, 0, 0], [0, 1, 2, 0], [0, 3, 4, 0], [0, 0, 0, 0]])
    #expect(x.padded(bottom: 1, left: 1, with: 9) == [[9, 1, 2], [9, 3, 4], [9, 9, 9]])
    #expect(x.padded(top: -1, right: 1) == [[3, 4, 0]])
    #expect(x.padded(1).cropped(1) == x)
    #expect(x.cropped(top: 2).shape == [0, 2])
    #expect(Tensor(ones: [2, 3, 2, 2]).padded(1).sum() == 24)
  }

  @Test func concatenates() {
    let x: Tensor = [[1, 2], [3, 4]]
    #expect(x.concatenated(with: [[5, 6]]) == [[1, 2], [3, 4], [5, 6]])
    #expect(x.concatenated(with: [[5], [6]], alongAxis: -1) == [[1, 2, 5], [3, 4, 6]])
    #expect(Tensor.concatenate([x, x, x], alongAxis: 1).shape == [2, 6])
    #expect(Tensor(zeros: [0, 2]).concatenated(with: x) == x)
    #expect(
      Tensor(zeros: [0, 2]).concatenated(with: Tensor(zeros: [0, 1]), alongAxis: 1).shape == [0, 3])
  }

  @Test func calculatesElementByElement() {
    let x: Tensor = [[1, 2], [3, 4]]
    let factor: Float = 2
    #expect(x + x == 2 * x && x * factor == factor * x && x - x == 0 * x)
    #expect(x / 2 == [[0.5, 1], [1.5, 2]] && -x == 0 - x)
    #expect(x + [10, 20] == [[11, 22], [13, 24]])
    #expect(x * [[10], [20]] == [[10, 20], [60, 80]])
    #expect(Tensor([[1], [2]]) + Tensor([10, 20]) == [[11, 21], [12, 22]])
    #expect((x + Tensor(zeros: [0, 1, 2])).shape == [0, 2, 2])
    var y = x
    y += 1
    y *= x
    y -= [0, 1]
    y /= factor
    #expect(y == [[1, 2.5], [6, 9.5]])
    #expect(1 - x[0, 0] == 0)
  }

  @Test func appliesFunctions() {
    let x: Tensor = [-1, 0, 4]
    #expect(relu(x) == [0, 0, 4] && abs(x) == [1, 0, 4] && x.clamped(to: 0...2) == [0, 0, 2])
    #expect(sqrt([4, 9]) == [2, 3] && exp([0]) == [1] && log([1]) == [0] && tanh([0]) == [0])
    #expect(sigmoid([0]) == [0.5] && x.map { $0 * $0 } == [1, 0, 16])
    #expect(max(x, [0, 1, 2]) == [0, 1, 4] && min(x, 1) == [-1, 0, 1])
    #expect(max(Tensor([.nan]), 1).scalars[0].isNaN && max(Tensor([1]), [.nan]).scalars[0].isNaN)
    #expect(relu(Tensor([.nan])).scalars[0].isNaN)
  }

  @Test func reduces() {
    let x: Tensor = [[[1, 2], [3, 4]], [[5, 6], [7, 9]]]
    #expect(x.sum() == 37 && x.mean() == 4.625 && x.max() == 9 && x.min() == 1)
    #expect(x.argmax() == 7)
    #expect(x.sum(axes: [0, 2]) == [14, 23])
    #expect(x.sum(axes: [1], keepDims: true) == [[[4, 6]], [[12, 15]]])
    #expect(x.mean(axes: [-1]) == [[1.5, 3.5], [5.5, 8]])
    #expect(x.max(axes: [0, 1]) == [7, 9] && x.min(axes: [0, 1, 2]) == 1)
    #expect(x.argmax(axis: 1) == [[1, 1], [1, 1]])
    #expect(Tensor([1, 3, 3]).argmax() == 1)
    #expect(Tensor([1, .nan, 3]).max().isNaN && Tensor([1, .nan, 3]).min().isNaN)
    #expect(Tensor(zeros: [0, 2]).sum(axes: [0]) == [0, 0])
  }

  @Test func sumsInDoublePrecision() {
    #expect(Tensor(ones: [1 << 10, 1 << 10]).map { $0 * 0.1 }.mean() == 0.1)
  }

  @Test func multipliesMatrices() {
    let a: Tensor = [[1, 2], [3, 4], [5, 6]]
    let b: Tensor = [[1, 0, 2], [0, 1, 3]]
    #expect(matmul(a, b) == [[1, 2, 8], [3, 4, 18], [5, 6, 28]])
    #expect(matmul(a, [1, 10]) == [21, 43, 65])
    #expect(matmul([1, 10, 100], a) == [531, 642])
    #expect(matmul([1, 2], [3, 4]) == 11)
    #expect(matmul(Tensor(ones: [4, 1, 2, 3]), Tensor(ones: [5, 3, 2])).shape == [4, 5, 2, 2])
    let batch = matmul(Tensor([[[1, 0], [0, 1]], [[0, 1], [1, 0]]]), [[1, 2], [3, 4]])
    #expect(batch == [[[1, 2], [3, 4]], [[3, 4], [1, 2]]])
    #expect(matmul(Tensor(zeros: [2, 0]), Tensor(zeros: [0, 2])) == [[0, 0], [0, 0]])
    #expect(dot([[1, 2], [3, 4]], [[1, 1], [1, 2]]) == 14)
  }

  @Test func compares() {
    let x: Tensor = [[1, 2], [3, 4]]
    #expect((x .> 2) == [[false, false], [true, true]])
    #expect((x .<= x).all() && !(x .< x).any() && (x .>= 2).count() == 3)
    #expect((x .!= [1, 2]) == [[false, false], [true, true]])
    #expect(!(x .== x) == [[false, false], [false, false]])
    #expect(x.isClose(to: x + 1e-6) && !x.isClose(to: x + 1e-3))
    #expect(x.isClose(to: x + 1e-3, absoluteTolerance: 1e-2))
    #expect(!x.isClose(to: x.flattened()))
    #expect(!Tensor([.nan]).isClose(to: [.nan]) && Tensor([.infinity]).isClose(to: [.infinity]))
    #expect(!Tensor([1]).isClose(to: [.infinity]))
  }

  @Test func printsTruthValues() {
    let x: Tensor = [[1, 2], [3, 4]]
    #expect("\(x .== x)" == "tensor([[True, True],\n        [True, True]])")
    #expect("\(x .> 2)" == "tensor([[False, False],\n        [ True,  True]])")
    #expect(
      (x .== x).jaxDescription == "Array([[ True,  True],\n       [ True,  True]], dtype=bool)")
    #expect("\(true as BooleanTensor)" == "tensor(True)")
    #expect("\(BooleanTensor(shape: [0], scalars: []))" == "tensor([], dtype=torch.bool)")
  }
}

@Suite struct BlockTests {
  @Test func repeatsPixelsAndSumsTheirCopies() {
    let factor = Extent2D(height: 3, width: 2)
    let images = Tensor(arange: 0..<12).reshaped(to: [2, 3, 2])
    let enlarged = images.nearestUpsampled(by: factor)
    #expect(enlarged.shape == [2, 9, 4])
    #expect(
      enlarged[1, 3..<9]
        == [
          [8, 8, 9, 9], [8, 8, 9, 9], [8, 8, 9, 9], [10, 10, 11, 11], [10, 10, 11, 11],
          [10, 10, 11, 11],
        ])
    #expect(enlarged.blockSums(of: factor) == images * 6)
  }
}
