"""PyTorch's half of the comparison: trains and applies a twin of one architecture. See protocol.py."""

import protocol

TASK = protocol.task()

import torch  # noqa: E402
from torch import nn  # noqa: E402

import torch_models  # noqa: E402


def weights(network):
    """Trainable weights, recurrent layers counted with the one bias they need (torch keeps two)."""
    count = sum(p.numel() for p in network.parameters())
    for layer in network.modules():
        if isinstance(layer, nn.LSTM):
            count -= sum(p.numel() for name, p in layer.named_parameters() if name.startswith("bias_hh"))
        elif isinstance(layer, nn.GRU):
            # The candidate's two biases differ in their use, those of the two gates do not.
            count -= sum(2 * p.numel() // 3 for name, p in layer.named_parameters() if name.startswith("bias_hh"))
    return count


def main():
    torch.manual_seed(1)
    torch.set_num_threads(TASK.threads)
    network = torch_models.TWINS[TASK.architecture](TASK.channels, TASK.steps, TASK.classes)
    optimiser = torch.optim.Adam(network.parameters(), lr=1e-3)
    entropy = nn.CrossEntropyLoss()

    def set_training(training):
        if network.training != training:
            network.train(training)

    def train(inputs, targets):
        set_training(True)
        optimiser.zero_grad()
        loss = entropy(network(torch.from_numpy(inputs)), torch.from_numpy(targets))
        loss.backward()
        optimiser.step()
        return loss.item()

    def infer(inputs):
        set_training(False)
        with torch.inference_mode():
            return torch.softmax(network(torch.from_numpy(inputs)), 1).numpy()

    protocol.serve(weights(network), TASK.batches(), train, infer)


if __name__ == "__main__":
    main()
