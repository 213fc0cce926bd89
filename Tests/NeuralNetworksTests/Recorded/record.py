"""Records what PyTorch computes, for the tests beside this folder.

    pip install torch==2.15.0 safetensors==0.8.0 numpy
    python record.py

writes pytorch.safetensors (inputs, outputs, gradients and trajectories, a few numbers each) and
generator.safetensors (the state of a small DCGAN generator as PyTorch's users save it).
`python record.py check FILE` reads a file that this library wrote, and prints what it holds.
"""

import os
import sys

import torch
from safetensors import safe_open
from safetensors.torch import load_file, save_file
from torch import nn
from torch.nn import functional as F

FOLDER = os.path.dirname(os.path.abspath(__file__))
VERSION = torch.__version__
records = {}


def numbers(*shape):
    """Numbers in eighths, so that a file holds them exactly and products stay small."""
    return torch.randint(-16, 17, shape).float() / 8


def record(name, function, x, **parameters):
    """Records a function's output, and gradients against a fixed seed, of inputs by name."""
    leaves = {"input": x, **parameters}
    leaves = {key: value.clone().requires_grad_() for key, value in leaves.items()}
    output = function(*leaves.values())
    seed = numbers(*output.shape) if output.dim() else torch.tensor(1.0)
    output.backward(seed)
    for key, value in leaves.items():
        records[f"{name}.{key}"] = value.detach()
        records[f"{name}.{key}.gradient"] = value.grad
    records[f"{name}.output"] = output.detach()
    records[f"{name}.seed"] = seed


def record_convolutions():
    cases = {
        "plain": (dict(), (2, 3, 5, 4), (2, 3, 3, 2)),
        "stride": (dict(stride=2, padding=1), (1, 2, 6, 5), (3, 2, 3, 3)),
        "dilation": (dict(dilation=(2, 1), padding=(1, 2)), (1, 2, 6, 4), (2, 2, 2, 3)),
        "groups": (dict(groups=2, stride=(2, 1)), (2, 4, 5, 4), (6, 2, 2, 3)),
        "depthwise": (dict(groups=3, padding=1), (1, 3, 4, 4), (3, 1, 3, 3)),
    }
    for name, (options, x, weight) in cases.items():
        record(
            f"conv2d.{name}",
            lambda x, w, b, options=options: F.conv2d(x, w, b, **options),
            numbers(*x), weight=numbers(*weight), bias=numbers(weight[0]))
    cases = {
        "plain": (dict(), (2, 3, 3, 2), (3, 2, 3, 2)),
        "stride": (dict(stride=2, padding=1, output_padding=1), (1, 2, 3, 4), (2, 3, 3, 3)),
        "dilation": (
            dict(stride=1, dilation=3, padding=1, output_padding=2), (1, 2, 3, 3), (2, 2, 2, 2)),
        "groups": (
            dict(groups=2, stride=(2, 3), output_padding=(0, 1)), (2, 4, 3, 2), (4, 3, 2, 3)),
    }
    for name, (options, x, weight) in cases.items():
        outputs = weight[1] * options.get("groups", 1)
        record(
            f"transposed.{name}",
            lambda x, w, b, options=options: F.conv_transpose2d(x, w, b, **options),
            numbers(*x), weight=numbers(*weight), bias=numbers(outputs))


def record_functions():
    x = numbers(3, 5)
    for function in [torch.tanh, torch.sigmoid, torch.exp, F.softplus, torch.relu, torch.abs]:
        record(f"function.{function.__name__}", function, x)
    record("function.leaky_relu", lambda x: F.leaky_relu(x, 0.2), x)
    record("function.log", torch.log, x.abs() + 0.5)
    record("function.sqrt", torch.sqrt, x.abs() + 0.5)
    record("function.amax", lambda x: x.amax(1), torch.tensor([[1.0, 3, 3], [2, 0, 1]]))
    record("linear", F.linear, numbers(2, 4), weight=numbers(3, 4), bias=numbers(3))


def record_resampling():
    x = numbers(1, 2, 3, 4)
    modes = {
        "nearest": dict(mode="nearest"),
        "bilinear": dict(mode="bilinear", align_corners=False),
        "bilinear.corners": dict(mode="bilinear", align_corners=True),
        "bicubic": dict(mode="bicubic", align_corners=False),
        "bicubic.corners": dict(mode="bicubic", align_corners=True),
    }
    for name, options in modes.items():
        record(
            f"upsample.{name}",
            lambda x, options=options: F.interpolate(x, scale_factor=(2, 3), **options), x)
    record("pixel_shuffle", lambda x: F.pixel_shuffle(x, 2), numbers(1, 8, 2, 3))
    record("pixel_unshuffle", lambda x: F.pixel_unshuffle(x, 2), numbers(1, 2, 4, 6))
    record("max_pool", lambda x: F.max_pool2d(x, 3, 2, 1), numbers(1, 2, 5, 6))
    record("avg_pool", lambda x: F.avg_pool2d(x, (2, 3), (2, 1), (1, 1)), numbers(1, 2, 4, 5))


