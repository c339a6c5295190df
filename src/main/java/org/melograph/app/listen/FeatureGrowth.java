package org.melograph.app.listen;

import java.util.Arrays;
import java.util.function.Consumer;
import org.melograph.app.ExtractFeature.Report;
import org.melograph.base.Axis;
import org.melograph.base.BadInputException;
import org.melograph.base.Job;
import org.melograph.base.StoppedException;
import org.melograph.base.Tensor;
import org.melograph.feature.FeatureStretch;

/** A feature that is computed while its song is still being read. */
final class FeatureGrowth {
    // Each stretch costs the making of filters: the first is short so that something is seen, the others grow.
    private static final int FIRST_FRAMES = 96;

    private final SharedSound sound;
    private final FeatureStretch stretch;
    private final String name;
    private float[] rows = new float[0];
    private int rowCount;
    private String rowName = "";
    private int capacity;
    private int done;
    private float loudest = Float.NEGATIVE_INFINITY;

    FeatureGrowth(SharedSound sound, FeatureStretch stretch, String name) {
        this.sound = sound;
        this.stretch = stretch;
        this.name = name;
    }

    /** Computes to the end; {@code seen} takes what there is after each stretch but the last. */
    Report grow(Consumer<Report> seen, Job job) throws BadInputException, StoppedException {
        int known = 0;
        while (true) {
            known = sound.more(known, job);
            boolean whole = sound.isWhole();
            if (whole) {
                known = sound.samples().length;
            }
            int ready = (int) (whole ? stretch.frames(known) : stretch.framesWithin(known));
            int enough = Math.max(FIRST_FRAMES, done);
            if (ready - done >= enough || whole) {
                compute(ready, known, job);
                if (whole) {
                    return report(done);
                }
                seen.accept(report(capacity));
            }
        }
    }

    private void compute(int end, int known, Job job) throws BadInputException, StoppedException {
        int from = (int) stretch.firstSample(done);
        int to = (int) Math.min(known, stretch.endSample(end));
        Tensor made = stretch.extract(name, Arrays.copyOfRange(sound.samples(), from, to), done, end - done, job);
        loudest = Math.max(loudest, stretch.loudest(made));
        int frames = made.size(1);
        makeRoom(made.size(0), made.axis(0).name(), done + frames);
        for (int row = 0; row < rowCount; row++) {
            System.arraycopy(made.values(), row * frames, rows, row * capacity + done, frames);
        }
        done += frames;
    }

    private void makeRoom(int wantedRows, String named, int frames) {
        long samples = Math.round(sound.seconds() * sound.sampleRate());
        int expected = (int) Math.max(frames, stretch.frames(samples));
        if (frames > capacity) {
            float[] wider = new float[Math.multiplyExact(wantedRows, expected)];
            Arrays.fill(wider, Float.NaN);
            for (int row = 0; row < rowCount; row++) {
                System.arraycopy(rows, row * capacity, wider, row * expected, done);
            }
            rows = wider;
            rowCount = wantedRows;
            rowName = named;
            capacity = expected;
        }
    }

    private Report report(int frames) {
        float[] values = new float[rowCount * frames];
        for (int row = 0; row < rowCount; row++) {
            System.arraycopy(rows, row * capacity, values, row * frames, frames);
        }
        stretch.level(values, loudest);
        return new Report(
                stretch.feature().spec(),
                stretch.params(),
                stretch.feature().timeGrid(stretch.params()),
                Tensor.wrap(values, new Axis(rowName, rowCount), new Axis("frame", frames)));
    }
}
