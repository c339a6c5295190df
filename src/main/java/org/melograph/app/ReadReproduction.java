package org.melograph.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.melograph.base.BadInputException;
import org.melograph.base.Json;

/** Reads what an earlier reproduction of a paper left in its folder. */
public final class ReadReproduction {
    private ReadReproduction() {}

    /**
     * What stands in a folder.
     *
     * @param report null where none was written yet
     * @param markdown the report as text; empty without a report
     * @param runs finished runs, which the same request does not repeat
     */
    public record Found(@Nullable PaperReport report, String markdown, int runs) {
        /** What stands in a folder that is empty or not there. */
        public static final Found NOTHING = new Found(null, "", 0);
    }

    /**
     * Reads a folder; one that does not exist holds nothing.
     *
     * @throws BadInputException when a report is there and cannot be read
     */
    public static Found in(Path folder) throws BadInputException {
        int runs = PaperFolder.runsIn(folder);
        Path json = folder.resolve("report.json");
        if (!Files.exists(json)) {
            return new Found(null, "", runs);
        }
        try {
            PaperReport report = Json.read(Files.readString(json), PaperReport.class, json.toString());
            Path markdown = folder.resolve("report.md");
            return new Found(report, Files.exists(markdown) ? Files.readString(markdown) : "", runs);
        } catch (IOException e) {
            throw new BadInputException("'" + json + "' cannot be read. Delete it, or choose another folder.", e);
        }
    }
}
