package org.melograph.app;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.melograph.base.BadInputException;
import org.melograph.base.Job;
import org.melograph.base.Params;
import org.melograph.base.StoppedException;
import org.melograph.base.Tensor;
import org.melograph.dataset.Cut;
import org.melograph.dataset.FrontEnd;
import org.melograph.feature.Feature;
import org.melograph.feature.FeatureSpec;
import org.melograph.feature.Features;
import org.melograph.feature.FrequencyAxis;
import org.melograph.feature.TimeGrid;
import org.melograph.io.InputFile;
import org.melograph.io.source.Sources;
import org.melograph.io.table.NpyFile;
import org.melograph.music.Row;
import org.melograph.plot.PlotTheme;
import org.melograph.plot.PngFile;

/** Computes one feature of one file. */
public final class ExtractFeature {
    /** The file extensions a feature can be written to. */
    public static final List<String> WRITABLE = List.of("npy", "csv", "png");

    private static final int WIDTH = 1400;
    private static final int HEIGHT = 500;

    private final Workspace workspace;

    public ExtractFeature(Workspace workspace) {
        this.workspace = workspace;
    }

    /**
     * A feature with what is needed to draw and label it.
     *
     * @param values axes as {@link FeatureSpec#axes()}
     */
    public record Report(FeatureSpec spec, Params params, TimeGrid grid, Tensor values) {}

    /**
     * Computes {@code feature} of {@code file}, or takes it from the library where it was computed before.
     *
     * @param set the feature's settings that differ from their standards
     * @throws BadInputException when the file cannot be read, or the feature or a setting does not exist
     */
    public Report run(Path file, String feature, Map<String, String> set, Job job)
            throws BadInputException, StoppedException {
        Feature known = Features.byId(feature);
        FeatureSpec spec = known.spec();
        if (spec.takes(Row.class)) {
            throw new BadInputException(
                    "'" + feature + "' is taken from tables in training only. Give another feature.");
        }
        Params params = Params.parse(spec.params(), set);
        FrontEnd frontEnd = new FrontEnd(feature, params, Cut.WHOLE, List.of());
        Tensor values = workspace.features().of(Sources.song(file), null, frontEnd, job);
        return new Report(spec, params, known.timeGrid(params), values);
    }

    /** Writes a feature by the file's extension: raw float32, a table of frames, or a picture. */
    public void write(Report report, Path out) throws BadInputException {
        switch (InputFile.extension(out)) {
            case "npy" -> NpyFile.write(report.values(), out);
            case "png" ->
                PngFile.write(Pictures.feature(report, report.spec().title()), out, WIDTH, HEIGHT, PlotTheme.DARK);
            default -> writeFrames(report, out);
        }
    }

    /** One line for each frame: its time in seconds (or its number), then a column for each row of the feature. */
    private static void writeFrames(Report report, Path out) throws BadInputException {
        Tensor values = report.values();
        int rows = values.rank() == 1 ? 1 : values.size(0);
        String rowName = values.rank() == 1 ? "value" : values.axis(0).name();
        try (CsvWriter csv = CsvWriter.builder().build(out)) {
            List<String> header = new ArrayList<>(List.of(report.grid().isRegular() ? "seconds" : "step"));
            FrequencyAxis axis = Features.byId(report.spec().id()).frequencyAxis(report.params());
            for (int r = 0; r < rows; r++) {
                header.add(
                        axis instanceof FrequencyAxis.Named || axis instanceof FrequencyAxis.Lines
                                ? axis.nameAt(r)
                                : rowName + "_" + r);
            }
            csv.writeRecord(header);
            int frames = values.size(-1);
            for (int t = 0; t < frames; t++) {
                List<String> line = new ArrayList<>(rows + 1);
                line.add(
                        report.grid().isRegular()
                                ? Double.toString(report.grid().secondsAt(t))
                                : Integer.toString(t));
                for (int r = 0; r < rows; r++) {
                    line.add(Float.toString(values.values()[r * frames + t]));
                }
                csv.writeRecord(line);
            }
        } catch (IOException e) {
            throw new BadInputException("'" + out + "' cannot be written. Choose another place.", e);
        }
    }
}
