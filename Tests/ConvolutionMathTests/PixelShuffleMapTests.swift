import ConvolutionMath
import Testing

@Suite struct PixelShuffleMapTests {
  @Test func followsPyTorchByDefault() throws {
    let map = try PixelShuffleMap(reading: ImageShape(channels: 8, size: 1), factor: 2)
    #expect(map.output.channels == 2 && map.output.size == 2)
    #expect(map.sources() == [0, 1, 2, 3, 4, 5, 6, 7])
  }

  @Test func followsTensorFlowOnRequest() throws {
    let map = try PixelShuffleMap(
      reading: ImageShape(channels: 8, size: 1), factor: 2, order: .depthFirst)
    #expect(map.sources() == [0, 2, 4, 6, 1, 3, 5, 7])
  }

  @Test func movesEachElementOnce() throws {
    let input = try ImageShape(
      batchSize: 2, channels: 18, size: Extent2D(height: 2, width: 3))
    for order in [PixelShuffleOrder.channelFirst, .depthFirst] {
      let map = try PixelShuffleMap(reading: input, factor: 3, order: order)
      #expect(map.output.size == Extent2D(height: 6, width: 9))
      #expect(map.sources().sorted() == Array(0..<input.count))
    }
  }

  @Test func refusesChannelsThatMakeNoBlocks() throws {
    let input = try ImageShape(channels: 6, size: 1)
    #expect(throws: GeometryError.unevenGroups(channels: 6, groups: 4)) {
      try PixelShuffleMap(reading: input, factor: 2)
    }
    #expect(throws: GeometryError.tooSmall(.factor, value: 0, least: 1)) {
      try PixelShuffleMap(reading: input, factor: 0)
    }
    #expect(throws: GeometryError.overflow) { try PixelShuffleMap(reading: input, factor: .max) }
  }
}
