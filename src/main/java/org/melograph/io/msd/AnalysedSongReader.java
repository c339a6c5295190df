package org.melograph.io.msd;

import io.jhdf.HdfFile;
import io.jhdf.api.Dataset;
import io.jhdf.api.Group;
import io.jhdf.api.Node;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.melograph.base.Axis;
import org.melograph.base.BadInputException;
import org.melograph.base.ContentHash;
import org.melograph.base.Job;
import org.melograph.base.Provenance;
import org.melograph.base.StoppedException;
import org.melograph.base.Tensor;
import org.melograph.io.InputFile;
import org.melograph.io.ReadOptions;
import org.melograph.io.Reader;
import org.melograph.music.AnalysedSong;
import org.melograph.music.CatalogueEntry;

/**
 * Reads the HDF5 files of the Million Song Dataset, one song each (Bertin-Mahieux et al. 2011). The options have no meaning
 * here.
 */
public final class AnalysedSongReader implements Reader<AnalysedSong> {
    /** The reader's id. */
    public static final String ID = "analysis";

    /** A song's file has about 0.3 MB; the summary files of a million songs are no songs. */
    private static final long LARGEST_BYTES = 64L << 20;

    // Held here because java.util.logging keeps loggers weakly and would forget their levels.
    private static final Logger LIBRARY = Logger.getLogger("io.jhdf");

    static {
        LIBRARY.setLevel(Level.SEVERE);
    }

    private static final long MOST_SEGMENTS = 1_000_000;

    @Override
    public String id() {
        return ID;
    }

    @Override
    public Set<String> extensions() {
        return Set.of("h5");
    }

    @Override
    public AnalysedSong read(Path file, ReadOptions options, Job job) throws BadInputException, StoppedException {
        job.throwIfStopped();
        byte[] bytes = bytes(file);
        Provenance origin = Provenance.read("read h5", ContentHash.of(bytes));
        return opened(file, bytes, hdf -> song(file, hdf, origin));
    }

    /**
     * What a file says of its song besides the sound; the segments are not read.
     *
     * @throws BadInputException as {@link #read}
     */
    public static CatalogueEntry entry(Path file) throws BadInputException {
        return opened(file, bytes(file), hdf -> entry(file, hdf));
    }

    @FunctionalInterface
    private interface Use<T> {
        T of(HdfFile hdf) throws BadInputException;
    }

    private static byte[] bytes(Path file) throws BadInputException {
        InputFile.check(file);
        try {
            if (Files.size(file) > LARGEST_BYTES) {
                throw new BadInputException(InputFile.quoted(file)
                        + " has more than 64 MB, too much for one song. Give the files of single songs.");
            }
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw InputFile.unreadable(file, e);
        }
    }

    private static <T> T opened(Path file, byte[] bytes, Use<T> use) throws BadInputException {
        try (HdfFile hdf = HdfFile.fromBytes(bytes)) {
            return use.of(hdf);
        } catch (RuntimeException e) {
            // What the library throws at a damaged file depends on where the damage is.
            throw new BadInputException(
                    InputFile.quoted(file) + " is no HDF5 file, or damaged or truncated. Copy it again.", e);
        }
    }

    private static AnalysedSong song(Path file, HdfFile hdf, Provenance origin) throws BadInputException {
        CatalogueEntry entry = entry(file, hdf);
        Map<?, ?> analysis = table(file, hdf, "analysis/songs");
        Tensor chroma = transposed(file, hdf, "analysis/segments_pitches", "pitch_class");
        Tensor timbre = transposed(file, hdf, "analysis/segments_timbre", "coefficient");
        Object starts = dataset(file, hdf, "analysis/segments_start").getData();
        if (chroma.size(1) != timbre.size(1)
                || !(starts instanceof double[] seconds)
                || seconds.length != chroma.size(1)) {
            throw otherLayout(file, "as many segments of pitches, timbre and starts");
        }
        if (seconds.length == 0) {
            throw new BadInputException(InputFile.quoted(file) + " has no segments. Remove it or choose another.");
        }
        float[] begins = new float[seconds.length];
        for (int i = 0; i < begins.length; i++) {
            begins[i] = (float) seconds[i];
        }
        return new AnalysedSong(
                file.toString(),
                entry,
                number(file, analysis, "duration"),
                number(file, analysis, "tempo"),
                Math.floorMod((int) number(file, analysis, "key"), AnalysedSong.ROWS),
                number(file, analysis, "mode") != 0,
                number(file, analysis, "loudness"),
                chroma,
                timbre,
                Tensor.wrap(begins, new Axis("segment", begins.length)),
                origin);
    }

