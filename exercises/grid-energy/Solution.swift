import TensorCore

func gridStrength(_ picture: Tensor, period: Int) -> Float {
  var sums = [Float](repeating: 0, count: period * period)
  var counts = sums
  let width = picture.shape[1]
  for (place, value) in picture.scalars.enumerated() {
    let group = place / width % period * period + place % width % period
    sums[group] += value
    counts[group] += 1
  }
  let means = Tensor(zip(sums, counts).map { $0 / $1 })
  let distances = means - means.mean()
  return (distances * distances).mean().squareRoot()
}
