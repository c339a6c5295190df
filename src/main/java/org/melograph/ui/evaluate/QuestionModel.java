package org.melograph.ui.evaluate;

import java.nio.file.Path;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;
import org.melograph.app.BrowseLibrary.RunRow;
import org.melograph.app.TrainModel;
import org.melograph.base.BadInputException;
import org.melograph.base.Job;
import org.melograph.base.StoppedException;
import org.melograph.ui.job.StudioJob;
import org.melograph.ui.room.Desk;

/**
 * A question about the held-out songs of the run that is looked at, which takes time and is asked by a button.
 *
 * @param <T> the answer
 */
final class QuestionModel<T> {
    private final Desk desk;
    private final String title;
    private final ReadOnlyObjectProperty<@Nullable RunRow> run;
    private final Asking<T> asking;
    private final ObjectProperty<@Nullable T> answer = new SimpleObjectProperty<>();
    private final ObjectProperty<@Nullable StudioJob<T>> running = new SimpleObjectProperty<>();
    private final StringProperty failure = new SimpleStringProperty("");

    /** Asks off the FX thread. */
    @FunctionalInterface
    interface Asking<T> {
        /** The answer for a run with a model. */
        T of(Path bundle, TrainModel.Report run, Job job) throws BadInputException, StoppedException;
    }

    /**
     * A question.
     *
     * @param title of the job, before the run's name
     * @param run whose answer is forgotten when another is looked at
     */
    QuestionModel(Desk desk, String title, ReadOnlyObjectProperty<@Nullable RunRow> run, Asking<T> asking) {
        this.desk = desk;
        this.title = title;
        this.run = run;
        this.asking = asking;
        run.addListener((o, was, is) -> {
            if (was == null || is == null || was.id() != is.id()) {
                forget();
            }
        });
    }

    private void forget() {
        stop();
        running.set(null);
        answer.set(null);
        failure.set("");
    }

    /** Asks; an answer that is there is forgotten. */
    void ask() {
        forget();
        RunRow now = run.get();
        Path bundle = now == null ? null : now.bundle();
        if (now == null || bundle == null) {
            failure.set("This run has no model any more. Choose another run.");
            return;
        }
        StudioJob<T> job =
                desk.jobs().start(title + " " + now.name(), inside -> asking.of(bundle, now.report(), inside));
        running.set(job);
        job.onDone(said -> {
            if (running.get() == job) {
                answer.set(said);
            }
        });
        job.onFailed(sentence -> {
            if (running.get() == job) {
                failure.set(sentence);
            }
        });
        job.onEnded(() -> {
            if (running.get() == job) {
                running.set(null);
            }
        });
    }

    /** Gives the question up. */
    void stop() {
        StudioJob<T> job = running.get();
        if (job != null) {
            job.stop();
        }
    }

    /** The answer; null while there is none. */
    ReadOnlyObjectProperty<@Nullable T> answerProperty() {
        return answer;
    }

    /** The work on it; null while there is none. */
    ReadOnlyObjectProperty<@Nullable StudioJob<T>> runningProperty() {
        return running;
    }

    /** Why there is no answer, one sentence. */
    StringProperty failureProperty() {
        return failure;
    }
}
