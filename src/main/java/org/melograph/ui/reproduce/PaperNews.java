package org.melograph.ui.reproduce;

import java.util.List;
import java.util.function.Consumer;
import org.melograph.app.PaperReport;
import org.melograph.app.PaperRun;
import org.melograph.app.PaperWatcher;
import org.melograph.ui.job.StudioJobs;

/** What a reproduction tells while it goes on, in order. */
sealed interface PaperNews {
    /** Which runs there are to be. */
    record Planned(List<PaperWatcher.PlannedRun> runs) implements PaperNews {
        public Planned {
            runs = List.copyOf(runs);
        }
    }

    /** A run begins. */
    record Started(PaperWatcher.PlannedRun run) implements PaperNews {}

    /** A run has ended, and what all runs of its model came to. */
    record Scored(PaperReport.Row row) implements PaperNews {}

    /** A watcher whose news reach the listener on the FX thread, several at a time where they come fast. */
    static PaperWatcher to(Consumer<List<PaperNews>> listener) {
        Consumer<PaperNews> door = StudioJobs.all(listener);
        return new PaperWatcher() {
            @Override
            public void onPlan(List<PlannedRun> runs) {
                door.accept(new Planned(runs));
            }

            @Override
            public void onStart(PlannedRun run) {
                door.accept(new Started(run));
            }

            // Its row follows, in which it is counted.
            @Override
            public void onRun(PaperRun run) {}

            @Override
            public void onRow(PaperReport.Row row) {
                door.accept(new Scored(row));
            }
        };
    }
}
