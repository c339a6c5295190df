"""Training and inference of whole networks: Melograph and PyTorch by turns, each in a process of its own.

A training step goes from a batch in an array of the language to changed weights (Adam, dropout as by default),
inference from such a batch to probabilities in one. Ratios are of samples per second, medians over the rounds: above
1, Melograph is faster. Memory is the peak of a fresh process that trains on one thread: below 1, Melograph uses less.

    bench/run models [--only mel-cnn] [--threads 1] [--rounds 5] [--seconds 2] [--keras] [--json]
    bench/run models --check               both sides learn the same batch by heart: their losses
    bench/run models --memory-curve 1000   memory over steps with batches of varying length
"""

import argparse
import csv
import json
import os
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

import numpy as np

import worker
from rows import ROWS
from worker import KERAS_PYTHON

BATCHES = 4
WARM_STEPS = 10


def command_line():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--json", action="store_true", help="print one JSON document")
    parser.add_argument("--only", metavar="MODEL", choices=[row.model for row in ROWS], help="one row alone")
    parser.add_argument("--threads", type=int, help="threads of each side; without it 1 and 2")
    parser.add_argument("--rounds", type=int, default=5, help="how often the sides take turns")
    parser.add_argument("--seconds", type=float, default=1, help="length of a turn; one step at least")
    parser.add_argument("--warm-up", type=float, metavar="SECONDS", help="before the first turn; without it five turns")
    parser.add_argument("--timeout", type=float, default=300, metavar="SECONDS", help="for one turn")
    parser.add_argument("--keras", action="store_true", help="networks over notes against Keras on TensorFlow too")
    parser.add_argument("--check", action="store_true", help="compare how the losses fall instead of speeds")
    parser.add_argument("--memory-curve", type=int, nargs="?", const=1000, metavar="STEPS", help="memory over steps")
    chosen = parser.parse_args()
    if chosen.warm_up is None:
        chosen.warm_up = 5 * chosen.seconds
    if chosen.keras and not has_keras():
        print(f"No Keras ({KERAS_PYTHON} -m pip install tensorflow keras): the rows go without it.", file=sys.stderr)
        chosen.keras = False
    return chosen


def has_keras():
    return subprocess.run([KERAS_PYTHON, "-c", "import tensorflow, keras"], capture_output=True).returncode == 0


def warn_if_busy():
    # Windows has no load average.
    load = os.getloadavg()[0] if hasattr(os, "getloadavg") else 0
    if load > 0.5:
        print(f"The machine is busy (load {load:.1f}): ratios by the wall clock mean little.", file=sys.stderr)


def write_examples(row, folder):
    """The same examples for every side, full length: noise over a wave that tells the class, so that there is something
    to learn; random events, each with a follower of its own."""
    random = np.random.default_rng(1)
    examples = BATCHES * row.batch
    if row.tokens:
        inputs = random.integers(0, row.classes, (examples, 1, row.steps))
        targets = 7 * inputs[:, 0] % row.classes
    else:
        targets = random.integers(0, row.classes, examples)
        wave = np.sin(np.arange(row.steps) / (targets[:, None, None] + 1))
        inputs = random.standard_normal((examples, row.channels, row.steps)) + wave
    inputs.astype("<f4").tofile(Path(folder, "inputs.f32"))
    targets.astype("<f4").tofile(Path(folder, "targets.f32"))


