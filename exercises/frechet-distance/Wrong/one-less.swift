// expects: one-less

func frechetDistance(_ first: [Double], _ second: [Double]) -> Double {
  let m = first.reduce(0, +) / Double(first.count)
  let n = second.reduce(0, +) / Double(second.count)
  let s = (first.map { ($0 - m) * ($0 - m) }.reduce(0, +) / Double(first.count - 1)).squareRoot()
  let t = (second.map { ($0 - n) * ($0 - n) }.reduce(0, +) / Double(second.count - 1)).squareRoot()
  return (m - n) * (m - n) + (s - t) * (s - t)
}
