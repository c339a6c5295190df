package org.melograph.app;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.melograph.base.BadInputException;
import org.melograph.base.Job;
import org.melograph.base.StoppedException;
import org.melograph.explain.Contributions;
import org.melograph.explain.Relevance;
import org.melograph.feature.FrequencyAxis;
import org.melograph.io.InputFile;
import org.melograph.io.table.NpyFile;
import org.melograph.plot.AxisScale;
import org.melograph.plot.Bars;
import org.melograph.plot.ColorMap;
import org.melograph.plot.Heatmap;
import org.melograph.plot.Ink;
import org.melograph.plot.Overlay;
import org.melograph.plot.Picture;
import org.melograph.plot.PlotTheme;
import org.melograph.plot.PngFile;
import org.melograph.plot.Range;

/** Writes an explanation to a file: a picture, a table, or the numbers of its map. */
public final class WriteExplanation {
    /** The file extensions an explanation can be written to. */
    public static final List<String> WRITABLE = List.of("png", "npy", "csv");

    /** How much of the song's picture a map hides where it is strongest. */
    public static final double OPACITY = 0.75;

    private static final int WIDTH = 1400;
    private static final int HEIGHT = 520;
    private static final int MOST_BARS = 20;

    private final Workspace workspace;

    public WriteExplanation(Workspace workspace) {
        this.workspace = workspace;
    }

    /**
     * Refuses what cannot be written, before any work is done.
     *
     * @throws BadInputException when the file's extension is none of {@link #WRITABLE}
     */
    public static void check(Path out) throws BadInputException {
        if (!WRITABLE.contains(InputFile.extension(out))) {
            throw new BadInputException(
                    "'" + out + "' cannot be written. Give a file that ends in " + String.join(", ", WRITABLE) + ".");
        }
    }

    /** Writes by the file's extension. */
    public void run(ExplainVerdict.Report report, Path out, Job job) throws BadInputException, StoppedException {
        check(out);
        Relevance map = report.relevance();
        Contributions.Breakdown breakdown = report.breakdown();
        switch (InputFile.extension(out)) {
            case "png" -> PngFile.write(picture(report, job), out, WIDTH, HEIGHT, PlotTheme.DARK);
            case "npy" -> {
                if (map == null) {
                    throw new BadInputException("Quantities make no map for '" + out + "'. Write them as csv or png.");
                }
                NpyFile.write(map.values(), out);
            }
            default -> {
                if (map != null) {
                    writeMap(map, out);
                } else if (breakdown != null) {
                    writeTerms(breakdown, out);
                }
            }
        }
    }

    private Picture picture(ExplainVerdict.Report report, Job job) throws BadInputException, StoppedException {
        Relevance map = report.relevance();
        Contributions.Breakdown breakdown = report.breakdown();
        String title = "%s · why '%s' (%.0f%%) · %s"
                .formatted(
                        Path.of(report.song()).getFileName(),
                        report.label(),
                        100 * report.probability(),
                        report.method().title());
        if (map == null) {
            return bars(title, breakdown == null ? List.of() : breakdown.terms());
        }
        Path song = Path.of(report.song());
        if (map.rows() instanceof FrequencyAxis.Logarithmic) {
            double strongest = Math.max(map.strength(), 1e-9);
            return Heatmap.of(title, map.values(), map.grid(), map.rows(), "log-odds")
                    .withColors(ColorMap.DIVERGING)
                    .withRange(new Range(-strongest, strongest));
        }
        ExtractFeature.Report mel =
                new ExtractFeature(workspace).run(song, "mel", Map.of("scale", "db"), job.part(0, 0));
        Picture under = Pictures.feature(mel, title);
        return under instanceof Heatmap heatmap
                ? heatmap.withColors(ColorMap.GREY).withScale(AxisScale.MEL).withOverlay(overlay(map, OPACITY))
                : under;
    }

    /** A map as it is laid over a song's picture: colours for and against, nothing where nothing is said. */
    public static Overlay overlay(Relevance map, double opacity) {
        Relevance smooth = map.smoothed();
        double strongest = Math.max(smooth.strength(), 1e-9);
        return new Overlay(
                smooth.values(),
                smooth.grid(),
                smooth.rows(),
                ColorMap.DIVERGING,
                new Range(-strongest, strongest),
                opacity,
                Overlay.Style.TINT);
    }

    /** What decided as it is laid over a song's picture: the rest is darkened. */
    public static Overlay veil(Relevance weights, double opacity) {
        return new Overlay(
                weights.values(),
                weights.grid(),
                weights.rows(),
                ColorMap.GREY,
                new Range(0, 1),
                opacity,
                Overlay.Style.VEIL);
    }

    private static Bars bars(String title, List<Contributions.Term> terms) {
        return Bars.lying(
                title,
                terms.stream()
                        .limit(MOST_BARS)
                        .map(t -> new Bars.Bar(
                                t.name(),
                                Math.abs(t.score()),
                                String.format(Locale.ROOT, "%+.2f", t.score()),
                                t.score() >= 0 ? Ink.Token.SECOND : Ink.Token.ACCENT))
                        .toList());
    }

    /** One line for each frame: its time in seconds, then a column for each frequency. */
    private static void writeMap(Relevance map, Path out) throws BadInputException {
        int rows = map.values().size(0);
        int frames = map.values().size(1);
        try (CsvWriter csv = CsvWriter.builder().build(out)) {
            List<String> line = new ArrayList<>(List.of("seconds"));
            for (int row = 0; row < rows; row++) {
                line.add(String.format(Locale.ROOT, "%.1f Hz", map.rows().hertzAt(row)));
            }
            csv.writeRecord(line);
            for (int frame = 0; frame < frames; frame++) {
                line.clear();
                line.add(Double.toString(map.grid().secondsAt(frame)));
                for (int row = 0; row < rows; row++) {
                    float value = map.values().values()[row * frames + frame];
                    line.add(Float.isNaN(value) ? "" : Float.toString(value));
                }
                csv.writeRecord(line);
            }
        } catch (IOException e) {
            throw new BadInputException("'" + out + "' cannot be written. Choose another place.", e);
        }
    }

    private static void writeTerms(Contributions.Breakdown breakdown, Path out) throws BadInputException {
        try (CsvWriter csv = CsvWriter.builder().build(out)) {
            csv.writeRecord("quantity", "score", "probability");
            for (Contributions.Term term : breakdown.terms()) {
                csv.writeRecord(term.name(), Double.toString(term.score()), Double.toString(term.probability()));
            }
        } catch (IOException e) {
            throw new BadInputException("'" + out + "' cannot be written. Choose another place.", e);
        }
    }
}
