"""Scores of random verdicts by scikit-learn, as test expectations: run with scikit-learn 1.9 and NumPy.

Writes src/test/resources/golden/metrics.json. The last class of the second case never occurs, so that the treatment of
missing classes is held as well.
"""

import json
import pathlib

import numpy as np
from sklearn.metrics import (
    accuracy_score,
    average_precision_score,
    balanced_accuracy_score,
    confusion_matrix,
    f1_score,
    log_loss,
    precision_recall_curve,
)


def case(seed, songs, classes, occurring, sharpness):
    rng = np.random.default_rng(seed)
    truth = rng.integers(0, occurring, songs)
    logits = rng.normal(size=(songs, classes)) * sharpness
    logits[np.arange(songs), truth] += 1
    p = np.exp(logits - logits.max(axis=1, keepdims=True))
    p = (p / p.sum(axis=1, keepdims=True)).astype(np.float32)
    # Two decimals make equal thresholds, the hard part of a precision-recall curve.
    scores = np.round(p[:, 0], 2).astype(np.float32)
    predicted = p.argmax(axis=1)
    precision, recall, thresholds = precision_recall_curve(truth == 0, scores)
    return {
        "classes": classes,
        "truth": truth.tolist(),
        "predicted": predicted.tolist(),
        "probabilities": [[float(v) for v in row] for row in p],
        "scores": [float(v) for v in scores],
        "accuracy": accuracy_score(truth, predicted),
        "balanced_accuracy": balanced_accuracy_score(truth, predicted),
        "macro_f1": f1_score(truth, predicted, average="macro"),
        "log_loss": log_loss(truth, p, labels=range(classes)),
        "confusion": confusion_matrix(truth, predicted, labels=range(classes)).tolist(),
        "precision": precision.tolist(),
        "recall": recall.tolist(),
        "thresholds": thresholds.tolist(),
        "average_precision": average_precision_score(truth == 0, scores),
    }


cases = [case(1, 200, 5, 5, 1.0), case(2, 60, 4, 3, 2.0), case(3, 40, 2, 2, 30.0)]
out = pathlib.Path(__file__).parent.parent / "resources" / "golden" / "metrics.json"
out.write_text(json.dumps(cases, indent=None, separators=(",", ":")) + "\n")
