import Drawing

/// The chain as program text to copy.
extension ChainFigure {
  /// The layers in PyTorch.
  public var pyTorch: Phrase {
    var text: Phrase = "nn.Sequential(\n"
    for layer in layers { text += layer.pyTorch }
    return text + ")"
  }

  /// The layers in Flax, whose images have their channels last.
  public var flax: Phrase {
    var text: Phrase = """
      class Chain(nn.Module):
          @nn.compact
          def __call__(self, x):  # [N, \(inputSize), \(inputSize), \(inputChannels)]

      """
    for layer in layers { text += layer.flax }
    return text + "        return x"
  }

  /// The layers in this book's library.
  public var swift: Phrase {
    var text: Phrase = "var generator = SplitMix64(seed: 1)\nlet chain = Sequential {\n"
    for layer in layers { text += layer.swift }
    return text + "}"
  }
}

extension ChainLayer {
  fileprivate var pyTorch: Phrase {
    switch kind {
    case .transposed:
      let extra: Phrase = outputPadding > 0 ? ", output_padding=\(outputPadding)" : ""
      return """
            nn.ConvTranspose2d(
                \(inputChannels), \(outputChannels), kernel_size=\(kernelSize), \
        stride=\(stride), padding=\(padding)\(extra)),

        """
    case .convolution:
      return "    \(pyTorchConvolution), stride=\(stride), padding=\(padding)),\n"
    case .nearest: return "    nn.Upsample(scale_factor=\(stride), mode=\"nearest\"),\n"
    case .bilinear: return "    nn.Upsample(scale_factor=\(stride), mode=\"bilinear\"),\n"
    case .pixelShuffle:
      return "    \(pyTorchConvolution), padding=\(padding)),\n    nn.PixelShuffle(\(stride)),\n"
    }
  }

  private var pyTorchConvolution: Phrase {
    "nn.Conv2d(\(inputChannels), \(writtenChannels), kernel_size=\(kernelSize)"
  }

  fileprivate var flax: Phrase {
    switch kind {
    case .transposed:
      // Flax pads the spread-out input; PyTorch's padding trims the output.
      let (near, far) = (kernelSize - 1 - padding, kernelSize - 1 - padding + outputPadding)
      return """
                x = nn.ConvTranspose(
                    \(outputChannels), (\(kernelSize), \(kernelSize)), \
        strides=(\(stride), \(stride)), transpose_kernel=True,
                    padding=((\(plain: near), \(plain: far)), \
        (\(plain: near), \(plain: far))))(x)

        """
    case .convolution:
      return
        "        x = \(flaxConvolution), strides=(\(stride), \(stride)), padding=\(padding))(x)\n"
    case .nearest, .bilinear:
      return """
                x = jax.image.resize(
                    x, (x.shape[0], \(outputSize), \(outputSize), \(outputChannels)), \
        "\(kind == .nearest ? "nearest" : "bilinear")")

        """
    case .pixelShuffle:
      let size = outputSize / stride
      return """
                x = \(flaxConvolution), padding=\(padding))(x)
                x = x.reshape(-1, \(size), \(size), \(outputChannels), \(stride), \(stride))
                x = x.transpose(0, 1, 4, 2, 5, 3)
                x = x.reshape(-1, \(outputSize), \(outputSize), \(outputChannels))

        """
    }
  }

  private var flaxConvolution: Phrase {
    "nn.Conv(\(writtenChannels), (\(kernelSize), \(kernelSize))"
  }

  fileprivate var swift: Phrase {
    switch kind {
    case .transposed:
      let extra: Phrase = outputPadding > 0 ? ", outputPadding: \(outputPadding)" : ""
      return """
          TransposedConv2D(
            inputChannels: \(inputChannels), outputChannels: \(outputChannels), \
        kernelSize: \(kernelSize),
            stride: \(stride), padding: \(padding)\(extra), using: &generator)

        """
    case .convolution:
      return "\(swiftConvolution)    stride: \(stride), padding: \(padding), using: &generator)\n"
    case .nearest: return "  Upsample(by: \(stride))\n"
    case .bilinear: return "  Upsample(by: \(stride), mode: .bilinear())\n"
    case .pixelShuffle:
      return """
        \(swiftConvolution)    padding: \(padding), using: &generator)
          PixelShuffle(by: \(stride))

        """
    }
  }

  private var swiftConvolution: Phrase {
    """
      Conv2D(
        inputChannels: \(inputChannels), outputChannels: \(writtenChannels), \
    kernelSize: \(kernelSize),

    """
  }
}
