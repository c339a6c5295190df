"""Golden numbers of the networks' layers, from PyTorch 2.13 in float64 (pip install torch numpy).

One file, layers.npz, with arrays CASE/NAME: input, mask where there is one, weights as w.NAME in our layout, output,
output_gradient (of a loss whose gradients the others are), input_gradient, weight gradients as g.NAME. Inputs and
weights are rounded to float32 before anything is computed. Masks end sequences of 7, 4 and 1 steps.
"""

from pathlib import Path

import numpy as np
import torch
from torch import nn
from torch.nn import functional as F

OUT = Path(__file__).resolve().parent.parent / "resources" / "golden" / "layers.npz"
EXAMPLES, CHANNELS, STEPS, UNITS = 3, 4, 7, 5
LENGTHS = torch.tensor([7, 4, 1])
MASK = (torch.arange(STEPS) < LENGTHS[:, None]).double()
ROWS, COLUMNS = 5, 7

random = np.random.default_rng(3)
arrays = {}


def drawn(*shape, scale=1.0):
    return torch.tensor((random.standard_normal(shape) * scale).astype("f4").astype("f8"), requires_grad=True)


def store(name, x, weights, compute, mask=None, layout=None):
    """Computes one case; layout turns a torch weight (or its gradient) by name into ours, {our name: array}."""
    if mask is not None:
        # Padding is zero in every batch.
        x = (x.detach() * mask[:, None]).requires_grad_()
    y = compute(x)
    error = drawn(*y.shape).detach()
    (y * error).sum().backward()
    layout = layout or (lambda w: w)
    case = dict(input=x, output=y, output_gradient=error, input_gradient=x.grad)
    case |= {f"w.{k}": v for k, v in layout({k: v.detach() for k, v in weights.items()}).items()}
    case |= {f"g.{k}": v for k, v in layout({k: v.grad for k, v in weights.items()}).items()}
    if mask is not None:
        case["mask"] = mask
    for key, value in case.items():
        arrays[f"{name}/{key}"] = np.ascontiguousarray(value.detach().numpy(), dtype="<f4")


def blocks(w, order):
    """Rows of torch's gate blocks as columns in our order."""
    parts = w.chunk(len(order), 0)
    return torch.cat([parts[i] for i in order], 0).T


# Recurrent layers: torch's [gate * unit, channel] becomes our [channel, gate * unit].


def lstm_layout(w):
    # torch: input, forget, candidate, output; DL4J: candidate, forget, output, input. One bias, torch's other one is 0.
    order = [2, 1, 3, 0]
    return {
        "W": blocks(w["ih"], order),
        "RW": blocks(w["hh"], order),
        "b": blocks(w["bias"][:, None], order),
    }


def gru_after_layout(w):
    # torch: reset, update, candidate; ours: update, reset, candidate, and the candidate's recurrent bias.
    order = [1, 0, 2]
    bias = torch.cat([blocks(w["bias"][:, None], order), w["recurrent_bias"][None, :]], 1)
    return {"W": blocks(w["ih"], order), "RW": blocks(w["hh"], order), "b": bias}


def gru_before_layout(w):
    order = [1, 0, 2]
    return {"W": blocks(w["ih"], order), "RW": blocks(w["hh"], order), "b": blocks(w["bias"][:, None], order)}


def recurrent_weights(gates):
    return {
        "ih": drawn(gates * UNITS, CHANNELS, scale=0.5),
        "hh": drawn(gates * UNITS, UNITS, scale=0.5),
        "bias": drawn(gates * UNITS, scale=0.5),
    }


def lstm_cell(x, state, w):
    h, c = state
    i, f, g, o = (x @ w["ih"].T + w["bias"] + h @ w["hh"].T).chunk(4, 1)
    c = torch.sigmoid(f) * c + torch.sigmoid(i) * torch.tanh(g)
    return torch.sigmoid(o) * torch.tanh(c), c


def gru_before_cell(x, state, w):
    (h,) = state
    xr, xz, xn = (x @ w["ih"].T + w["bias"]).chunk(3, 1)
    wr, wz, wn = w["hh"].chunk(3, 0)
    r = torch.sigmoid(xr + h @ wr.T)
    z = torch.sigmoid(xz + h @ wz.T)
    n = torch.tanh(xn + (r * h) @ wn.T)
    return (z * h + (1 - z) * n,)


def gru_after_cell(x, state, w):
    (h,) = state
    xr, xz, xn = (x @ w["ih"].T + w["bias"]).chunk(3, 1)
    hr, hz, hn = (h @ w["hh"].T).chunk(3, 1)
    r, z = torch.sigmoid(xr + hr), torch.sigmoid(xz + hz)
    n = torch.tanh(xn + r * (hn + w["recurrent_bias"]))
    return (z * h + (1 - z) * n,)


