/// Returns why a tensor is no batch of images, or `nil` if it is one.
func imageProblem(_ name: String, _ shape: [Int], channels: Int? = nil) -> String? {
  guard shape.count == 4 else {
    return "\(name) takes images [N, C, H, W], but the shape is \(shape)"
  }
  guard let channels, shape[1] != channels else { return nil }
  let problem = "\(name) takes \(channels) channels, but shape \(shape) has \(shape[1]) on axis 1"
  if shape[3] != channels { return problem }
  return problem
    + "; axis 3 has size \(channels): the input looks like NHWC, this library uses NCHW"
}
