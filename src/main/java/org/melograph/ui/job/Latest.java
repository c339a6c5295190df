package org.melograph.ui.job;

import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import javafx.application.Platform;
import org.jspecify.annotations.Nullable;

/** Hands the newest value to the FX thread; one that is overtaken before it was shown is dropped. */
final class Latest<T> implements Consumer<T> {
    private final AtomicReference<@Nullable T> waiting = new AtomicReference<>();
    private final Consumer<T> receiver;

    Latest(Consumer<T> receiver) {
        this.receiver = receiver;
    }

    @Override
    public void accept(T value) {
        if (waiting.getAndSet(value) == null) {
            Platform.runLater(this::deliver);
        }
    }

    private void deliver() {
        T value = waiting.getAndSet(null);
        if (value != null) {
            receiver.accept(value);
        }
    }
}
