"""Each architecture of Melograph in PyTorch, layer by layer. Inputs have the axes [example, channel, step], answers are
scores [example, class], or [example, class, step] where every step has one."""

import math
from functools import partial

import torch
from torch import nn

DROPOUT = 0.2
MORE_DROPOUT = 0.3


def both_ways(kind, inputs, units):
    """A recurrent layer (nn.LSTM or nn.GRU) that reads in both directions, [example, step, channel] to the same."""
    return kind(inputs, units, batch_first=True, bidirectional=True)


def ends(recurrent, x):
    """What each direction of a recurrent layer came to at the end of its reading, as Keras' return_sequences=False."""
    last = recurrent(x)[1]
    hidden = last[0] if isinstance(last, tuple) else last
    return hidden.transpose(0, 1).flatten(1)


def dense(inputs, units):
    return nn.Sequential(nn.Linear(inputs, units), nn.ReLU())


def conv_block(channels, filters):
    """A convolution over notes, pooling, dropout."""
    return nn.Sequential(nn.Conv1d(channels, filters, 8), nn.ReLU(), nn.MaxPool1d(4), nn.Dropout(DROPOUT))


def picture_block(channels, filters, pool, dropout):
    """A convolution over a picture, normalised, ReLU, pooling, dropout."""
    return nn.Sequential(
        nn.Conv2d(channels, filters, 3, padding=1, bias=False),
        nn.BatchNorm2d(filters),
        nn.ReLU(),
        nn.MaxPool2d(pool),
        nn.Dropout(dropout),
    )


class NotesLstm(nn.Module):
    """Three bidirectional LSTM; dense."""

    def __init__(self, channels, steps, classes):
        super().__init__()
        self.lstm1 = both_ways(nn.LSTM, channels, 256)
        self.lstm2 = both_ways(nn.LSTM, 512, 128)
        self.lstm3 = both_ways(nn.LSTM, 256, 64)
        self.drop = nn.Dropout(DROPOUT)
        self.head = nn.Sequential(dense(128, 128), dense(128, 64), nn.Linear(64, classes))

    def forward(self, x):
        x = self.drop(self.lstm1(x.transpose(1, 2))[0])
        x = self.drop(self.lstm2(x)[0])
        return self.head(self.drop(ends(self.lstm3, x)))


class NotesConvHeavy(nn.Module):
    """Three times convolution, pooling, dropout; a small bidirectional LSTM; dense."""

    def __init__(self, channels, steps, classes):
        super().__init__()
        self.blocks = nn.Sequential(conv_block(channels, 128), conv_block(128, 64), conv_block(64, 32))
        self.lstm = both_ways(nn.LSTM, 32, 16)
        self.head = nn.Sequential(nn.Dropout(DROPOUT), dense(32, 16), nn.Linear(16, classes))

    def forward(self, x):
        return self.head(ends(self.lstm, self.blocks(x).transpose(1, 2)))


class NotesConvLstm(nn.Module):
    """Convolutions and bidirectional LSTM by turns; dense."""

    def __init__(self, channels, steps, classes):
        super().__init__()
        self.conv1 = nn.Sequential(nn.Conv1d(channels, 256, 8), nn.ReLU(), nn.MaxPool1d(4))
        self.lstm1 = both_ways(nn.LSTM, 256, 256)
        self.conv2 = nn.Sequential(nn.Conv1d(512, 128, 8), nn.ReLU(), nn.MaxPool1d(4))
        self.lstm2 = both_ways(nn.LSTM, 128, 128)
        self.conv3 = nn.Sequential(nn.Conv1d(256, 64, 8), nn.ReLU(), nn.MaxPool1d(4))
        self.lstm3 = both_ways(nn.LSTM, 64, 64)
        self.drop = nn.Dropout(DROPOUT)
        self.head = nn.Sequential(dense(128, 32), dense(32, 16), nn.Linear(16, classes))

    def forward(self, x):
        x = self.drop(self.lstm1(self.conv1(x).transpose(1, 2))[0])
        x = self.drop(self.lstm2(self.conv2(x.transpose(1, 2)).transpose(1, 2))[0])
        x = self.drop(ends(self.lstm3, self.conv3(x.transpose(1, 2)).transpose(1, 2)))
        return self.head(x)


