package org.melograph.app;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.melograph.base.BadInputException;
import org.melograph.io.annotation.Jams;
import org.melograph.io.annotation.JamsAnnotation;
import org.melograph.io.annotation.JamsFile;
import org.melograph.io.annotation.JamsObservation;

/** What the library knows of a song as JAMS: label, genre, verdict, tempo and key, each with who said it. */
final class SongJams {
    private static final Pattern KEY = Pattern.compile("([A-G][#b]?) (major|minor)");

    private SongJams() {}

    static void write(LibrarySong song, Path file) throws BadInputException {
        JamsFile.write(of(song), file);
    }

    static Jams of(LibrarySong song) {
        List<JamsAnnotation> annotations = new ArrayList<>();
        if (song.label() != null) {
            annotations.add(tag(song, "the library's label", song.label(), 1.0));
        }
        if (!song.tags().genre().isBlank()) {
            annotations.add(tag(song, "the file's genre", song.tags().genre(), 1.0));
        }
        if (song.verdict() != null) {
            annotations.add(tag(song, "a model's verdict", song.verdict(), song.confidence()));
        }
        Double tempo = song.sound().tempo();
        if (tempo != null) {
            // The namespace asks for a confidence, and the estimate tells none.
            annotations.add(new JamsAnnotation(
                    JamsAnnotation.TEMPO,
                    "estimated from the sound",
                    List.of(JamsObservation.number(0, song.seconds(), tempo, 1.0))));
        }
        key(song.sound().key())
                .ifPresent(key -> annotations.add(new JamsAnnotation(
                        JamsAnnotation.KEY_MODE,
                        "estimated from the sound",
                        List.of(JamsObservation.text(
                                0, song.seconds(), key, song.sound().keyConfidence())))));
        return new Jams(
                song.title(),
                song.artist(),
                song.album(),
                song.seconds(),
                Map.of("sha256", song.hash(), "file", String.valueOf(song.path().getFileName())),
                annotations);
    }

    private static JamsAnnotation tag(LibrarySong song, String source, String value, double confidence) {
        return new JamsAnnotation(
                JamsAnnotation.TAG_OPEN, source, List.of(JamsObservation.text(0, song.seconds(), value, confidence)));
    }

    /** A key as the namespace writes it: {@code F#:minor}. */
    static Optional<String> key(String words) {
        Matcher key = KEY.matcher(words);
        return key.matches() ? Optional.of(key.group(1) + ":" + key.group(2)) : Optional.empty();
    }
}
