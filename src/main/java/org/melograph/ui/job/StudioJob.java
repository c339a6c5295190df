package org.melograph.ui.job;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.concurrent.Task;
import org.jspecify.annotations.Nullable;
import org.melograph.base.BadInputException;
import org.melograph.base.DivergedException;
import org.melograph.base.Job;
import org.melograph.base.StoppedException;

/**
 * One piece of long work in the studio, observed on the FX thread: how far it is, how long it will take, how it ended.
 *
 * <p>Stopping is a wish that the work grants between two batches. It never interrupts a thread, so that what was
 * finished is kept: a stopped training still answers with its best weights.
 *
 * @param <T> what the work results in
 */
public final class StudioJob<T> {
    /** How a job stands. */
    public enum State {
        RUNNING,
        DONE,
        STOPPED,
        FAILED
    }

    /** What the work last said of itself. */
    private record Report(double fraction, String doing) {}

    private final String title;
    private final long startNanos = System.nanoTime();
    private final ReadOnlyDoubleWrapper progress = new ReadOnlyDoubleWrapper(-1);
    private final ReadOnlyStringWrapper doing = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper left = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper failure = new ReadOnlyStringWrapper("");
    private final ReadOnlyObjectWrapper<State> state = new ReadOnlyObjectWrapper<>(State.RUNNING);
    private final List<Consumer<T>> whenDone = new ArrayList<>();
    private final List<Consumer<String>> whenFailed = new ArrayList<>();
    private final List<Runnable> whenEnded = new ArrayList<>();
    private final AtomicReference<@Nullable Report> latest = new AtomicReference<>();
    private final Task<T> task;
    private volatile boolean stopped;
    private boolean neverRan;
    private @Nullable T result;

    StudioJob(String title, Work<T> work) {
        this.title = title;
        Job inside = new Inside();
        task = new Task<>() {
            @Override
            protected T call() throws BadInputException, StoppedException, DivergedException {
                inside.throwIfStopped();
                return work.run(inside);
            }
        };
        task.setOnSucceeded(e -> done(task.getValue()));
        task.setOnFailed(e -> failed(task.getException()));
    }

    /** The job as the work sees it. */
    private final class Inside implements Job {
        @Override
        public void report(double fraction, String text) {
            // One hand-over at a time: work that reports every millisecond must not flood the FX thread.
            if (latest.getAndSet(new Report(fraction, text)) == null) {
                Platform.runLater(StudioJob.this::show);
            }
        }

        @Override
        public boolean isStopped() {
            return stopped;
        }
    }

    private void show() {
        Report report = latest.getAndSet(null);
        if (report == null || state.get() != State.RUNNING) {
            return;
        }
        doing.set(report.doing());
        if (Double.isNaN(report.fraction())) {
            progress.set(-1);
            left.set("");
            return;
        }
        double fraction = Math.clamp(report.fraction(), 0, 1);
        progress.set(fraction);
        left.set(Eta.left((System.nanoTime() - startNanos) / 1e9, fraction));
    }

    private void done(T value) {
        result = value;
        progress.set(1);
        left.set("");
        state.set(State.DONE);
        whenDone.forEach(c -> c.accept(value));
        whenEnded.forEach(Runnable::run);
    }

    private void failed(Throwable cause) {
        if (cause instanceof StoppedException) {
            state.set(State.STOPPED);
        } else {
            failure.set(Failures.sentence(title, cause));
            state.set(State.FAILED);
            whenFailed.forEach(c -> c.accept(failure.get()));
        }
        left.set("");
        whenEnded.forEach(Runnable::run);
    }

    /** Ends the job before its work began, because the window closes: nobody is told, who would start the next. */
    void neverRun() {
        stopped = true;
        neverRan = true;
        state.set(State.STOPPED);
    }

    /** The FX task that runs the work. */
    Task<T> task() {
        return task;
    }

    /** What the work is, in a user's words, such as {@code Import 12 files}. */
    public String title() {
        return title;
    }

    /** Tells {@code receiver} the result once there is one; at once where there is one already. */
    public StudioJob<T> onDone(Consumer<T> receiver) {
        whenDone.add(receiver);
        T value = result;
        if (state.get() == State.DONE && value != null) {
            receiver.accept(value);
        }
        return this;
    }

    /** Tells {@code receiver} the one sentence that says why the work failed. A stopped job has not failed. */
    public StudioJob<T> onFailed(Consumer<String> receiver) {
        whenFailed.add(receiver);
        if (state.get() == State.FAILED) {
            receiver.accept(failure.get());
        }
        return this;
    }

    /** Runs {@code after} when the job is over, however it ended. */
    public StudioJob<T> onEnded(Runnable after) {
        whenEnded.add(after);
        if (state.get() != State.RUNNING && !neverRan) {
            after.run();
        }
        return this;
    }

    /** Asks the work to stop; it does so between two batches. */
    public void stop() {
        stopped = true;
        doing.set("Stopping …");
    }

    /** Whether somebody asked the work to stop. */
    public boolean isStopping() {
        return stopped;
    }

    /** The part that is done, 0 to 1; -1 where nobody knows. */
    public ReadOnlyDoubleProperty progressProperty() {
        return progress.getReadOnlyProperty();
    }

    /** What is being done now. */
    public ReadOnlyStringProperty doingProperty() {
        return doing.getReadOnlyProperty();
    }

    /** The time left, such as {@code 0:38 left}; empty where nobody knows. */
    public ReadOnlyStringProperty leftProperty() {
        return left.getReadOnlyProperty();
    }

    /** Why it failed, one sentence; empty while it has not. */
    public ReadOnlyStringProperty failureProperty() {
        return failure.getReadOnlyProperty();
    }

    /** How it stands. */
    public ReadOnlyObjectProperty<State> stateProperty() {
        return state.getReadOnlyProperty();
    }

    /** Whether it has not ended yet. */
    public boolean isRunning() {
        return state.get() == State.RUNNING;
    }
}
