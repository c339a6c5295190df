"""Each architecture of Melograph in PyTorch, layer by layer. Inputs have the axes [example, channel, step], answers are
scores [example, class], or [example, class, step] where every step has one."""

from torch import nn

DROPOUT = 0.2


class NotesConvHeavy(nn.Module):
    """Three times convolution, pooling, dropout; a small bidirectional LSTM; dense."""

    def __init__(self, channels, steps, classes):
        super().__init__()
        blocks = []
        for filters in (128, 64, 32):
            blocks += [nn.Conv1d(channels, filters, 8), nn.ReLU(), nn.MaxPool1d(4), nn.Dropout(DROPOUT)]
            channels = filters
        self.blocks = nn.Sequential(*blocks)
        self.lstm = nn.LSTM(channels, 16, batch_first=True, bidirectional=True)
        self.head = nn.Sequential(
            nn.Dropout(DROPOUT), nn.Linear(32, 16), nn.ReLU(), nn.Linear(16, classes)
        )

    def forward(self, x):
        return self.head(ends(self.lstm, self.blocks(x).transpose(1, 2)))


class MelCnn(nn.Module):
    """Four times convolution, normalisation, ReLU, pooling, dropout; the mean over the picture; dense."""

    def __init__(self, channels, steps, classes):
        super().__init__()
        blocks, before = [], 1
        for filters in (32, 64, 128, 128):
            blocks += [
                nn.Conv2d(before, filters, 3, padding=1, bias=False),
                nn.BatchNorm2d(filters),
                nn.ReLU(),
                nn.MaxPool2d(2),
                nn.Dropout(DROPOUT),
            ]
            before = filters
        self.blocks = nn.Sequential(*blocks)
        self.head = nn.Sequential(nn.Linear(before, 64), nn.ReLU(), nn.Dropout(DROPOUT), nn.Linear(64, classes))

    def forward(self, x):
        return self.head(self.blocks(x.unsqueeze(1)).mean((2, 3)))


class NotesComposer(nn.Module):
    """Embedded events, a convolution that looks back only, an LSTM, the next event at every step."""

    def __init__(self, channels, steps, classes):
        super().__init__()
        self.embedding = nn.Embedding(classes, 64)
        self.conv = nn.Sequential(nn.ConstantPad1d((7, 0), 0), nn.Conv1d(64, 128, 8), nn.ReLU(), nn.Dropout(DROPOUT))
        self.lstm = nn.LSTM(128, 128, batch_first=True)
        self.head = nn.Sequential(nn.Dropout(DROPOUT), nn.Linear(128, classes))

    def forward(self, x):
        seen = self.conv(self.embedding(x[:, 0].long()).transpose(1, 2))
        return self.head(self.lstm(seen.transpose(1, 2))[0]).transpose(1, 2)


def ends(recurrent, x):
    """What each direction of a recurrent layer came to at the end of its reading, as Keras' return_sequences=False."""
    last = recurrent(x)[1]
    hidden = last[0] if isinstance(last, tuple) else last
    return hidden.transpose(0, 1).flatten(1)


TWINS = {
    "notes-conv-heavy": NotesConvHeavy,
    "mel-cnn": MelCnn,
    "notes-composer": NotesComposer,
}
