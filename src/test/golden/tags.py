"""Scores of tags by scikit-learn, under a mask: src/test/resources/golden/tags.json."""

import itertools
import json
import pathlib

import numpy as np
from sklearn.metrics import average_precision_score, balanced_accuracy_score, f1_score, log_loss, roc_auc_score

OUT = pathlib.Path(__file__).parent.parent / "resources" / "golden" / "tags.json"
EXAMPLES, TAGS, THRESHOLD = 60, 7, 0.375


def main():
    rng = np.random.default_rng(3)
    # Few values, so that probabilities tie; multiples of 1/32 are exact in float32.
    said = rng.integers(1, 31, (EXAMPLES, TAGS)) / 32
    truth = (rng.random((EXAMPLES, TAGS)) < 0.2 + 0.5 * said).astype(int)
    truth[rng.random((EXAMPLES, TAGS)) < 0.2] = -1
    truth[:, 4][truth[:, 4] == 1] = 0  # a tag nobody has
    truth[:, 5] = -1  # a tag nobody was asked about
    truth[:, 6][truth[:, 6] == 0] = 1  # a tag everybody has
    tags = []
    for t in range(TAGS):
        known = truth[:, t] >= 0
        y, p = truth[known, t], said[known, t]
        there = bool(known.any() and y.sum() > 0)
        both = there and y.min() == 0
        tags.append({
            "known": int(known.sum()),
            "positives": int(y.sum()) if known.any() else 0,
            "average_precision": average_precision_score(y, p) if there else None,
            "roc_auc": roc_auc_score(y, p) if both else None,
            "f1": f1_score(y, p >= THRESHOLD) if there else None,
            "balanced_accuracy": balanced_accuracy_score(y, p >= THRESHOLD) if both else None,
        })
    known = truth >= 0
    y, p = truth[known], said[known]

    def mean(name):
        return float(np.mean([t[name] for t in tags if t[name] is not None]))

    json.dump({
        "threshold": THRESHOLD,
        "truth": truth.tolist(),
        "probabilities": said.tolist(),
        "tags": tags,
        "average_precision": mean("average_precision"),
        "roc_auc": mean("roc_auc"),
        "macro_f1": mean("f1"),
        "balanced_accuracy": mean("balanced_accuracy"),
        "micro_f1": f1_score(y, p >= THRESHOLD),
        "constant_f1": max(
            f1_score(y, np.broadcast_to(said_tags, truth.shape)[known])
            for said_tags in itertools.product([0, 1], repeat=TAGS) if any(said_tags)
        ),
        "accuracy": float(np.mean(y == (p >= THRESHOLD))),
        "log_loss": log_loss(y, p),
        "best_f1": max(f1_score(y, p >= cut) for cut in np.unique(p)),
    }, OUT.open("w"))


if __name__ == "__main__":
    main()