    private static CatalogueEntry entry(Path file, HdfFile hdf) throws BadInputException {
        Map<?, ?> metadata = table(file, hdf, "metadata/songs");
        Map<?, ?> analysis = table(file, hdf, "analysis/songs");
        @Nullable Node years = node(hdf, "musicbrainz/songs");
        double year = years instanceof Dataset dataset && dataset.getData() instanceof Map<?, ?> table
                ? number(file, table, "year")
                : 0;
        return new CatalogueEntry(
                text(file, analysis, "track_id"),
                text(file, metadata, "song_id"),
                text(file, metadata, "title"),
                text(file, metadata, "artist_name"),
                text(file, metadata, "artist_id"),
                text(file, metadata, "release"),
                (int) year,
                number(file, metadata, "song_hotttnesss"),
                terms(hdf));
    }

    private static Map<String, Double> terms(HdfFile hdf) {
        Map<String, Double> terms = new LinkedHashMap<>();
        if (node(hdf, "metadata/artist_terms") instanceof Dataset names
                && node(hdf, "metadata/artist_terms_weight") instanceof Dataset weights
                && names.getData() instanceof String[] words
                && weights.getData() instanceof double[] values) {
            for (int i = 0; i < Math.min(words.length, values.length); i++) {
                terms.putIfAbsent(words[i], values[i]);
            }
        }
        return terms;
    }

    /** What stands at a path; null for nothing. The library's own way fails on files in memory where there is nothing. */
    private static @Nullable Node node(HdfFile hdf, String path) {
        Node node = hdf;
        for (String name : path.split("/", -1)) {
            node = node instanceof Group group ? group.getChildren().get(name) : null;
        }
        return node;
    }

    private static Dataset dataset(Path file, HdfFile hdf, String path) throws BadInputException {
        if (node(hdf, path) instanceof Dataset dataset) {
            return dataset;
        }
        throw otherLayout(file, "'/" + path + "'");
    }

    /** A table of one row: the values by column, each an array of one. */
    private static Map<?, ?> table(Path file, HdfFile hdf, String path) throws BadInputException {
        Dataset dataset = dataset(file, hdf, path);
        if (!dataset.isCompound()) {
            throw otherLayout(file, "a table in '/" + path + "'");
        }
        if (dataset.getSize() != 1) {
            throw new BadInputException(InputFile.quoted(file) + " holds " + dataset.getSize()
                    + " songs where one belongs. Give the files of single songs.");
        }
        if (dataset.getData() instanceof Map<?, ?> table) {
            return table;
        }
        throw otherLayout(file, "a table in '/" + path + "'");
    }

    private static double number(Path file, Map<?, ?> table, String column) throws BadInputException {
        return switch (table.get(column)) {
            case double[] values when values.length == 1 -> values[0];
            case float[] values when values.length == 1 -> values[0];
            case int[] values when values.length == 1 -> values[0];
            case long[] values when values.length == 1 -> values[0];
            case null, default -> throw otherLayout(file, "a number '" + column + "'");
        };
    }

    private static String text(Path file, Map<?, ?> table, String column) throws BadInputException {
        if (table.get(column) instanceof String[] values && values.length == 1) {
            return values[0].strip();
        }
        throw otherLayout(file, "a text '" + column + "'");
    }

    /** A table of segments with its 12 values turned from columns to rows. */
    private static Tensor transposed(Path file, HdfFile hdf, String path, String row) throws BadInputException {
        Dataset dataset = dataset(file, hdf, path);
        int[] sizes = dataset.getDimensions();
        if (sizes.length != 2 || sizes[1] != AnalysedSong.ROWS || sizes[0] > MOST_SEGMENTS) {
            throw otherLayout(file, "segments of 12 values in '/" + path + "'");
        }
        int segments = sizes[0];
        float[] values = new float[AnalysedSong.ROWS * segments];
        Object data = segments == 0 ? new double[0][] : dataset.getData();
        if (!(data instanceof double[][] rows)) {
            throw otherLayout(file, "numbers in '/" + path + "'");
        }
        for (int s = 0; s < segments; s++) {
            for (int r = 0; r < AnalysedSong.ROWS; r++) {
                values[r * segments + s] = (float) rows[s][r];
            }
        }
        return Tensor.wrap(values, new Axis(row, AnalysedSong.ROWS), new Axis("segment", segments));
    }

    private static BadInputException otherLayout(Path file, String missing) {
        return new BadInputException(
                InputFile.quoted(file) + " is an HDF5 file but no song of the Million Song Dataset:" + " it lacks "
                        + missing + ". Remove it or choose another.");
    }
}
