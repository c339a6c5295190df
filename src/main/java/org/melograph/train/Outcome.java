package org.melograph.train;

import java.util.List;
import org.melograph.base.DivergedException;
import org.melograph.model.Model;
import org.melograph.model.TriedSetting;

/** How a run ended. */
public sealed interface Outcome {
    /** The finished epochs, those before a resumption included. */
    List<EpochRecord> history();

    /** Seconds of training, those before a resumption included. */
    double seconds();

    /** An end that leaves a model behind. */
    sealed interface Trained extends Outcome {
        /** With the weights of the best epoch; whoever runs the run closes it. */
        Model model();

        /** Counted from 1; 0 when the user stopped before the end of the first. */
        int bestEpoch();

        /** What the model tried to tune itself, in the order of trying; empty for nothing. */
        List<TriedSetting> tried();

        /** What was changed while the run went on, in its order, before a resumption included. */
        List<RunChange> changes();
    }

    /**
     * The run came to its end.
     *
     * @param early whether patience ended it before its last epoch
     */
    record Finished(
            Model model,
            int bestEpoch,
            boolean early,
            List<EpochRecord> history,
            double seconds,
            List<TriedSetting> tried,
            List<RunChange> changes)
            implements Trained {
        public Finished {
            history = List.copyOf(history);
            tried = List.copyOf(tried);
            changes = List.copyOf(changes);
        }
    }

    /** The user stopped it; the model has the best weights so far. */
    record Stopped(Model model, int bestEpoch, List<EpochRecord> history, double seconds, List<RunChange> changes)
            implements Trained {
        public Stopped {
            history = List.copyOf(history);
            changes = List.copyOf(changes);
        }

        /** Nothing: a model that learns step by step, which alone can be stopped, does not tune itself. */
        @Override
        public List<TriedSetting> tried() {
            return List.of();
        }
    }

    /** Training diverged; the cause says at which step and what to try. */
    record Failed(DivergedException cause, List<EpochRecord> history, double seconds) implements Outcome {
        public Failed {
            history = List.copyOf(history);
        }
    }
}
