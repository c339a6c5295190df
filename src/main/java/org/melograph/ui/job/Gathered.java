package org.melograph.ui.job;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.application.Platform;

/** Hands every value to the FX thread in order, many at a time. */
final class Gathered<T> implements Consumer<T> {
    private final Consumer<List<T>> receiver;
    private List<T> waiting = new ArrayList<>();

    Gathered(Consumer<List<T>> receiver) {
        this.receiver = receiver;
    }

    @Override
    public synchronized void accept(T value) {
        waiting.add(value);
        if (waiting.size() == 1) {
            Platform.runLater(this::deliver);
        }
    }

    private void deliver() {
        List<T> values;
        synchronized (this) {
            values = waiting;
            waiting = new ArrayList<>();
        }
        receiver.accept(values);
    }
}
