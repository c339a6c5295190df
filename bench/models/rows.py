"""The networks that are compared, each as in its paper or as Melograph has it by default."""

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Row:
    """One network with one size of input. `tokens`: inputs are event numbers and every step has an answer."""

    model: str
    architecture: str
    channels: int
    steps: int
    batch: int
    classes: int
    settings: dict = field(default_factory=dict)
    tokens: bool = False

    @property
    def shape(self):
        return f"{self.channels}x{self.steps}"


def notes(architecture, steps, batch, name=None):
    settings = {"steps": steps, "bidirectional": "true"}
    return Row(name or architecture, architecture, 1, steps, batch, 5, settings)


ROWS = [
    notes("notes-lstm", 800, 16),
    notes("notes-conv-heavy", 800, 16),
    notes("notes-conv-heavy", 15000, 8, "notes-conv-heavy-15000"),
    notes("notes-conv-lstm", 15000, 4),
    Row("mel-cnn", "mel-cnn", 128, 130, 32, 10),
    Row("mel-conv-bilstm", "mel-conv-bilstm", 128, 130, 32, 10),
    Row("mel-conv-bigru", "mel-conv-bigru", 128, 130, 32, 10),
    Row("wave-attention-lstm", "wave-attention-lstm", 1, 66150, 8, 10),
    Row("wave-attention-gru", "wave-attention-gru", 1, 66150, 8, 10),
    Row("stft-rcnn", "stft-rcnn", 33, 166, 16, 10),
    Row("notes-composer", "notes-composer", 1, 256, 16, 500, {"steps": 256}, tokens=True),
]
