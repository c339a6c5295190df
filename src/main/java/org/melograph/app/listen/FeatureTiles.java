package org.melograph.app.listen;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.melograph.app.ExtractFeature.Report;
import org.melograph.base.BadInputException;
import org.melograph.base.Job;
import org.melograph.base.StoppedException;
import org.melograph.base.Tensor;
import org.melograph.feature.FeatureStretch;
import org.melograph.feature.TimeGrid;
import org.melograph.plot.Range;

/**
 * A feature of a long recording where one looks closer: tiles of columns at every power of two of frames in a column,
 * computed when they come into sight. Those used last are kept.
 */
final class FeatureTiles {
    private static final int TILE_COLUMNS = 256;
    private static final int FRAMES_AT_ONCE = 1024;
    private static final long MOST_BYTES = 32L << 20;

    /** What is kept ready beside what is looked at, as a part of it. */
    private static final double MARGIN = 0.25;

    private final SampleBlocks sound;
    private final FeatureStretch stretch;
    private final Overview overview;
    private final String name;
    private final Map<Place, float[][]> kept = new LinkedHashMap<>(64, 0.75f, true);
    private long bytes;

    /**
     * Where a tile lies.
     *
     * @param level the power of two of frames in a column
     * @param number from the start of the recording
     */
    private record Place(int level, int number) {
        long firstFrame() {
            return ((long) number * TILE_COLUMNS) << level;
        }
    }

    FeatureTiles(SampleBlocks sound, FeatureStretch stretch, Overview overview, String name) {
        this.sound = sound;
        this.stretch = stretch;
        this.overview = overview;
        this.name = name;
    }

    /** As {@link SongFeature#near}. */
    void near(Range seconds, int columns, Consumer<Report> seen, Job job) throws BadInputException, StoppedException {
        TimeGrid grid = stretch.feature().timeGrid(stretch.params());
        double frames = seconds.length() / grid.stepSeconds();
        int level = Math.max(0, (int) Math.floor(Math.log(frames / columns) / Math.log(2)));
        if (1L << level >= overview.perColumn()) {
            seen.accept(overview.report());
            return;
        }
        double margin = MARGIN * seconds.length();
        double perColumn = grid.stepSeconds() * (1 << level);
        int width = (int) Math.ceilDiv(overview.frames(), 1L << level);
        double left = (seconds.low() - margin - grid.startSeconds()) / perColumn;
        double right = (seconds.high() + margin - grid.startSeconds()) / perColumn;
        int first = (int) Math.clamp(Math.floor(left), 0.0, width - 1.0);
        int end = (int) Math.clamp(Math.ceil(right), first + 1.0, (double) width);
        Runnable show = () -> seen.accept(new Columns(stretch, 1 << level, first, end - first, overview.loudest())
                .report(column -> best(level, column)));
        show.run();
        List<Place> missing = missing(level, first, end);
        Progress progress = new Progress(show);
        for (Place place : missing) {
            job.throwIfStopped();
            keep(place, compute(place, job));
            progress.run();
        }
        if (!missing.isEmpty()) {
            show.run();
        }
    }

    /** The tiles that are not there, the middle of the picture first. */
    private List<Place> missing(int level, int first, int end) {
        List<Place> missing = new ArrayList<>();
        for (int number = first / TILE_COLUMNS; number * TILE_COLUMNS < end; number++) {
            Place place = new Place(level, number);
            if (tile(place) == null) {
                missing.add(place);
            }
        }
        double middle = (first + end) / 2.0 / TILE_COLUMNS - 0.5;
        missing.sort(Comparator.comparingDouble(place -> Math.abs(place.number() - middle)));
        return missing;
    }

    private float[][] compute(Place place, Job job) throws BadInputException, StoppedException {
        float[][] columns = new float[TILE_COLUMNS][];
        long begin = place.firstFrame();
        long end = begin + ((long) TILE_COLUMNS << place.level());
        for (long first = begin; first < Math.min(end, overview.frames()); first += FRAMES_AT_ONCE) {
            job.throwIfStopped();
            int count = (int) Math.min(FRAMES_AT_ONCE, end - first);
            float[] samples = sound.read(stretch.firstSample(first), stretch.endSample(first + count));
            count = (int) Math.min(count, overview.frames() - first);
            if (count <= 0 || samples.length == 0) {
                break;
            }
            Tensor made = stretch.extract(name, samples, first, count, job);
            pool(made, (int) (first - begin), place.level(), columns);
        }
        return columns;
    }

    private static void pool(Tensor made, int offset, int level, float[][] columns) {
        int rows = made.size(0);
        int frames = made.size(1);
        for (int t = 0; t < frames; t++) {
            int column = (offset + t) >> level;
            float[] into = columns[column];
            boolean fresh = into == null;
            if (into == null) {
                into = new float[rows];
                columns[column] = into;
            }
            for (int row = 0; row < rows; row++) {
                float value = made.values()[row * frames + t];
                into[row] = fresh ? value : Math.max(into[row], value);
            }
        }
    }

    private float @Nullable [] best(int level, int column) {
        for (int coarser = level; 1 << coarser < overview.perColumn(); coarser++) {
            int at = column >> (coarser - level);
            float[][] tile = tile(new Place(coarser, at / TILE_COLUMNS));
            if (tile != null) {
                return tile[at % TILE_COLUMNS];
            }
        }
        return overview.column((int) (((long) column << level) / overview.perColumn()));
    }

    private float @Nullable [][] tile(Place place) {
        synchronized (kept) {
            return kept.get(place);
        }
    }

    private void keep(Place place, float[][] tile) {
        synchronized (kept) {
            float[][] before = kept.put(place, tile);
            bytes += size(tile) - (before == null ? 0 : size(before));
            while (bytes > MOST_BYTES && kept.size() > 1) {
                Place oldest = kept.keySet().iterator().next();
                float[][] dropped = kept.remove(oldest);
                bytes -= dropped == null ? 0 : size(dropped);
            }
        }
    }

    private static long size(float[][] tile) {
        float[] first = tile[0];
        return first == null ? 0 : (long) Float.BYTES * first.length * TILE_COLUMNS;
    }
}