class MelCnn(nn.Module):
    """Four convolutions over the picture; its mean; dense."""

    def __init__(self, channels, steps, classes):
        super().__init__()
        self.blocks = nn.Sequential(
            picture_block(1, 32, 2, DROPOUT),
            picture_block(32, 64, 2, DROPOUT),
            picture_block(64, 128, 2, DROPOUT),
            picture_block(128, 128, 2, DROPOUT),
        )
        self.head = nn.Sequential(dense(128, 64), nn.Dropout(DROPOUT), nn.Linear(64, classes))

    def forward(self, x):
        return self.head(self.blocks(x.unsqueeze(1)).mean((2, 3)))


class MelConvRecurrent(nn.Module):
    """Three convolutions over the picture, whose columns a recurrent layer reads in both directions; dense."""

    def __init__(self, kind, channels, steps, classes):
        super().__init__()
        self.blocks = nn.Sequential(
            picture_block(1, 32, 2, MORE_DROPOUT),
            picture_block(32, 64, 2, MORE_DROPOUT),
            picture_block(64, 128, (4, 2), MORE_DROPOUT),
        )
        self.recurrent = both_ways(kind, 128 * (channels // 16), 64)
        self.head = nn.Sequential(nn.Dropout(MORE_DROPOUT), dense(128, 64), nn.Linear(64, classes))

    def forward(self, x):
        columns = self.blocks(x.unsqueeze(1)).flatten(1, 2)
        return self.head(ends(self.recurrent, columns.transpose(1, 2)))


class WaveAttention(nn.Module):
    """Four strided convolutions over samples, a recurrent layer in both directions, attention over time; dense."""

    def __init__(self, kind, channels, steps, classes):
        super().__init__()
        blocks = []
        for filters, width, stride in ((32, 16, 8), (64, 8, 4), (128, 4, 2), (128, 4, 2)):
            blocks += [nn.Conv1d(channels, filters, width, stride, bias=False), nn.BatchNorm1d(filters), nn.ReLU()]
            channels = filters
        self.blocks = nn.Sequential(*blocks)
        self.recurrent = both_ways(kind, 128, 64)
        self.question = nn.Parameter(torch.randn(128) / math.sqrt(128))
        self.head = nn.Sequential(nn.Dropout(MORE_DROPOUT), dense(128, 64), nn.Linear(64, classes))

    def forward(self, x):
        steps = self.recurrent(self.blocks(x).transpose(1, 2))[0]
        attention = torch.softmax(steps @ self.question / math.sqrt(steps.shape[2]), 1)
        return self.head((attention.unsqueeze(1) @ steps).squeeze(1))


class RecurrentConvolution(nn.Module):
    """A convolution whose output is fed back through a second one, three times."""

    def __init__(self, channels, filters, kernel):
        super().__init__()
        self.inwards = nn.Conv2d(channels, filters, kernel, padding="same")
        self.back = nn.Conv2d(filters, filters, kernel, padding="same", bias=False)

    def forward(self, x):
        drive = self.inwards(x)
        h = torch.relu(drive)
        for _ in range(3):
            h = torch.relu(drive + self.back(h))
        return h


class StftRcnn(nn.Module):
    """Two convolutions and three recurrent ones, pooling between the five; the mean over the picture."""

    def __init__(self, channels, steps, classes):
        super().__init__()
        blocks, before = [], 1
        for filters in (32, 64):
            blocks += [nn.Conv2d(before, filters, 5, padding=2, bias=False), nn.BatchNorm2d(filters), nn.ReLU()]
            blocks.append(nn.MaxPool2d(2))
            before = filters
        for pool in (nn.MaxPool2d(2), nn.MaxPool2d(2), nn.Identity()):
            blocks += [RecurrentConvolution(64, 64, 3), nn.BatchNorm2d(64), pool]
        self.blocks = nn.Sequential(*blocks)
        self.head = nn.Sequential(nn.Dropout(0.4), nn.Linear(64, classes))

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


TWINS = {
    "notes-lstm": NotesLstm,
    "notes-conv-heavy": NotesConvHeavy,
    "notes-conv-lstm": NotesConvLstm,
    "notes-composer": NotesComposer,
    "mel-cnn": MelCnn,
    "mel-conv-bilstm": partial(MelConvRecurrent, nn.LSTM),
    "mel-conv-bigru": partial(MelConvRecurrent, nn.GRU),
    "stft-rcnn": StftRcnn,
    "wave-attention-lstm": partial(WaveAttention, nn.LSTM),
    "wave-attention-gru": partial(WaveAttention, nn.GRU),
}
