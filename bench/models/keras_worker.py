"""Keras' half of the comparison, on TensorFlow: networks over notes. See protocol.py."""

import protocol

TASK = protocol.task()

import keras  # noqa: E402
import tensorflow as tf  # noqa: E402
from keras import layers  # noqa: E402

DROPOUT = 0.2


def both_ways(units, **more):
    return layers.Bidirectional(layers.LSTM(units, **more))


def conv(filters):
    return [layers.Conv1D(filters, 8, activation="relu"), layers.MaxPooling1D(4)]


def notes_lstm():
    return [
        both_ways(256, return_sequences=True),
        layers.Dropout(DROPOUT),
        both_ways(128, return_sequences=True),
        layers.Dropout(DROPOUT),
        both_ways(64),
        layers.Dropout(DROPOUT),
        layers.Dense(128, activation="relu"),
        layers.Dense(64, activation="relu"),
    ]


def notes_conv_heavy():
    blocks = [layer for filters in (128, 64, 32) for layer in (*conv(filters), layers.Dropout(DROPOUT))]
    return blocks + [both_ways(16), layers.Dropout(DROPOUT), layers.Dense(16, activation="relu")]


def notes_conv_lstm():
    return [
        *conv(256),
        both_ways(256, return_sequences=True),
        layers.Dropout(DROPOUT),
        *conv(128),
        both_ways(128, return_sequences=True),
        layers.Dropout(DROPOUT),
        *conv(64),
        both_ways(64),
        layers.Dropout(DROPOUT),
        layers.Dense(32, activation="relu"),
        layers.Dense(16, activation="relu"),
    ]


TWINS = {"notes-lstm": notes_lstm, "notes-conv-heavy": notes_conv_heavy, "notes-conv-lstm": notes_conv_lstm}


def main():
    tf.config.threading.set_intra_op_parallelism_threads(TASK.threads)
    tf.config.threading.set_inter_op_parallelism_threads(TASK.threads)
    keras.utils.set_random_seed(1)
    network = keras.Sequential([keras.Input((TASK.steps, TASK.channels)), *TWINS[TASK.architecture]()])
    network.add(layers.Dense(TASK.classes, activation="softmax"))
    network.compile(keras.optimizers.Adam(1e-3), "sparse_categorical_crossentropy")
    # Keras wants channels last.
    batches = [(inputs.transpose(0, 2, 1).copy(), targets) for inputs, targets in TASK.batches()]

    def train(inputs, targets):
        return network.train_on_batch(inputs, targets)

    protocol.serve(network.count_params(), batches, train, network.predict_on_batch, network.reset_metrics)


if __name__ == "__main__":
    main()
