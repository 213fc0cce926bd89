/// Returns the mean of the squared differences.
///
/// - Parameters:
///   - prediction: What a network computed.
///   - target: What it should have computed, of the same shape.
///   - file: The caller's file, for the message if the shapes differ.
///   - line: The caller's line.
/// - Returns: A variable of rank 0.
public func meanSquaredError(
  _ prediction: Variable, _ target: Tensor, file: StaticString = #fileID, line: UInt = #line
) -> Variable {
  stop(on: comparisonProblem("meanSquaredError", prediction, target), file: file, line: line)
  let difference = prediction - Variable(constant: target)
  return (difference * difference).mean()
}

/// Returns the mean of the absolute differences, the L1 loss.
///
/// - Parameters:
///   - prediction: What a network computed.
///   - target: What it should have computed, of the same shape.
///   - file: The caller's file, for the message if the shapes differ.
///   - line: The caller's line.
/// - Returns: A variable of rank 0.
public func meanAbsoluteError(
  _ prediction: Variable, _ target: Tensor, file: StaticString = #fileID, line: UInt = #line
) -> Variable {
  stop(on: comparisonProblem("meanAbsoluteError", prediction, target), file: file, line: line)
  return abs(prediction - Variable(constant: target)).mean()
}

/// Returns how surprising yes-or-no answers are to a network, on average.
///
/// With p = sigmoid(logit) the surprise is −t·log p − (1 − t)·log(1 − p), which is computed as
/// (1 − t)·logit + log(1 + e^−logit): no logarithm of a rounded zero, and no difference of two large
/// numbers where the answer is right.
///
/// - Parameters:
///   - logits: What a network computed, before any sigmoid.
///   - target: The answers t, numbers from 0 to 1 of the same shape.
///   - file: The caller's file, for the message if the shapes differ.
///   - line: The caller's line.
/// - Returns: A variable of rank 0.
/// - SeeAlso: PyTorch's `BCEWithLogitsLoss`.
public func binaryCrossEntropy(
  logits: Variable, _ target: Tensor, file: StaticString = #fileID, line: UInt = #line
) -> Variable {
  stop(on: comparisonProblem("binaryCrossEntropy", logits, target), file: file, line: line)
  let value = logits.value
  let surprise = (1 - target) * value + softplus(-value)
  let gradient = { (g: Tensor) in g * sigmoid(value) - g * target }
  return Variable(surprise, from: [Operand(logits, pullback: gradient)]).mean()
}

/// Returns how surprising the right classes are to a network, on average.
///
/// The surprise is −log of the softmax of the right class's logit.
///
/// - Parameters:
///   - logits: What a network computed, shape `[N, classes]`, or `[N, classes, H, W]` for a class
///     for each pixel.
///   - target: The index of the right class, for each image, or row by row for each pixel.
///   - file: The caller's file, for the message if the numbers do not agree.
///   - line: The caller's line.
/// - Returns: A variable of rank 0.
/// - SeeAlso: PyTorch's `CrossEntropyLoss`.
public func crossEntropy(
  logits: Variable, _ target: [Int], file: StaticString = #fileID, line: UInt = #line
) -> Variable {
  stop(on: classProblem(logits, classes: target), file: file, line: line)
  // Subtracting the largest logit changes no probability and keeps the exponentials small.
  let largest = Variable(constant: logits.value.max(axes: [1], keepDims: true))
  let shifted = logits - largest
  let logSums = log(exp(shifted).sum(axes: [1], keepDims: true))
  let logProbabilities = shifted - logSums
  let count = Variable(constant: Tensor(Float(target.count)))
  return -chosen(logProbabilities, classes: target).sum() / count
}

/// Returns the values at the classes, and zeros elsewhere, whatever was there: a class that is ruled
/// out has an infinite logarithm.
private func chosen(_ values: Variable, classes: [Int]) -> Variable {
  let choice = oneHot(classes, shape: values.shape)
  let scalars = zip(values.value.scalars, choice.scalars).map { $1 == 0 ? 0 : $0 }
  return Variable(
    Tensor(shape: values.shape, scalars: scalars), from: [Operand(values) { $0 * choice }])
}

/// Returns a tensor of a shape with ones at the classes, which axis 1 counts, and zeros elsewhere.
private func oneHot(_ classes: [Int], shape: [Int]) -> Tensor {
  let pixelCount = shape[2...].reduce(1, *)
  var scalars = [Float](repeating: 0, count: shape.reduce(1, *))
  for (place, chosen) in classes.enumerated() {
    let (image, pixel) = place.quotientAndRemainder(dividingBy: pixelCount)
    scalars[(image * shape[1] + chosen) * pixelCount + pixel] = 1
  }
  return Tensor(shape: shape, scalars: scalars)
}

/// Returns why a prediction and a target cannot be compared, or `nil` if they can.
func comparisonProblem(_ name: String, _ prediction: Variable, _ target: Tensor) -> String? {
  if prediction.shape == target.shape { return nil }
  return "\(name) compares tensors of one shape, but the prediction has \(prediction.shape) and "
    + "the target \(target.shape)"
}

/// Returns why classes do not belong to logits, or `nil` if they do.
func classProblem(_ logits: Variable, classes: [Int]) -> String? {
  guard logits.shape.count >= 2, logits.value.scalarCount > 0 else {
    return "crossEntropy takes logits [N, classes, …], but the shape is \(logits.shape)"
  }
  let classCount = logits.shape[1]
  let expected = logits.value.scalarCount / classCount
  guard classes.count == expected else {
    return "crossEntropy: logits of shape \(logits.shape) take \(expected) classes, "
      + "but \(classes.count) are given"
  }
  guard let stray = classes.first(where: { !(0..<classCount).contains($0) }) else { return nil }
  return "crossEntropy: class \(stray) does not exist; valid classes range from 0 to "
    + "\(classCount - 1)"
}