class Comparison:
    """One row at one number of threads."""

    def __init__(self, row, threads, folder, classes, chosen):
        self.row, self.threads, self.folder, self.chosen = row, threads, folder, chosen
        self.starts = {
            "melograph": lambda threads: worker.ours(*self.args(threads), classes),
            "torch": lambda threads: worker.pytorch(*self.args(threads)),
        }
        if chosen.keras and row.architecture.startswith("notes-") and not row.tokens:
            self.starts["keras"] = lambda threads: worker.keras(*self.args(threads))

    def args(self, threads):
        return self.row, threads, self.folder, self.chosen.timeout

    def sides(self):
        """The running sides, after a look that all have the same number of weights."""
        sides = {}
        try:
            for name, start in self.starts.items():
                sides[name] = start(self.threads)
            counts = {side.side: side.weights for side in sides.values()}
            if len(set(counts.values())) > 1:
                raise worker.WorkerError("the sides differ in their number of weights: " + str(counts)[1:-1])
        except BaseException:
            close(sides)
            raise
        return sides

    def speeds(self):
        sides = self.sides()
        result = {}
        try:
            for work in ("train", "infer"):
                for side in sides.values():
                    self.warm_up(side, work)
                turns = {name: [] for name in sides}
                for turn in range(self.chosen.rounds):
                    # Who begins changes, so that a machine that grows slower favours nobody.
                    for name in list(sides)[:: 1 if turn % 2 == 0 else -1]:
                        turns[name].append(sides[name].ask(work, self.chosen.seconds))
                result[work] = turns
        finally:
            close(sides)
        row = {"model": self.row.model, "threads": self.threads}
        for name, prefix in (("torch", ""), ("keras", "keras_")):
            if name in sides:
                row[prefix + "train_ratio"] = self.ratio(result["train"], name, "wall")
                row[prefix + "inference_ratio"] = self.ratio(result["infer"], name, "wall")
                row[prefix + "train_cpu_ratio"] = self.ratio(result["train"], name, "cpu")
                row[prefix + "inference_cpu_ratio"] = self.ratio(result["infer"], name, "cpu")
        for name in sides:
            for work, word in (("train", "train"), ("infer", "inference")):
                row[f"{name}_{word}_per_second"] = round(self.speed(result[work][name], "wall"), 2)
                row[f"{name}_{word}_per_cpu_second"] = round(self.speed(result[work][name], "cpu"), 2)
        row["rounds"] = self.chosen.rounds
        row["train_ratio_spread"] = self.spread(result["train"])
        row["inference_ratio_spread"] = self.spread(result["infer"])
        return row

    def warm_up(self, side, work):
        # Some steps too: torch's allocator takes memory from the system during the first ones, however long they last.
        steps = 0
        while steps < WARM_STEPS:
            steps += side.ask(work, self.chosen.warm_up)["steps"]

    def rates(self, turns, clock):
        return [self.row.batch * turn["steps"] / max(turn[clock], 1e-9) for turn in turns]

    def speed(self, turns, clock):
        return statistics.median(self.rates(turns, clock))

    def ratio(self, turns, other, clock):
        return round(self.speed(turns["melograph"], clock) / self.speed(turns[other], clock), 3)

    def spread(self, turns):
        """The least and the greatest ratio of a round."""
        pairs = zip(self.rates(turns["melograph"], "wall"), self.rates(turns["torch"], "wall"))
        ratios = [ours / theirs for ours, theirs in pairs]
        return [round(min(ratios), 3), round(max(ratios), 3)]

    def memory(self):
        """Peak megabytes of each side in a fresh process; of torch with the allocator that needs less."""
        starts = self.starts | {"torch as it comes": lambda threads: worker.pytorch(*self.args(threads), allocator={})}
        peaks = {}
        for name, start in starts.items():
            with start(1) as side:
                self.warm_up(side, "train")
                peaks[name] = side.megabytes("VmHWM")
        plain = peaks.pop("torch as it comes")
        if plain is not None:
            peaks["torch"] = min(peaks["torch"], plain)
        return peaks

    def check(self, steps=30):
        """Losses over steps on one and the same batch."""
        sides = self.sides()
        try:
            losses = {name: side.ask("fit", steps)["losses"] for name, side in sides.items()}
        finally:
            close(sides)
        for name, curve in losses.items():
            if not curve[-1] < 0.97 * curve[0]:
                raise worker.WorkerError(f"the loss of {name} does not fall: {curve[0]:.3f} to {curve[-1]:.3f}")
        return {"model": self.row.model, "threads": self.threads} | {
            f"{name}_loss": [round(curve[0], 4), round(curve[-1], 4)] for name, curve in losses.items()
        }

    def memory_curve(self, steps):
        """Resident megabytes of ours each 10 steps, also written as CSV."""
        file = worker.ROOT / "target" / "bench" / f"memory-{self.row.model}.csv"
        curve = []
        with self.starts["melograph"](self.threads) as side, file.open("w", newline="") as out:
            table = csv.writer(out)
            table.writerow(["step", "megabytes"])
            for step in range(10, steps + 1, 10):
                side.ask("vary", 10)
                curve.append(side.megabytes("VmRSS"))
                if curve[-1] is None:
                    raise worker.WorkerError("this system does not tell a process' memory (only Linux does)")
                table.writerow([step, round(curve[-1], 1)])
                out.flush()
        # What is allocated once, on first use, is there after the first tenth.
        settled = curve[len(curve) // 10 :]
        return {
            "model": self.row.model,
            "steps": steps,
            "start_mb": round(curve[0]),
            "after_a_tenth_mb": round(settled[0]),
            "median_mb": round(statistics.median(settled)),
            "end_mb": round(curve[-1]),
            "csv": str(file.relative_to(worker.ROOT)),
        }


def close(sides):
    for side in sides.values():
        side.close()


def compare(comparison, peaks):
    row = comparison.speeds()
    if comparison.row.model not in peaks:
        peaks[comparison.row.model] = comparison.memory()
    memory = peaks[comparison.row.model]
    row["peak_memory_ratio"] = round(memory["melograph"] / memory["torch"], 3) if memory["torch"] else None
    for name, megabytes in memory.items():
        row[f"{name}_peak_mb"] = round(megabytes) if megabytes else None
    return row


# What people are shown of a row, and the heading.
COLUMNS = [
    ("model", "model"),
    ("threads", "threads"),
    ("melograph_train_per_second", "train/s"),
    ("torch_train_per_second", "torch"),
    ("train_ratio", "ratio"),
    ("train_cpu_ratio", "by CPU"),
    ("melograph_inference_per_second", "infer/s"),
    ("torch_inference_per_second", "torch"),
    ("inference_ratio", "ratio"),
    ("inference_cpu_ratio", "by CPU"),
    ("peak_memory_ratio", "memory"),
]
KERAS_COLUMNS = [("keras_train_ratio", "Keras train"), ("keras_inference_ratio", "Keras infer")]


def table(rows):
    """The rows in Markdown; of speeds the columns above, else all there is."""
    columns = [(key, key) for key in rows[0]]
    if "train_ratio" in rows[0]:
        columns = COLUMNS + (KERAS_COLUMNS if any("keras_train_ratio" in row for row in rows) else [])
    lines = [[title for _, title in columns]] + [[text(row.get(key)) for key, _ in columns] for row in rows]
    widths = [max(map(len, column)) for column in zip(*lines)]
    lines.insert(1, ["-" * width for width in widths])
    return "\n".join("| " + " | ".join(map(str.ljust, line, widths)) + " |" for line in lines)


def text(value):
    if isinstance(value, list):
        return " to ".join(map(text, value))
    if isinstance(value, float):
        return f"{value:.2f}" if value < 100 else f"{value:.0f}"
    return "" if value is None else str(value)


def main():
    chosen = command_line()
    warn_if_busy()
    classes = worker.compile_ours()
    rows, failed, peaks = [], False, {}
    for row in ROWS:
        if chosen.only not in (None, row.model):
            continue
        with tempfile.TemporaryDirectory() as folder:
            write_examples(row, folder)
            both = chosen.threads is None and not chosen.check and chosen.memory_curve is None
            for threads in (1, 2) if both else (chosen.threads or 1,):
                comparison = Comparison(row, threads, folder, classes, chosen)
                try:
                    if chosen.memory_curve is not None:
                        rows.append(comparison.memory_curve(chosen.memory_curve))
                    elif chosen.check:
                        rows.append(comparison.check())
                    else:
                        rows.append(compare(comparison, peaks))
                    print(json.dumps(rows[-1]), file=sys.stderr)
                except worker.WorkerError as reason:
                    failed = True
                    print(f"'{row.model}' with {threads} thread(s) failed: {reason}.", file=sys.stderr)
    if chosen.json:
        print(json.dumps({"rows": rows}, indent=2))
    elif rows:
        print(table(rows))
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
