import ConvolutionMath

/// Where the number lies that ties a source channel to a target channel, in a flat weight.
///
/// Both directions read the one weight `[F, C / groups, kH, kW]`; they differ in which of the first
/// two axes is the source.
struct WeightLayout: Sendable {
  let groups: Int

  /// The channels of one group.
  let sourceChannels: Int
  let targetChannels: Int

  let groupStride: Int
  let sourceStride: Int
  let targetStride: Int

  init(_ convolution: Convolution2D, _ direction: ConvolutionDirection) {
    let kernelArea = convolution.geometry.kernelSize.area
    let featureStride = convolution.channelsPerGroup * kernelArea
    groups = convolution.groups
    groupStride = convolution.featuresPerGroup * featureStride
    switch direction {
    case .convolution:
      (sourceChannels, sourceStride) = (convolution.channelsPerGroup, kernelArea)
      (targetChannels, targetStride) = (convolution.featuresPerGroup, featureStride)
    case .transposed:
      (sourceChannels, sourceStride) = (convolution.featuresPerGroup, featureStride)
      (targetChannels, targetStride) = (convolution.channelsPerGroup, kernelArea)
    }
  }
}