def read(cell, states, x, w, mask=None, backwards=False):
    """Steps through [example, channel, step]; where the mask is 0 the output is 0 and the state starts anew."""
    state = tuple(torch.zeros(EXAMPLES, UNITS, dtype=torch.float64) for _ in range(states))
    outputs = [None] * STEPS
    for t in reversed(range(STEPS)) if backwards else range(STEPS):
        state = cell(x[:, :, t], state, w)
        if mask is not None:
            state = tuple(s * mask[:, t : t + 1] for s in state)
        outputs[t] = state[0]
    return torch.stack(outputs, 2)


def by_torch(module, x, w, mask, bidirectional):
    """The same by torch's own layer: packed sequences where there is a mask."""
    layer = module(CHANNELS, UNITS, batch_first=True, bidirectional=bidirectional).double()
    for side, suffix in zip(w, ("", "_reverse")):
        bias = torch.zeros_like(side["bias"])
        if "recurrent_bias" in side:
            bias[2 * UNITS :] = side["recurrent_bias"]
        for name, value in (("weight_ih", side["ih"]), ("weight_hh", side["hh"]), ("bias_ih", side["bias"]), ("bias_hh", bias)):
            getattr(layer, name + "_l0" + suffix).data = value.detach()
    sequence = x.detach().transpose(1, 2)
    if mask is None:
        return layer(sequence)[0].transpose(1, 2)
    packed = nn.utils.rnn.pack_padded_sequence(sequence, LENGTHS, batch_first=True)
    return nn.utils.rnn.pad_packed_sequence(layer(packed)[0], batch_first=True)[0].transpose(1, 2)


for name, cell, states, gates, layout, module in (
    ("lstm", lstm_cell, 2, 4, lstm_layout, nn.LSTM),
    ("gru-after", gru_after_cell, 1, 3, gru_after_layout, nn.GRU),
    ("gru-before", gru_before_cell, 1, 3, gru_before_layout, None),
):
    for bidirectional in (False, True):
        for mask in (None, MASK):
            sides = [recurrent_weights(gates) for _ in range(1 + bidirectional)]
            if name == "gru-after":
                for side in sides:
                    side["recurrent_bias"] = drawn(UNITS, scale=0.5)
            x = drawn(EXAMPLES, CHANNELS, STEPS)

            def compute(x, sides=sides, mask=mask, cell=cell, states=states):
                return torch.cat([read(cell, states, x, w, mask, i == 1) for i, w in enumerate(sides)], 1)

            if module is not None:
                torch.testing.assert_close(compute(x), by_torch(module, x, sides, mask, bidirectional))
            prefixes = ["f", "b"] if bidirectional else [""]
            flat = {f"{p}{k}": v for p, side in zip(prefixes, sides) for k, v in side.items()}

            def ours(w, prefixes=prefixes, layout=layout):
                out = {}
                for p in prefixes:
                    side = {k[len(p) :]: v for k, v in w.items() if k.startswith(p)}
                    out |= {p + k: v for k, v in layout(side).items()}
                return out

            tag = name + ("-bidirectional" if bidirectional else "") + ("-masked" if mask is not None else "")
            store(tag, x, flat, compute, mask, ours)

# Convolutions along a sequence: what DL4J calls [filter, channel, kernel, 1] it reads as [kernel, channel, filter].


def conv1d_layout(w):
    kernel = w["W"].permute(2, 1, 0).contiguous().reshape(*w["W"].shape, 1)
    return {"W": kernel} | ({"b": w["b"][None]} if "b" in w else {})


def conv1d(name, pad, kernel=3, stride=1, dilation=1, steps=11, bias=True, mask=None, mask_after=None):
    """Masks of the input and of what is left of it afterwards: a step is left whose window holds one that is there."""
    w = {"W": drawn(UNITS, CHANNELS, kernel, scale=0.5)} | ({"b": drawn(UNITS, scale=0.5)} if bias else {})

    def compute(x):
        y = F.conv1d(F.pad(x, pad), w["W"], w.get("b"), stride=stride, dilation=dilation)
        return y if mask_after is None else y * mask_after[:, None]

    store(name, drawn(EXAMPLES, CHANNELS, steps), w, compute, mask, conv1d_layout)


conv1d("conv1d-valid", (0, 0))
conv1d("conv1d-same", (1, 1))
# An even kernel: the odd zero stands at the end, as in TensorFlow.
conv1d("conv1d-same-even", (1, 2), kernel=4)
conv1d("conv1d-causal", (2, 0))
conv1d("conv1d-dilated", (0, 0), dilation=2)
conv1d("conv1d-strided", (0, 0), kernel=4, stride=3)
conv1d("conv1d-strided-without-bias", (0, 0), kernel=4, stride=3, bias=False)


def present(*lengths, steps):
    return (torch.arange(steps) < torch.tensor(lengths)[:, None]).double()


conv1d("conv1d-masked", (0, 0), mask=present(11, 5, 1, steps=11), mask_after=present(9, 5, 1, steps=9))

# Pictures.


def conv2d(name, pad, stride=1, bias=True):
    w = {"W": drawn(UNITS, CHANNELS, 3, 3, scale=0.5)} | ({"b": drawn(UNITS, scale=0.5)} if bias else {})
    x = drawn(EXAMPLES, CHANNELS, ROWS, COLUMNS)
    store(
        name,
        x,
        w,
        lambda x: F.conv2d(F.pad(x, (pad, pad, pad, pad)), w["W"], w.get("b"), stride=stride),
        None,
        lambda w: {k: v[None] if k == "b" else v for k, v in w.items()},
    )


