package org.melograph.io.annotation;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.melograph.base.BadInputException;
import org.melograph.base.Job;
import org.melograph.base.StoppedException;
import org.melograph.io.InputFile;
import org.melograph.io.ReadOptions;
import org.melograph.io.table.CsvReader;
import org.melograph.music.Annotation;
import org.melograph.music.AnnotationLayer;
import org.melograph.music.FrequencyBand;
import org.melograph.music.Table;

/**
 * Reads and writes annotations as a table with the columns {@code layer}, {@code start}, {@code end}, {@code label},
 * {@code low_hz} and {@code high_hz}. Read is any table with a column {@code start} or {@code time}; the others may be
 * missing, and {@code duration} may stand for {@code end}.
 */
final class AnnotationTable {
    private static final List<String> COLUMNS = List.of("layer", "start", "end", "label", "low_hz", "high_hz");

    private final Path file;
    private final Table table;

    private AnnotationTable(Path file, Table table) {
        this.file = file;
        this.table = table;
    }

    static List<AnnotationLayer> read(Path file, Job job) throws BadInputException, StoppedException {
        return new AnnotationTable(file, new CsvReader().read(file, ReadOptions.STANDARD, job)).layers();
    }

    private List<AnnotationLayer> layers() throws BadInputException {
        String start = table.columns().contains("start") ? "start" : "time";
        if (!table.columns().contains(start)) {
            throw new BadInputException(InputFile.quoted(file)
                    + " has no column 'start' or 'time', with the seconds at which annotations begin. Name one so.");
        }
        Map<String, List<Annotation>> byLayer = new LinkedHashMap<>();
        for (int row = 0; row < table.rows().size(); row++) {
            double from = seconds(row, start, Double.NaN);
            double to =
                    table.columns().contains("end") ? seconds(row, "end", from) : from + seconds(row, "duration", 0);
            if (to < from) {
                throw bad(row, "it ends at " + cell(row, "end") + " s, before its start");
            }
            byLayer.computeIfAbsent(cell(row, "layer"), name -> new ArrayList<>())
                    .add(new Annotation(from, to, cell(row, "label"), band(row)));
        }
        List<AnnotationLayer> layers = new ArrayList<>();
        byLayer.forEach((name, annotations) -> layers.add(new AnnotationLayer(name, layers.size(), annotations)));
        return layers;
    }

    private @Nullable FrequencyBand band(int row) throws BadInputException {
        double low = number(row, "low_hz", 0);
        double high = number(row, "high_hz", Double.POSITIVE_INFINITY);
        if (low == 0 && high == Double.POSITIVE_INFINITY) {
            return null;
        }
        if (!(low >= 0 && high > low)) {
            throw bad(row, "its frequencies go from " + cell(row, "low_hz") + " to " + cell(row, "high_hz") + " Hz");
        }
        return new FrequencyBand(low, high);
    }

    private double seconds(int row, String column, double missing) throws BadInputException {
        double seconds = number(row, column, missing);
        if (!(seconds >= 0) || Double.isInfinite(seconds)) {
            throw bad(row, "'" + cell(row, column) + "' in column '" + column + "' is no time in seconds");
        }
        return seconds;
    }

    private double number(int row, String column, double missing) throws BadInputException {
        String text = cell(row, column);
        if (text.isEmpty()) {
            return missing;
        }
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException e) {
            throw bad(row, "'" + text + "' in column '" + column + "' is no number");
        }
    }

    private String cell(int row, String column) {
        int at = table.columns().indexOf(column);
        return at < 0 ? "" : table.rows().get(row).get(at).strip();
    }

    // The header is line 1.
    private BadInputException bad(int row, String why) {
        return new BadInputException(
                InputFile.quoted(file) + ", line " + (row + 2) + ": " + why + ". Correct the line.");
    }

    static void write(List<AnnotationLayer> layers, Path file) throws IOException {
        try (CsvWriter rows = CsvWriter.builder().build(file)) {
            rows.writeRecord(COLUMNS);
            for (AnnotationLayer layer : layers) {
                for (Annotation a : layer.annotations()) {
                    FrequencyBand band = a.band();
                    rows.writeRecord(
                            layer.name(),
                            decimal(a.start()),
                            decimal(a.end()),
                            a.label(),
                            band == null ? "" : decimal(band.lowHz()),
                            band == null || Double.isInfinite(band.highHz()) ? "" : decimal(band.highHz()));
                }
            }
        }
    }

    private static String decimal(double number) {
        return String.format(Locale.ROOT, "%.6f", number);
    }
}
