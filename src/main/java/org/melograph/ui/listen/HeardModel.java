package org.melograph.ui.listen;

import java.util.Locale;
import java.util.OptionalDouble;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.jspecify.annotations.Nullable;
import org.melograph.app.LibrarySong;
import org.melograph.app.listen.OpenedSong;
import org.melograph.feature.KeyEstimate;
import org.melograph.feature.SongFacts;
import org.melograph.project.SongSound;
import org.melograph.ui.job.StudioJob;
import org.melograph.ui.room.Desk;
import org.melograph.ui.theme.Figures;

/** Tempo and key of the song that is shown: as the library knows them, else heard in the background. */
final class HeardModel {
    /** A key that fits less is hardly one. */
    private static final double CLEAR_KEY = 0.6;

    private final Desk desk;
    private final ReadOnlyStringWrapper text = new ReadOnlyStringWrapper("");
    private @Nullable StudioJob<?> job;
    private boolean known;

    HeardModel(Desk desk) {
        this.desk = desk;
    }

    /** Such as {@code 92 BPM · E minor (fits .81)}; empty until it is known. */
    ReadOnlyStringProperty textProperty() {
        return text.getReadOnlyProperty();
    }

    /** Takes what the library knows of another song; null where it does not know it. */
    void show(@Nullable LibrarySong song) {
        StudioJob<?> before = job;
        if (before != null) {
            before.stop();
            job = null;
        }
        SongSound sound = song == null ? SongSound.UNHEARD : song.sound();
        known = !sound.equals(SongSound.UNHEARD);
        text.set(text(sound.tempo(), sound.key(), sound.keyConfidence()));
    }

    /** Listens to the song, unless the library knew it. */
    void hear(OpenedSong song) {
        if (known) {
            return;
        }
        StudioJob<String> hearing = desk.jobs()
                .startQuietly("Tempo and key of " + song.file().getFileName(), inside -> {
                    SongFacts facts = song.facts(inside);
                    return text(
                            boxed(facts.beatsPerMinute()),
                            facts.key().map(KeyEstimate::name).orElse(""),
                            facts.key().map(KeyEstimate::correlation).orElse(null));
                });
        job = hearing;
        hearing.onDone(heard -> {
            if (job == hearing) {
                text.set(heard);
            }
        });
    }

    private static @Nullable Double boxed(OptionalDouble value) {
        return value.isPresent() ? value.getAsDouble() : null;
    }

    private static String text(@Nullable Double tempo, String key, @Nullable Double fit) {
        String beats = tempo == null ? "" : String.format(Locale.ROOT, "%.0f BPM", tempo);
        String tones = key.isEmpty()
                ? ""
                : fit == null
                        ? key
                        : fit < CLEAR_KEY ? "no clear key" : key + " (fits " + Figures.hundredths(fit) + ")";
        return beats.isEmpty() || tones.isEmpty() ? beats + tones : beats + " · " + tones;
    }
}