conv2d("conv2d-same", 1)
conv2d("conv2d-same-without-bias", 1, bias=False)
conv2d("conv2d-strided", 0, stride=2)

for iterations in (1, 3):
    w = {
        "W": drawn(UNITS, CHANNELS, 3, 3, scale=0.3),
        "RW": drawn(UNITS, UNITS, 3, 3, scale=0.2),
        "b": drawn(UNITS, scale=0.3),
    }

    def recurrent(x, w=w, iterations=iterations):
        drive = F.conv2d(x, w["W"], w["b"], padding=1)
        h = torch.relu(drive)
        for _ in range(iterations):
            h = torch.relu(drive + F.conv2d(h, w["RW"], padding=1))
        return h

    store(
        f"recurrent-convolution-{iterations}",
        drawn(EXAMPLES, CHANNELS, ROWS, COLUMNS),
        w,
        recurrent,
        None,
        lambda w: {k: v[None] if k == "b" else v for k, v in w.items()},
    )

store("max-pooling", drawn(EXAMPLES, CHANNELS, ROWS, COLUMNS), {}, lambda x: F.max_pool2d(x, 2))
store("max-pooling-4x2", drawn(EXAMPLES, CHANNELS, ROWS, COLUMNS), {}, lambda x: F.max_pool2d(x, (4, 2)))
store("average-pooling", drawn(EXAMPLES, CHANNELS, ROWS, COLUMNS), {}, lambda x: F.avg_pool2d(x, 2))
store("max-pooling-1d", drawn(EXAMPLES, CHANNELS, STEPS), {}, lambda x: F.max_pool1d(x, 3))
store("average-pooling-1d", drawn(EXAMPLES, CHANNELS, STEPS), {}, lambda x: F.avg_pool1d(x, 3))
store("average-of-picture", drawn(EXAMPLES, CHANNELS, ROWS, COLUMNS), {}, lambda x: x.mean((2, 3)))
store("average-of-sequence", drawn(EXAMPLES, CHANNELS, STEPS), {}, lambda x: x.mean(2))
store(
    "average-of-sequence-masked",
    drawn(EXAMPLES, CHANNELS, STEPS),
    {},
    lambda x: (x * MASK[:, None]).sum(2) / MASK.sum(1)[:, None],
    MASK,
)
store(
    "maximum-of-sequence-masked",
    drawn(EXAMPLES, CHANNELS, STEPS),
    {},
    lambda x: (x + torch.log(MASK)[:, None]).amax(2),
    MASK,
)

for mask in (None, MASK):
    w = {"W": drawn(CHANNELS)}

    def attention(x, w=w, mask=mask):
        scores = torch.einsum("ect,c->et", x, w["W"]) / CHANNELS**0.5
        if mask is not None:
            scores = scores.masked_fill(mask == 0, -torch.inf)
        return torch.einsum("ect,et->ec", x, torch.softmax(scores, 1))

    tag = "attention-pooling" + ("-masked" if mask is not None else "")
    store(tag, drawn(EXAMPLES, CHANNELS, STEPS), w, attention, mask, lambda w: {"W": w["W"][:, None]})


def normalised(name, *shape, mask=None):
    w = {"gamma": drawn(CHANNELS), "beta": drawn(CHANNELS)}
    store(
        name,
        drawn(*shape),
        w,
        lambda x: F.batch_norm(x, None, None, w["gamma"], w["beta"], training=True, eps=1e-5)
        * (1 if mask is None else mask[:, None]),
        mask,
        lambda w: {k: v[None] for k, v in w.items()},
    )


normalised("batch-norm-of-pictures", EXAMPLES, CHANNELS, ROWS, COLUMNS)
normalised("batch-norm-of-sequences", EXAMPLES, CHANNELS, STEPS)
normalised("batch-norm-of-sequences-masked", EXAMPLES, CHANNELS, STEPS, mask=MASK)

w = {"W": drawn(CHANNELS, UNITS), "b": drawn(1, UNITS)}
store("dense-relu", drawn(EXAMPLES, CHANNELS), w, lambda x: torch.relu(x @ w["W"] + w["b"]))
store(
    "picture-to-sequence",
    drawn(EXAMPLES, CHANNELS, ROWS, COLUMNS),
    {},
    lambda x: torch.stack([x[:, c, h] for c in range(CHANNELS) for h in range(ROWS)], 1),
)
store(
    "sequence-ends-masked",
    drawn(EXAMPLES, CHANNELS, STEPS),
    {},
    lambda x: torch.cat([x[torch.arange(EXAMPLES), :3, LENGTHS - 1], x[:, 3:, 0]], 1),
    MASK,
)

np.savez_compressed(OUT, **arrays)
print(len({k.split("/")[0] for k in arrays}), "cases", OUT.stat().st_size, "bytes")
