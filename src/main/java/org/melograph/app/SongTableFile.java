package org.melograph.app;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** The library's list as a CSV table: all that is known of each song, units in the names of the columns. */
final class SongTableFile {
    private record Column(String name, BiFunction<LibrarySong, Path, String> cell) {}

    // 'path', 'label', 'group' and 'split' are what a manifest is read by.
    private static final List<Column> COLUMNS = List.of(
            new Column("path", (s, file) -> RelativePaths.from(file, s.path())),
            new Column("label", (s, file) -> text(s.label())),
            new Column("group", (s, file) -> s.group()),
            new Column("split", (s, file) -> text(s.split())),
            new Column("title", (s, file) -> s.title()),
            new Column("artist", (s, file) -> s.artist()),
            new Column("album", (s, file) -> s.album()),
            new Column("album_artist", (s, file) -> s.tags().albumArtist()),
            new Column("genre", (s, file) -> s.tags().genre()),
            new Column("year", (s, file) -> count(s.tags().year())),
            new Column("track", (s, file) -> count(s.tags().track())),
            new Column("comment", (s, file) -> s.tags().comment()),
            new Column("kind", (s, file) -> s.kind()),
            new Column("seconds", (s, file) -> number("%.3f", s.seconds())),
            new Column("tempo_bpm", (s, file) -> number("%.2f", s.sound().tempo())),
            new Column("key", (s, file) -> s.sound().key()),
            new Column("key_correlation", (s, file) -> number("%.3f", s.sound().keyConfidence())),
            new Column("loudness_lufs", (s, file) -> number("%.2f", s.sound().loudness())),
            new Column("peak_dbfs", (s, file) -> number("%.2f", s.sound().peak())),
            new Column("verdict", (s, file) -> text(s.verdict())),
            new Column("confidence", (s, file) -> s.verdict() == null ? "" : number("%.4f", s.confidence())),
            new Column("added_utc", (s, file) -> s.added().toString()),
            new Column("sha256", (s, file) -> s.hash()));

    private SongTableFile() {}

    static void write(List<LibrarySong> songs, Path file) throws IOException {
        try (CsvWriter out = CsvWriter.builder().build(file)) {
            out.writeRecord(COLUMNS.stream().map(Column::name).toList());
            for (LibrarySong song : songs) {
                out.writeRecord(
                        COLUMNS.stream().map(c -> c.cell().apply(song, file)).toList());
            }
        }
    }

    private static String text(@Nullable String maybe) {
        return maybe == null ? "" : maybe;
    }

    private static String count(int number) {
        return number == 0 ? "" : Integer.toString(number);
    }

    private static String number(String format, @Nullable Double number) {
        return number == null ? "" : String.format(Locale.ROOT, format, number);
    }
}
