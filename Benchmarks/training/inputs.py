"""Writes the weights that all contestants begin with, and the batches that they train on.

    inputs.py FILE

Images are synthetic, of Fashion-MNIST's shape with a border of two pixels: one bright, shaded shape each on
a dark ground. What they show does not change what a step costs.
"""

import sys

import torch
from safetensors.torch import save_file

import peer

BATCHES, BATCH_SIZE = 8, 64


def drawn(network):
    """The state of a network with weights as DCGAN's authors draw them."""
    for module in network.modules():
        if isinstance(module, torch.nn.BatchNorm2d):
            torch.nn.init.normal_(module.weight, 1, 0.02)
        elif hasattr(module, "weight"):
            torch.nn.init.normal_(module.weight, 0, 0.02)
    return {n: x for n, x in network.state_dict().items() if not n.endswith("num_batches_tracked")}


def images(count):
    """Images [count, 1, 32, 32] between -1 and 1: a shaded ellipse each."""
    place = torch.linspace(-1, 1, 32)
    rows, columns = torch.meshgrid(place, place, indexing="ij")
    center, size = torch.rand(count, 2, 1, 1) - 0.5, 0.2 + 0.5 * torch.rand(count, 2, 1, 1)
    distance = ((rows - center[:, 0]) / size[:, 0]) ** 2 + ((columns - center[:, 1]) / size[:, 1]) ** 2
    shade = 0.5 + 0.5 * torch.rand(count, 1, 1) * columns
    return torch.where(distance < 1, shade, -1.0)[:, None].contiguous()


def main():
    torch.manual_seed(7)
    tensors = {}
    for prefix, network in [
        ("generator.", peer.generator()), ("discriminator.", peer.discriminator()),
        ("whole.main.", peer.whole_generator()),
    ]:
        tensors.update({prefix + name: x for name, x in drawn(network).items()})
    for batch in range(BATCHES):
        tensors[f"images.{batch}"] = images(BATCH_SIZE)
        tensors[f"noise.{batch}"] = torch.randn(BATCH_SIZE, 100, 1, 1)
    save_file(tensors, sys.argv[1])


if __name__ == "__main__":
    main()
