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
import org.melograph.train.metric.SongPrediction;

/** The songs that a run held out, to be heard again. */
final class HeldOutSongs {
    private HeldOutSongs() {}

    /**
     * The songs whose files are still there, with their labels and groups.
     *
     * @throws BadInputException when there are none, as for rows of a table
     */
    static Collection of(TrainModel.Report run) throws BadInputException {
        List<Song> songs = new ArrayList<>();
        List<Refusal> gone = new ArrayList<>();
        for (SongPrediction prediction : run.predictions()) {
            Path file = Path.of(prediction.song());
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
            throw new BadInputException("None of the songs this run held out is a file of its own that is still there."
                    + " Give the source by hand: 'melograph horse' and 'melograph importance' take one.");
        }
        return new Collection("the held-out songs", songs, gone, null);
    }
}