def record_batch_norm():
    layer = nn.BatchNorm2d(3)
    for _ in range(2):
        layer(numbers(2, 3, 2, 2))
    for mode in ["train", "eval"]:
        layer.train(mode == "train")
        records[f"batch_norm.{mode}.mean"] = layer.running_mean.clone()
        records[f"batch_norm.{mode}.variance"] = layer.running_var.clone()
        record(
            f"batch_norm.{mode}",
            lambda x, w, b: F.batch_norm(
                x, layer.running_mean, layer.running_var, w, b, layer.training, 0.1, 1e-5),
            numbers(2, 3, 2, 3), weight=numbers(3), bias=numbers(3))
    records["batch_norm.after.mean"] = layer.running_mean.clone()
    records["batch_norm.after.variance"] = layer.running_var.clone()


def record_losses():
    x, target = numbers(3, 4), numbers(3, 4)
    records["loss.target"] = target
    records["loss.answers"] = (target > 0).float()
    records["loss.classes"] = torch.tensor([2, 0, 3])
    records["loss.pixel_classes"] = torch.tensor([[[2, 0], [1, 1]]])
    record("loss.mse", lambda x: F.mse_loss(x, target), x)
    record("loss.l1", lambda x: F.l1_loss(x, target), x)
    # 40 and −40 would overflow a loss that is computed through the sigmoid.
    logits = torch.cat([x[:2], torch.tensor([[40.0, -40.0, 0.0, 1.0]])])
    record(
        "loss.bce",
        lambda x: F.binary_cross_entropy_with_logits(x, (target > 0).float()), logits)
    record("loss.cross", lambda x: F.cross_entropy(x, records["loss.classes"]), logits)
    record(
        "loss.cross_pixels",
        lambda x: F.cross_entropy(x, records["loss.pixel_classes"]), numbers(1, 3, 2, 2))


def record_optimizers():
    """Ten steps down a valley: (x − goal)² with a stiffness for each element."""
    start, goal = numbers(4), numbers(4)
    stiffness = torch.tensor([0.1, 1.0, 2.0, 4.0])
    records.update({
        "optimizer.start": start, "optimizer.goal": goal, "optimizer.stiffness": stiffness})
    optimizers = {
        "sgd": lambda p: torch.optim.SGD(p, lr=0.05),
        "sgd.momentum": lambda p: torch.optim.SGD(p, lr=0.05, momentum=0.9, weight_decay=0.01),
        "adam": lambda p: torch.optim.Adam(p, lr=0.1),
        "adam.decay": lambda p: torch.optim.Adam(
            p, lr=0.1, betas=(0.5, 0.9), eps=1e-6, weight_decay=0.1),
    }
    for name, make in optimizers.items():
        x = start.clone().requires_grad_()
        optimizer = make([x])
        path = []
        for _ in range(10):
            optimizer.zero_grad()
            (stiffness * (x - goal) ** 2).sum().backward()
            optimizer.step()
            path.append(x.detach().clone())
        records[f"optimizer.{name}"] = torch.stack(path)


class Generator(nn.Module):
    """The DCGAN generator with 4 noise channels, width 2, one image channel."""

    def __init__(self):
        super().__init__()
        layers, widths = [], [16, 8, 4, 2]
        for index, (inputs, outputs) in enumerate(zip([4] + widths, widths + [1])):
            stride, padding = (1, 0) if index == 0 else (2, 1)
            layers.append(nn.ConvTranspose2d(inputs, outputs, 4, stride, padding, bias=False))
            if index < len(widths):
                layers += [nn.BatchNorm2d(outputs), nn.ReLU(True)]
        self.main = nn.Sequential(*layers, nn.Tanh())

    def forward(self, x):
        return self.main(x)


def record_generator():
    model = Generator()
    for parameter in model.parameters():
        parameter.data = torch.randint(-32, 33, parameter.shape).float() / 64
    model(numbers(3, 4, 1, 1))
    save_file(
        model.state_dict(), f"{FOLDER}/generator.safetensors",
        metadata={"format": "pt", "torch": VERSION})
    model.eval()
    noise = numbers(1, 4, 1, 1)
    with torch.no_grad():
        records["generator.noise"], records["generator.image"] = noise, model(noise)


def check(path):
    with safe_open(path, framework="pt") as file:
        print("metadata", file.metadata())
    for name, tensor in sorted(load_file(path).items()):
        print(name, tensor.dtype, tuple(tensor.shape), tensor.flatten()[:4].tolist())


if __name__ == "__main__":
    if len(sys.argv) == 3 and sys.argv[1] == "check":
        check(sys.argv[2])
        sys.exit()
    torch.manual_seed(0)
    record_convolutions()
    record_functions()
    record_resampling()
    record_batch_norm()
    record_losses()
    record_optimizers()
    record_generator()
    records = {name: value.contiguous().clone() for name, value in records.items()}
    save_file(records, f"{FOLDER}/pytorch.safetensors", metadata={"torch": VERSION})
