package org.melograph.app;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.melograph.base.Axis;
import org.melograph.base.BadInputException;
import org.melograph.base.Job;
import org.melograph.base.Refusal;
import org.melograph.base.StoppedException;
import org.melograph.base.Tensor;
import org.melograph.dataset.Dataset;
import org.melograph.dataset.Example;
import org.melograph.io.source.SourceSpec;
import org.melograph.io.source.Sources;
import org.melograph.music.Collection;
import org.melograph.music.Song;
import org.melograph.project.ModelBundle;
import org.melograph.train.Predictions;

/**
 * Songs in a model's space, each the mean over its pieces; the spaces of an ensemble's members stand side by side.
 *
 * @param architecture of the model
 * @param songs those that the model can hear
 * @param vectors axes {@code [song, dimension]}
 * @param refused songs that were left out
 */
record EmbeddedSongs(String architecture, List<Song> songs, Tensor vectors, List<Refusal> refused) {
    EmbeddedSongs {
        songs = List.copyOf(songs);
        refused = List.copyOf(refused);
    }

    /**
     * Embeds the songs of a source.
     *
     * @param source null for the library's songs
     * @param besides a file that is embedded with them unless it is among them; null for none
     * @param asWritten whether a table is read as it is written, and not as the one the model was trained on
     * @throws BadInputException when the bundle cannot be used or there is no song that it can hear
     */
    static EmbeddedSongs of(
            Workspace workspace,
            Path bundle,
            @Nullable SourceSpec source,
            @Nullable Path besides,
            boolean asWritten,
            Job job)
            throws BadInputException, StoppedException {
        List<Tensor> spaces = new ArrayList<>();
        List<Double> weights = new ArrayList<>();
        try (ModelBundle.LoadedModel loaded = ModelBundle.open(bundle)) {
            Collection found = LibrarySource.open(workspace, source, loaded, asWritten, job.part(0, 0.04));
            Collection songs = besides == null ? found : with(found, besides);
            SharedSongs heard = SharedSongs.read(
                    loaded.contents().models().stream()
                            .map(m -> m.spec().frontEnd())
                            .toList(),
                    (frontEnd, part) -> workspace.datasets().unlabelled(songs, frontEnd, part),
                    job.part(0.04, 0.85));
            for (ModelBundle.Voice voice : loaded.voices()) {
                Dataset own = heard.datasets().get(spaces.size());
                spaces.add(songMeans(own, Predictions.embeddings(voice.model(), own.examples(), job.part(0.85, 1))));
                weights.add(voice.weight());
            }
            return new EmbeddedSongs(
                    loaded.contents().architecture(),
                    heard.datasets().getFirst().songs(),
                    spaces.size() == 1 ? spaces.getFirst() : sideBySide(spaces, weights),
                    heard.refused());
        }
    }

    private static Collection with(Collection found, Path file) {
        if (row(found.songs(), file) >= 0) {
            return found;
        }
        List<Song> songs = new ArrayList<>(found.songs());
        songs.add(Sources.song(file));
        return found.with(songs, found.refused(), found.notes());
    }

    /** The row of the song read from {@code file}; -1 where it is not among them. */
    int row(Path file) {
        return row(songs, file);
    }

    private static int row(List<Song> songs, Path file) {
        Path wanted = file.toAbsolutePath().normalize();
        for (int i = 0; i < songs.size(); i++) {
            if (songs.get(i).path().toAbsolutePath().normalize().equals(wanted)) {
                return i;
            }
        }
        return -1;
    }

    /**
     * The spaces of an ensemble's members as one. The mean squared distance of two songs is as large in each member's part
     * as the member counts, however many dimensions it has and whatever their unit.
     */
    private static Tensor sideBySide(List<Tensor> spaces, List<Double> weights) {
        int songs = spaces.getFirst().size(0);
        int width = spaces.stream().mapToInt(space -> space.size(1)).sum();
        float[] all = new float[songs * width];
        int offset = 0;
        for (int m = 0; m < spaces.size(); m++) {
            Tensor space = spaces.get(m);
            double spread = spread(space);
            double scale = spread == 0 ? 0 : Math.sqrt(weights.get(m) / spread);
            for (int s = 0; s < songs; s++) {
                for (int d = 0; d < space.size(1); d++) {
                    all[s * width + offset + d] = (float) (scale * space.at(s, d));
                }
            }
            offset += space.size(1);
        }
        return Tensor.wrap(all, new Axis("song", songs), new Axis("dimension", width));
    }

    /** The sum of the dimensions' variances. */
    private static double spread(Tensor space) {
        int songs = space.size(0);
        double spread = 0;
        for (int d = 0; d < space.size(1); d++) {
            double sum = 0;
            double squares = 0;
            for (int s = 0; s < songs; s++) {
                sum += space.at(s, d);
            }
            for (int s = 0; s < songs; s++) {
                double apart = space.at(s, d) - sum / songs;
                squares += apart * apart;
            }
            spread += squares / songs;
        }
        return spread;
    }

    private static Tensor songMeans(Dataset dataset, Tensor embeddings) {
        Map<String, Integer> row = new LinkedHashMap<>();
        dataset.songs().forEach(s -> row.put(s.id(), row.size()));
        int width = embeddings.size(1);
        float[] sums = new float[row.size() * width];
        int[] pieces = new int[row.size()];
        List<Example> examples = dataset.examples();
        for (int i = 0; i < examples.size(); i++) {
            int song = row.getOrDefault(examples.get(i).songId(), 0);
            pieces[song]++;
            for (int d = 0; d < width; d++) {
                sums[song * width + d] += embeddings.at(i, d);
            }
        }
        for (int i = 0; i < sums.length; i++) {
            sums[i] /= pieces[i / width];
        }
        return Tensor.wrap(sums, new Axis("song", row.size()), new Axis("dimension", width));
    }
}
