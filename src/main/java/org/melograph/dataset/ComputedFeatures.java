package org.melograph.dataset;

import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.melograph.base.BadInputException;
import org.melograph.base.Job;
import org.melograph.base.Provenance;
import org.melograph.base.StoppedException;
import org.melograph.base.Tensor;
import org.melograph.feature.Feature;
import org.melograph.feature.FeatureCache;
import org.melograph.feature.FeatureKey;
import org.melograph.feature.FeatureSpec;
import org.melograph.feature.Features;
import org.melograph.io.InputFile;
import org.melograph.io.ReadOptions;
import org.melograph.io.Readers;
import org.melograph.io.audio.AudioReader;
import org.melograph.music.Item;
import org.melograph.music.Lyrics;
import org.melograph.music.Recording;
import org.melograph.music.Row;
import org.melograph.music.Song;
import org.melograph.music.Table;

/**
 * Features as the program's readers and extractors make them. A file's feature is kept under the hash of its content and
 * looked up there first, so that a song is decoded once whatever it is called; a row of a table and words without sound are
 * read anew, which costs less than looking them up.
 */
public final class ComputedFeatures implements SongFeatures {
    private final FeatureCache cache;

    /** Features that are kept in {@code cache}. */
    public ComputedFeatures(FeatureCache cache) {
        this.cache = cache;
    }

    @Override
    public Tensor of(Song song, @Nullable Table table, FrontEnd frontEnd, Job job)
            throws BadInputException, StoppedException {
        Feature feature = Features.byId(frontEnd.feature());
        if (table != null) {
            return feature.extract(row(song, table, frontEnd), frontEnd.settings(), quiet(job));
        }
        FeatureSpec spec = feature.spec();
        if (spec.wordsAlone()) {
            return feature.extract(recording(song, null), frontEnd.settings(), quiet(job));
        }
        if (song.wordsOnly()) {
            if (spec.takes(Recording.class)) {
                return feature.extract(recording(song, null), frontEnd.settings(), quiet(job));
            }
            throw new BadInputException("Of '" + song.title() + "' nothing is known but its words, and '" + spec.id()
                    + "' is computed from sound. Choose the feature 'words' or 'lyrics'.");
        }
        return ofFile(song, feature, frontEnd, job);
    }

    private Tensor ofFile(Song song, Feature feature, FrontEnd frontEnd, Job job)
            throws BadInputException, StoppedException {
        InputFile.check(song.path());
        boolean withWords = feature.spec().takes(Recording.class);
        String key = FeatureKey.of(
                InputFile.hash(song.path()),
                withWords ? words(song, feature, frontEnd, job) : "",
                frontEnd.feature(),
                frontEnd.settings());
        Optional<Tensor> kept = cache.get(key);
        if (kept.isPresent()) {
            return kept.get();
        }
        int sampleRate = feature.sampleRate(frontEnd.settings());
        if (!withWords
                && Readers.forFile(song.path()) instanceof AudioReader
                && StreamedFeature.suits(song.path(), feature, frontEnd.settings())) {
            Tensor streamed = StreamedFeature.of(song.path(), feature, frontEnd.settings(), quiet(job));
            cache.put(key, streamed);
            return streamed;
        }
        ReadOptions options = sampleRate == 0 ? ReadOptions.STANDARD : ReadOptions.at(sampleRate);
        Item sound = read(song.path(), options, job);
        Tensor made = feature.extract(withWords ? recording(song, sound) : sound, frontEnd.settings(), quiet(job));
        cache.put(key, made);
        return made;
    }

    /** What names a song's words, and the files that turn them into numbers, in the key of a feature made of both. */
    private static String words(Song song, Feature feature, FrontEnd frontEnd, Job job)
            throws BadInputException, StoppedException {
        Lyrics lyrics = song.lyrics();
        return lyrics == null
                ? ""
                : "lyrics " + lyrics.contentHash() + " " + feature.contentOfSettings(frontEnd.settings(), quiet(job));
    }

    private static Recording recording(Song song, @Nullable Item sound) throws BadInputException {
        if (sound == null && song.lyrics() == null) {
            throw new BadInputException(
                    "'" + song.title() + "' has no lyrics. Put them in a text beside the song, such as"
                            + " 'song.txt' beside 'song.mp3', or leave it out.");
        }
        return new Recording(song.title(), sound, song.lyrics(), Provenance.made("song with its words"));
    }

    private static Row row(Song song, Table table, FrontEnd frontEnd) throws BadInputException {
        return new Row(
                song.id(),
                frontEnd.columns(),
                TableColumns.row(table, song.row(), frontEnd.columns()),
                Provenance.made("read row"));
    }

    private static Item read(Path file, ReadOptions options, Job job) throws BadInputException, StoppedException {
        if (Readers.forFile(file).read(file, options, quiet(job)) instanceof Item item) {
            return item;
        }
        throw new BadInputException(
                InputFile.quoted(file) + " is a table, not a song. Give it as the collection, with its label column.");
    }

    /** A job that stops with the whole but does not move its bar: songs are what is counted. */
    private static Job quiet(Job whole) {
        return new Job() {
            @Override
            public void report(double fraction, String doing) {}

            @Override
            public boolean isStopped() {
                return whole.isStopped();
            }
        };
    }
}
