package org.melograph.app;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.melograph.base.BadInputException;
import org.melograph.base.Refusal;
import org.melograph.music.Collection;
import org.melograph.music.Song;
import org.melograph.project.SongRecord;
import org.melograph.train.metric.SongPrediction;

/** The songs that a run held out, to be heard again. */
final class HeldOutSongs {
    private HeldOutSongs() {}

    /**
     * The songs whose files are still there, with their labels and groups. Runs name songs as their source did: by the path,
     * by a manifest's part of it, or by the hash of the content; the library knows where those are.
     *
     * @throws BadInputException when there are none, as for rows of a table
     */
    static Collection of(Workspace workspace, TrainModel.Report run) throws BadInputException {
        List<SongRecord> known = workspace.library().songs().all();
        List<Song> songs = new ArrayList<>();
        List<Refusal> gone = new ArrayList<>();
        for (SongPrediction prediction : run.predictions()) {
            Path file = file(known, prediction.song());
            if (Files.isRegularFile(file)) {
                Song named = Song.of(file);
                String label = run.classes().get(prediction.label());
                songs.add(new Song(
                        named.id(),
                        file,
                        named.row(),
                        named.title(),
                        named.artist(),
                        label,
                        prediction.group(),
                        null,
                        null,
                        Map.of()));
            } else {
                gone.add(new Refusal(prediction.song(), "'" + prediction.song() + "' is not there any more."));
            }
        }
        if (songs.isEmpty()) {
            throw new BadInputException(
                    "None of the songs this run held out is a file that the library knows. Import"
                            + " them again, or give the source by hand: 'melograph horse' and 'melograph importance' take one.");
        }
        return new Collection("the held-out songs", songs, gone, null);
    }

    private static Path file(List<SongRecord> known, String id) {
        Path named = Path.of(id);
        return known.stream()
                .filter(song -> song.hash().equals(id) || song.path().endsWith(named))
                .map(SongRecord::path)
                .findFirst()
                .orElse(named);
    }
}
