"""What a worker in Python does: makes its network, then obeys commands on standard input, a line of JSON for each.

The commands are those of ModelsBench.java. A worker is started as
`WORKER ARCHITECTURE CHANNELSxSTEPS BATCH CLASSES THREADS FOLDER`, FOLDER with the examples that both sides read.
"""

import json
import os
import pathlib
import sys
import time
from dataclasses import dataclass

import numpy as np


@dataclass(frozen=True)
class Task:
    """What the worker was started with."""

    architecture: str
    channels: int
    steps: int
    batch: int
    classes: int
    threads: int
    folder: pathlib.Path

    def batches(self):
        """Pairs of inputs [example, channel, step] and targets [example] or [example, step]."""
        inputs = np.fromfile(self.folder / "inputs.f32", "<f4").reshape(-1, self.batch, self.channels, self.steps)
        targets = np.fromfile(self.folder / "targets.f32", "<f4").astype("int64").reshape(len(inputs), self.batch, -1)
        return list(zip(inputs, targets.squeeze(-1) if targets.shape[-1] == 1 else targets))


def task():
    """Reads the command line. To be called before the framework is loaded: OpenMP looks at its threads once."""
    architecture, shape, batch, classes, threads, folder = sys.argv[1:7]
    os.environ["OMP_NUM_THREADS"] = threads
    channels, steps = map(int, shape.split("x"))
    return Task(architecture, channels, steps, int(batch), int(classes), int(threads), pathlib.Path(folder))


def serve(weights, batches, train, infer, forget=lambda: None):
    """Answers until standard input ends. `train(inputs, targets)` gives the loss, since `forget()` where it is a mean;
    `infer(inputs)` gives the answers."""
    say({"weights": weights})
    step = 0
    for line in sys.stdin:
        command, amount = line.split()
        if command == "fit":
            losses = []
            for _ in range(int(amount)):
                forget()
                losses.append(float(train(*batches[0])))
            say({"losses": losses})
            continue
        steps, wall, cpu = 0, time.perf_counter(), time.process_time()
        while steps == 0 or time.perf_counter() - wall < float(amount):
            inputs, targets = batches[step % len(batches)]
            if command == "train":
                train(inputs, targets)
                step += 1
            else:
                infer(inputs)
            steps += 1
        say({"steps": steps, "wall": time.perf_counter() - wall, "cpu": time.process_time() - cpu})


def say(answer):
    print(json.dumps(answer), flush=True)
