package org.melograph.app;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.melograph.base.BadInputException;
import org.melograph.base.Job;
import org.melograph.base.Json;
import org.melograph.base.StoppedException;
import org.melograph.explain.Pcm;
import org.melograph.explain.alter.Alteration;
import org.melograph.explain.alter.Alterations;
import org.melograph.io.audio.WavWriter;

/** Writes what a horse test found: {@code horse.csv}, {@code horse.json}, and for one song every altered sound. */
public final class WriteHorse {
    private WriteHorse() {}

    /** Writes the test of one song, with its altered sounds as {@code ALTERATION.wav}. */
    public static void run(HorseTest.SongReport report, long seed, Path folder, Job job)
            throws BadInputException, StoppedException {
        write(folder, report, csv -> {
            csv.writeRecord("alteration", "title", "label", "confidence", "probability", "change", "flips", "how");
            for (HorseTest.Line line : report.lines()) {
                csv.writeRecord(
                        line.alteration(),
                        line.title(),
                        line.label(),
                        Double.toString(line.confidence()),
                        Double.toString(line.probability()),
                        Double.toString(line.change()),
                        Boolean.toString(line.flips()),
                        line.how());
            }
        });
        Pcm song = Pcm.read(Path.of(report.song()), job.part(0, 0.1));
        List<HorseTest.Line> lines = report.lines();
        for (int i = 0; i < lines.size(); i++) {
            Alteration alteration =
                    Alterations.byIds(List.of(lines.get(i).alteration())).getFirst();
            alteration
                    .of(song, seed, job.part(0, 0))
                    .write(folder.resolve(alteration.id() + ".wav"), WavWriter.Encoding.PCM_16);
            job.report(0.1 + 0.9 * (i + 1) / lines.size(), "Writing " + alteration.title());
        }
    }

    /** Writes the test of a set. */
    public static void run(HorseTest.SetReport report, Path folder) throws BadInputException {
        write(folder, report, csv -> {
            csv.writeRecord(
                    "alteration",
                    "title",
                    "accuracy",
                    "low",
                    "high",
                    "difference",
                    "difference_low",
                    "difference_high",
                    "changed",
                    "songs",
                    "how");
            for (HorseTest.SetLine line : report.lines()) {
                csv.writeRecord(
                        line.alteration(),
                        line.title(),
                        Double.toString(line.accuracy().value()),
                        Double.toString(line.accuracy().low()),
                        Double.toString(line.accuracy().high()),
                        Double.toString(line.difference().value()),
                        Double.toString(line.difference().low()),
                        Double.toString(line.difference().high()),
                        Double.toString(line.changed()),
                        Integer.toString(line.accuracy().songs()),
                        line.how());
            }
        });
    }

    private interface Rows {
        void write(CsvWriter csv) throws IOException;
    }

    private static void write(Path folder, Object report, Rows rows) throws BadInputException {
        try {
            Files.createDirectories(folder);
            Files.writeString(folder.resolve("horse.json"), Json.write(report));
            try (CsvWriter csv = CsvWriter.builder().build(folder.resolve("horse.csv"))) {
                rows.write(csv);
            }
        } catch (IOException e) {
            throw new BadInputException("'" + folder + "' cannot be written to. Choose another folder.", e);
        }
    }
}
