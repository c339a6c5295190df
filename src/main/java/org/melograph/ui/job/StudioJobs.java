package org.melograph.ui.job;

import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.concurrent.Task;
import org.melograph.base.BadInputException;
import org.melograph.base.Workers;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Starts the studio's long work, each piece on a named thread of its own, and lists what is running. All methods are
 * called on the FX thread; the work is not.
 */
public final class StudioJobs {
    private static final Logger LOG = LoggerFactory.getLogger(StudioJobs.class);

    private final ExecutorService threads = Executors.newCachedThreadPool(Workers.named("studio-job"));
    private final ObservableList<StudioJob<?>> running = FXCollections.observableArrayList();
    private final ObservableList<StudioJob<?>> shownRunning = FXCollections.unmodifiableObservableList(running);
    private final ObservableList<StudioJob<?>> failed = FXCollections.observableArrayList();

    /**
     * Starts work that the jobs strip shows.
     *
     * @param title what it is, in a user's words
     */
    public <T> StudioJob<T> start(String title, Work<T> work) {
        return start(title, work, true);
    }

    /** Starts short work that no strip needs to show, such as reading a list. */
    public <T> StudioJob<T> startQuietly(String title, Work<T> work) {
        return start(title, work, false);
    }

    private <T> StudioJob<T> start(String title, Work<T> work, boolean listed) {
        StudioJob<T> job = new StudioJob<>(title, work);
        if (threads.isShutdown()) {
            // The window is closing, and the end of one job asked for the next.
            job.neverRun();
            return job;
        }
        if (listed) {
            running.add(job);
        }
        job.onEnded(() -> {
            running.remove(job);
            if (job.stateProperty().get() == StudioJob.State.FAILED) {
                log(title, job.task().getException());
                if (listed) {
                    failed.add(job);
                }
            }
        });
        Task<T> task = job.task();
        threads.execute(task);
        return job;
    }

    private static void log(String title, Throwable cause) {
        if (cause instanceof BadInputException) {
            LOG.info("{}: {}", title, cause.getMessage());
        } else {
            LOG.error("{} failed", title, cause);
        }
    }

    /** The jobs in progress that are shown, oldest first. */
    public ObservableList<StudioJob<?>> running() {
        return shownRunning;
    }

    /** The shown jobs that failed and whose sentence nobody has dismissed yet. */
    public ObservableList<StudioJob<?>> failed() {
        return failed;
    }

    /**
     * A door from any thread to the FX thread for values of which only the newest counts, such as an unfinished map:
     * older ones that were not shown in time are dropped.
     */
    public static <T> Consumer<T> latest(Consumer<T> receiver) {
        return new Latest<>(receiver);
    }

    /**
     * A door from any thread to the FX thread for values of which each counts, such as the steps of a run: they arrive
     * in order, as many at a time as have gathered.
     */
    public static <T> Consumer<T> all(Consumer<List<T>> receiver) {
        return new Gathered<>(receiver);
    }

    /** Runs {@code after} on the FX thread once the events that wait there are done. */
    public static void soon(Runnable after) {
        Platform.runLater(after);
    }

    /**
     * Asks every job to stop and waits at most {@code seconds} for them; what they keep is then kept. Jobs started from
     * then on are stopped before they run.
     */
    public void shutdown(int seconds) {
        running.forEach(StudioJob::stop);
        threads.shutdown();
        try {
            if (!threads.awaitTermination(seconds, TimeUnit.SECONDS)) {
                LOG.info("{} jobs did not stop within {} s and were left", running.size(), seconds);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
