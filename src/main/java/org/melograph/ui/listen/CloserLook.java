package org.melograph.ui.listen;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.melograph.app.ExtractFeature.Report;
import org.melograph.app.listen.SongFeature;
import org.melograph.plot.Range;
import org.melograph.ui.job.StudioJob;
import org.melograph.ui.job.StudioJobs;
import org.melograph.ui.plot.TimeWindow;

/** Follows the stretch of a long song that is seen, and asks for its picture when what is drawn is too short or too coarse. */
final class CloserLook {
    /** Columns of a picture at least: a fine screen's pane has two pixels for each. */
    private static final int COLUMNS = 1024;

    /** From this part of the song on all of it is drawn. */
    private static final double ALL = 0.6;

    private final StudioJobs jobs;
    private final TimeWindow window;
    private final Consumer<Report> draw;
    private @Nullable SongFeature feature;
    private @Nullable StudioJob<?> running;
    private @Nullable Range asked;
    private boolean arrived;

    /**
     * A look at nothing yet.
     *
     * @param draw takes pictures on the job's thread
     */
    CloserLook(StudioJobs jobs, TimeWindow window, Consumer<Report> draw) {
        this.jobs = jobs;
        this.window = window;
        this.draw = draw;
    }

    /** Looks at a feature from now on; null for none. */
    void at(@Nullable SongFeature other) {
        stop();
        feature = other != null && other.isLong() ? other : null;
        moved();
    }

    /** Whether less than all of a long song is seen, so that its whole is not what shall be drawn. */
    boolean isNear() {
        return feature != null && window.range().length() < ALL * window.length();
    }

    /** The window shows another stretch. */
    void moved() {
        SongFeature looked = feature;
        Range range = window.range();
        if (looked == null || (!isNear() && asked == null)) {
            return;
        }
        boolean waits = running != null && !arrived;
        if (!waits && !isEnough(asked, range)) {
            look(looked, range);
        }
    }

    // The margins of a picture are a quarter of what was asked for, its columns up to twice as many.
    private static boolean isEnough(@Nullable Range asked, Range seen) {
        if (asked == null) {
            return false;
        }
        double margin = 0.2 * asked.length();
        double finer = asked.length() / seen.length();
        return seen.low() >= asked.low() - margin && seen.high() <= asked.high() + margin && finer < 1.4 && finer > 0.7;
    }

    private void look(SongFeature looked, Range range) {
        stop();
        asked = range;
        Range whole = new Range(0, window.length());
        Range wanted = isNear() ? range : whole;
        Runnable[] here = {() -> {}};
        Consumer<Range> tell = StudioJobs.latest(there -> here[0].run());
        StudioJob<?> job = jobs.startQuietly("Look closer", inside -> {
            looked.near(
                    wanted,
                    COLUMNS,
                    report -> {
                        if (!inside.isStopped()) {
                            draw.accept(report);
                            tell.accept(wanted);
                        }
                    },
                    inside);
            return wanted;
        });
        running = job;
        here[0] = () -> {
            if (running == job && !arrived) {
                arrived = true;
                moved();
            }
        };
        job.onEnded(() -> {
            if (running == job) {
                running = null;
                moved();
            }
        });
    }

    /** What was drawn is not as good as it could be now: asks for it again. */
    void again() {
        asked = null;
        moved();
    }

    /** Looks at what was seen no longer. */
    void stop() {
        StudioJob<?> job = running;
        if (job != null) {
            job.stop();
        }
        running = null;
        arrived = false;
        asked = null;
    }
}
