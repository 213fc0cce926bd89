"""DCGAN in PyTorch, as its tutorial trains it; Training.swift has the same.

As a program it answers requests, one a line, as the Swift program does; its arguments are the file of
weights and batches, the number of threads, and `eager`, or `tuned`: channels last and a fused Adam.
"""

import sys
import time

import torch
from safetensors.torch import load_file
from torch import nn


def generator():
    layers, widths = [], [100, 128, 64, 32]
    for i in range(3):
        layers += [
            nn.ConvTranspose2d(
                widths[i], widths[i + 1], 4, 1 if i == 0 else 2, 0 if i == 0 else 1, bias=False),
            nn.BatchNorm2d(widths[i + 1]), nn.ReLU(inplace=True)]
    return nn.Sequential(*layers, nn.ConvTranspose2d(32, 1, 4, 2, 1, bias=False), nn.Tanh())


def discriminator():
    layers = [nn.Conv2d(1, 32, 4, 2, 1, bias=False), nn.LeakyReLU(0.2, inplace=True)]
    for width in (32, 64):
        layers += [
            nn.Conv2d(width, 2 * width, 4, 2, 1, bias=False), nn.BatchNorm2d(2 * width),
            nn.LeakyReLU(0.2, inplace=True)]
    return nn.Sequential(*layers, nn.Conv2d(128, 1, 4, 1, 0, bias=False))


def whole_generator():
    layers, widths = [], [100, 512, 256, 128, 64]
    for i in range(4):
        layers += [
            nn.ConvTranspose2d(
                widths[i], widths[i + 1], 4, 1 if i == 0 else 2, 0 if i == 0 else 1, bias=False),
            nn.BatchNorm2d(widths[i + 1]), nn.ReLU(inplace=True)]
    return nn.Sequential(*layers, nn.ConvTranspose2d(64, 3, 4, 2, 1, bias=False), nn.Tanh())


class Training:
    def __init__(self, recorded, tuned):
        layout = torch.channels_last if tuned else torch.contiguous_format
        self.painter = load(generator(), recorded, "generator.").to(memory_format=layout)
        self.critic = load(discriminator(), recorded, "discriminator.").to(memory_format=layout)
        self.painter_optimizer, self.critic_optimizer = (
            torch.optim.Adam(m.parameters(), lr=2e-4, betas=(0.5, 0.999), fused=tuned or None)
            for m in (self.painter, self.critic))
        self.images = [x.contiguous(memory_format=layout) for x in batches(recorded, "images.")]
        self.noise = [x.contiguous(memory_format=layout) for x in batches(recorded, "noise.")]
        logits = (len(self.images[0]), 1, 1, 1)
        self.real, self.fake = torch.ones(logits), torch.zeros(logits)
        self.steps = 0

    def step(self):
        """Trains both networks on one batch; returns the losses, still as tensors."""
        surprise = nn.functional.binary_cross_entropy_with_logits
        batch = self.steps % len(self.images)
        self.steps += 1
        painted = self.painter(self.noise[batch])
        self.critic_optimizer.zero_grad()
        real_loss = surprise(self.critic(self.images[batch]), self.real)
        real_loss.backward()
        fake_loss = surprise(self.critic(painted.detach()), self.fake)
        fake_loss.backward()
        self.critic_optimizer.step()
        self.painter_optimizer.zero_grad()
        loss = surprise(self.critic(painted), self.real)
        loss.backward()
        self.painter_optimizer.step()
        return (real_loss + fake_loss).detach(), loss.detach()


def load(network, recorded, prefix):
    state = {name[len(prefix):]: x for name, x in recorded.items() if name.startswith(prefix)}
    missing = network.load_state_dict(state, strict=False)
    strays = [n for n in missing.missing_keys if not n.endswith("num_batches_tracked")]
    assert not strays and not missing.unexpected_keys, (strays, missing.unexpected_keys)
    return network


def batches(recorded, prefix):
    names = sorted(name for name in recorded if name.startswith(prefix))
    return [recorded[name] for name in names]


def times(call, seconds):
    """The time of each call that fits, in nanoseconds, after one that goes ahead."""
    call()
    measured, end = [], time.perf_counter() + seconds
    while not measured or time.perf_counter() < end:
        before = time.perf_counter_ns()
        call()
        measured.append(time.perf_counter_ns() - before)
    return measured


def main():
    path, threads, kind = sys.argv[1:]
    torch.set_num_threads(int(threads))
    recorded, tuned, prepared, whole = load_file(path), kind == "tuned", None, None
    for line in sys.stdin:
        request = line.split()
        if request[0] == "losses":
            training = Training(recorded, tuned)
            answer = [float(x) for _ in range(int(request[1])) for x in training.step()]
        elif request[0] == "train":
            prepared = prepared or Training(recorded, tuned)
            answer = times(prepared.step, float(request[1]))
        else:
            layout = torch.channels_last if tuned else torch.contiguous_format
            whole = whole or load(whole_generator(), recorded, "whole.main.").eval().to(memory_format=layout)
            noise = recorded["noise.0"][:int(request[1])].contiguous(memory_format=layout)
            with torch.inference_mode():
                answer = times(lambda: whole(noise), float(request[2]))
        print(*answer, flush=True)


if __name__ == "__main__":
    main()
