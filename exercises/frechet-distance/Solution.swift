func mean(_ values: [Double]) -> Double {
  values.reduce(0, +) / Double(values.count)
}

func deviation(_ values: [Double]) -> Double {
  let centre = mean(values)
  return mean(values.map { ($0 - centre) * ($0 - centre) }).squareRoot()
}

func frechetDistance(_ first: [Double], _ second: [Double]) -> Double {
  let step = mean(first) - mean(second)
  let widening = deviation(first) - deviation(second)
  return step * step + widening * widening
}
