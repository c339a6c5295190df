package org.melograph.app;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import org.melograph.base.BadInputException;
import org.melograph.base.Clock;
import org.melograph.base.Job;
import org.melograph.base.StoppedException;
import org.melograph.feature.Fingerprint;
import org.melograph.feature.KeyEstimate;
import org.melograph.feature.LoudnessMeter;
import org.melograph.feature.SongFacts;
import org.melograph.io.InputFile;
import org.melograph.io.ReadOptions;
import org.melograph.io.Reader;
import org.melograph.io.Readers;
import org.melograph.io.audio.AudioReader;
import org.melograph.io.audio.AudioScan;
import org.melograph.io.audio.TagField;
import org.melograph.io.audio.Tags;
import org.melograph.music.AnalysedSong;
import org.melograph.music.NoteSequence;
import org.melograph.music.Song;
import org.melograph.music.Table;
import org.melograph.music.Tempo;
import org.melograph.project.FileStamp;
import org.melograph.project.SongRecord;
import org.melograph.project.SongSound;
import org.melograph.project.SongTags;

/** Hears a file once, to its end, and tells all that the library keeps of it. */
final class HearSong {
    /** Tempo and key of what lasts longer are told of its beginning, so that memory is bounded. */
    static final double LONGEST_HELD_SECONDS = 900;

    private HearSong() {}

    /**
     * What was heard.
     *
     * @param fingerprint what tells the recording apart; null where there is no sound, as in MIDI
     */
    record Heard(SongRecord song, @Nullable Fingerprint fingerprint) {}

    /**
     * Hears a song.
     *
     * @throws BadInputException when it cannot be decoded to its end, or is no song; the message names the file
     */
    static Heard of(Song song, Job job) throws BadInputException, StoppedException {
        Path path = song.path().toAbsolutePath().normalize();
        FileStamp stamp = WriteTags.stamp(path);
        Reader<?> reader = Readers.forFile(path);
        if (reader instanceof AudioReader) {
            return audio(song, path, stamp, job);
        }
        return switch (reader.read(path, ReadOptions.STANDARD, job)) {
            case NoteSequence notes -> new Heard(midi(song, path, stamp, notes), null);
            case AnalysedSong _ ->
                throw new BadInputException(
                        InputFile.quoted(path) + " holds an analysis and no sound, so that it cannot be"
                                + " played. Train on its folder directly.");
            case Table _ ->
                throw new BadInputException(InputFile.quoted(path) + " is a table, no song. Train on it directly.");
            case Object item -> throw new IllegalStateException("A reader made a " + item.getClass());
        };
    }

    private static Heard audio(Song song, Path path, FileStamp stamp, Job job)
            throws BadInputException, StoppedException {
        LoudnessMeter meter = new LoudnessMeter(ReadOptions.STANDARD.sampleRate());
        AudioScan scan = AudioScan.of(path, ReadOptions.STANDARD, LONGEST_HELD_SECONDS, meter::hear, job);
        SongFacts.Recognised recognised = SongFacts.withFingerprint(scan.beginning(), meter, job);
        SongFacts facts = recognised.facts();
        Tags tags = scan.tags();
        String title = tags.text(TagField.TITLE);
        SongRecord record = new SongRecord(
                scan.beginning().origin().contentHash(),
                path,
                SongRecord.AUDIO,
                title.isEmpty() ? title(song) : title,
                song.artist().isBlank() ? tags.text(TagField.ARTIST) : song.artist(),
                tags.text(TagField.ALBUM),
                scan.seconds(),
                scan.info().sampleRate(),
                scan.info().channels(),
                song.label(),
                group(song, path),
                Clock.now(),
                WriteTags.tags(tags),
                new SongSound(
                        rounded(facts.beatsPerMinute(), 2),
                        facts.key().map(KeyEstimate::name).orElse(""),
                        facts.key().map(k -> rounded(k.correlation(), 3)).orElse(null),
                        rounded(facts.integratedLufs(), 2),
                        rounded(facts.peakDecibels(), 2)),
                stamp);
        return new Heard(record, recognised.fingerprint());
    }

    private static SongRecord midi(Song song, Path path, FileStamp stamp, NoteSequence notes) {
        List<Tempo> tempi = notes.tempi();
        return new SongRecord(
                notes.origin().contentHash(),
                path,
                SongRecord.MIDI,
                title(song),
                song.artist(),
                "",
                notes.seconds(),
                0,
                0,
                song.label(),
                group(song, path),
                Clock.now(),
                SongTags.NONE,
                new SongSound(
                        tempi.isEmpty() ? null : rounded(tempi.getFirst().beatsPerMinute(), 2),
                        KeyEstimate.of(notes).map(KeyEstimate::name).orElse(""),
                        KeyEstimate.of(notes)
                                .map(k -> rounded(k.correlation(), 3))
                                .orElse(null),
                        null,
                        null),
                stamp);
    }

    private static @Nullable Double rounded(OptionalDouble value, int digits) {
        return value.isPresent() ? rounded(value.getAsDouble(), digits) : null;
    }

    private static Double rounded(double value, int digits) {
        return Double.valueOf(String.format(Locale.ROOT, "%." + digits + "f", value));
    }

    // A song that nobody grouped is its own group, whatever folder it was imported from.
    private static String group(Song song, Path path) {
        return song.group().equals(song.id()) ? path.toString() : song.group();
    }

    private static String title(Song song) {
        String name = song.title();
        int dot = name.lastIndexOf('.');
        boolean isExtension = dot > 0 && InputFile.extension(Path.of(name)).length() <= 4;
        return isExtension ? name.substring(0, dot) : name;
    }
}
