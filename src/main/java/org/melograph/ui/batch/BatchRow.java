package org.melograph.ui.batch;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.melograph.app.ClassifySongs;
import org.melograph.app.LibrarySong;
import org.melograph.app.WriteVerdicts;
import org.melograph.music.RussellQuadrant;

/**
 * A song with what was said of it.
 *
 * @param ranked its two likeliest classes
 * @param known what the library knows of it; null where it does not know it
 */
public record BatchRow(
        ClassifySongs.Verdict verdict,
        WriteVerdicts.Ranked ranked,
        @Nullable LibrarySong known) {
    /** The row of a verdict. */
    static BatchRow of(ClassifySongs.Verdict verdict, @Nullable LibrarySong known) {
        return new BatchRow(verdict, WriteVerdicts.Ranked.of(verdict), known);
    }

    /** The same when the library knows something else of it. */
    BatchRow known(@Nullable LibrarySong now) {
        return new BatchRow(verdict, ranked, now);
    }

    Path path() {
        return Path.of(verdict.path());
    }

    /** What the song is called: by the library, else by its file. */
    String title() {
        return known == null ? String.valueOf(path().getFileName()) : known.title();
    }

    /** The label as people read it, or that it is undecided. */
    String label() {
        return titled(verdict.label());
    }

    /** The second likeliest class as people read it. */
    String second() {
        return titled(ranked.second());
    }

    private String titled(String label) {
        return RussellQuadrant.title(label, List.copyOf(verdict.probabilities().keySet()));
    }

    /** How sure the model is of the likeliest class, decided or not. */
    double confidence() {
        return ranked.firstProbability();
    }

    /** The label that the library has; empty for none. */
    String own() {
        return known == null || known.label() == null ? "" : known.label();
    }
}
