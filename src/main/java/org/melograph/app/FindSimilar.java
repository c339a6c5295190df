package org.melograph.app;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.melograph.base.BadInputException;
import org.melograph.base.Job;
import org.melograph.base.Refusal;
import org.melograph.base.StoppedException;
import org.melograph.embed.Neighbours;
import org.melograph.io.source.SourceSpec;
import org.melograph.music.Song;

/** Finds the songs that a model hears as most alike to one. */
public final class FindSimilar {
    private final Workspace workspace;

    public FindSimilar(Workspace workspace) {
        this.workspace = workspace;
    }

    /**
     * What to find.
     *
     * @param song the file that others are compared with; it need not be among them
     * @param source where they are looked for; null for the library's songs
     * @param count how many, 1 or more
     */
    public record Request(Path bundle, Path song, @Nullable SourceSpec source, int count) {}

    /**
     * A song with how far it is from the one that was asked about.
     *
     * @param distance 1 minus the cosine between their embeddings, 0 to 2
     */
    public record Neighbour(
            Path path,
            String title,
            String artist,
            @Nullable String label,
            double distance) {}

    /**
     * The nearest songs, nearest first.
     *
     * @param compared how many songs they were chosen from
     */
    public record Report(
            String architecture, Path song, int compared, List<Neighbour> neighbours, List<Refusal> refused) {
        /** The song itself, then the nearest. */
        public List<PlaylistFile.Entry> playlist() {
            Stream<PlaylistFile.Entry> first =
                    Stream.of(new PlaylistFile.Entry(song, "", String.valueOf(song.getFileName()), -1));
            return Stream.concat(
                            first,
                            neighbours.stream().map(n -> new PlaylistFile.Entry(n.path(), n.artist(), n.title(), -1)))
                    .toList();
        }
    }

    /**
     * Finds the nearest songs in the model's embedding, never on a map of it.
     *
     * @throws BadInputException when the model cannot hear the song, or a path does not exist
     */
    public Report run(Request request, Job job) throws BadInputException, StoppedException {
        EmbeddedSongs all = EmbeddedSongs.of(workspace, request.bundle(), request.source(), request.song(), false, job);
        int row = all.row(request.song());
        if (row < 0) {
            throw new BadInputException(all.refused().stream()
                    .filter(r -> Path.of(r.path())
                            .toAbsolutePath()
                            .normalize()
                            .equals(request.song().toAbsolutePath().normalize()))
                    .map(Refusal::reason)
                    .findFirst()
                    .orElse("The model cannot hear '" + request.song() + "'. Choose another song or model."));
        }
        List<Neighbour> nearest =
                Neighbours.nearest(all.vectors(), row, request.count(), Neighbours.Measure.COSINE).stream()
                        .map(n -> neighbour(all.songs().get(n.song()), n.distance()))
                        .toList();
        return new Report(all.architecture(), request.song(), all.songs().size() - 1, nearest, all.refused());
    }

    private static Neighbour neighbour(Song song, double distance) {
        return new Neighbour(song.path(), song.title(), song.artist(), song.label(), distance);
    }
}
