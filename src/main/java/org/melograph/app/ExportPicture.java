package org.melograph.app;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.melograph.base.BadInputException;
import org.melograph.base.Job;
import org.melograph.base.StoppedException;
import org.melograph.base.Tensor;
import org.melograph.feature.TimeGrid;
import org.melograph.io.InputFile;
import org.melograph.plot.Heatmap;
import org.melograph.plot.Picture;
import org.melograph.plot.PlotTheme;
import org.melograph.plot.PngFile;
import org.melograph.plot.Range;
import org.melograph.plot.SvgFile;
import org.melograph.plot.TimeCurves;

/** Writes a picture to a file: as pixels, as lines, or the values it is made of. */
public final class ExportPicture {
    /** The file extensions a picture can be written to; values only where {@link #hasValues}. */
    public static final List<String> WRITABLE = List.of("png", "svg", "csv");

    /**
     * How a picture is written.
     *
     * @param width in pixels of its text, 64 to 8192, as {@code height}
     * @param scale dots for each pixel; of no matter to SVG
     * @param theme its colours
     * @param onlyShown of values: those of the part that is shown alone
     */
    public record Options(int width, int height, double scale, PlotTheme theme, boolean onlyShown) {}

    /** Whether the values of a picture can be written as a table over time. */
    public static boolean hasValues(Picture picture) {
        return picture instanceof Heatmap || picture instanceof TimeCurves;
    }

    /**
     * Writes a picture by the file's extension. A table has a line for each frame: its time in seconds, then a column for each
     * row, named with its unit; where there is no value it is empty.
     *
     * @throws BadInputException when the picture has no values to write, its size is out of range, or the file cannot be written
     */
    public void run(Picture picture, Path file, Options options, Job job) throws BadInputException, StoppedException {
        switch (InputFile.extension(file)) {
            case "svg" -> SvgFile.write(picture, file, options.width(), options.height(), options.theme());
            case "csv" -> writeTable(picture, file, options.onlyShown(), job);
            default ->
                PngFile.write(picture, file, options.width(), options.height(), options.scale(), options.theme());
        }
    }

    private static void writeTable(Picture picture, Path file, boolean onlyShown, Job job)
            throws BadInputException, StoppedException {
        switch (picture) {
            case Heatmap map -> {
                List<Integer> rows = new ArrayList<>();
                List<String> names = new ArrayList<>();
                for (int row = 0; row < map.values().size(0); row++) {
                    if (!onlyShown || map.window().rows().contains(map.layout().partOf(row + 0.5))) {
                        rows.add(row);
                        names.add(withUnit(map.rows().nameAt(row), map.unit()));
                    }
                }
                Range time = onlyShown ? map.window().time() : map.seconds();
                writeFrames(map.values(), map.grid(), rows, names, time, file, job);
            }
            case TimeCurves curves -> {
                List<Integer> rows = new ArrayList<>();
                List<String> names = new ArrayList<>();
                for (int row = 0; row < curves.rows().size(); row++) {
                    rows.add(row);
                    names.add(withUnit(curves.rows().get(row).name(), curves.unit(row)));
                }
                Range all = new Range(-Double.MAX_VALUE / 4, Double.MAX_VALUE / 4);
                Range time = onlyShown ? curves.window().time() : all;
                writeFrames(curves.values(), curves.grid(), rows, names, time, file, job);
            }
            default -> throw new BadInputException("This picture has no values over time. Save it as .png or .svg.");
        }
    }

    private static String withUnit(String name, String unit) {
        return unit.isEmpty() ? name : name + " [" + unit + "]";
    }

    private static void writeFrames(
            Tensor values, TimeGrid grid, List<Integer> rows, List<String> names, Range time, Path file, Job job)
            throws BadInputException, StoppedException {
        int frames = values.size(1);
        try {
            Path folder = file.toAbsolutePath().getParent();
            if (folder != null) {
                Files.createDirectories(folder);
            }
            try (CsvWriter csv = CsvWriter.builder().build(file)) {
                List<String> line = new ArrayList<>(List.of("seconds"));
                line.addAll(names);
                csv.writeRecord(line);
                for (int frame = 0; frame < frames; frame++) {
                    if (!time.contains(grid.secondsAt(frame))) {
                        continue;
                    }
                    job.throwIfStopped();
                    line.clear();
                    line.add(Double.toString(grid.secondsAt(frame)));
                    for (int row : rows) {
                        float value = values.values()[row * frames + frame];
                        line.add(Float.isNaN(value) ? "" : Float.toString(value));
                    }
                    csv.writeRecord(line);
                }
            }
        } catch (IOException e) {
            throw new BadInputException("'" + file + "' cannot be written. Choose another place.", e);
        }
    }
}
