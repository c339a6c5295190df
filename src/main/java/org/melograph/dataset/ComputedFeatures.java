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
import org.melograph.feature.Features;
import org.melograph.io.InputFile;
import org.melograph.io.ReadOptions;
import org.melograph.io.Readers;
import org.melograph.music.Item;
import org.melograph.music.Row;
import org.melograph.music.Song;
import org.melograph.music.Table;

/**
 * Features as the program's readers and extractors make them. A file's feature is kept under the hash of its content and
 * looked up there first, so that a song is decoded once whatever it is called; a row of a table is read anew, which
 * costs less than looking it up.
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
        InputFile.check(song.path());
        String key = FeatureKey.of(InputFile.hash(song.path()), "", frontEnd.feature(), frontEnd.settings());
        Optional<Tensor> kept = cache.get(key);
        if (kept.isPresent()) {
            return kept.get();
        }
        int sampleRate = feature.sampleRate(frontEnd.settings());
        ReadOptions options = sampleRate == 0 ? ReadOptions.STANDARD : ReadOptions.at(sampleRate);
        Tensor made = feature.extract(read(song.path(), options, job), frontEnd.settings(), quiet(job));
        cache.put(key, made);
        return made;
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
