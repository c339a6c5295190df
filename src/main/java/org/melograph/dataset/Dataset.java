package org.melograph.dataset;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.melograph.base.Refusal;
import org.melograph.music.Song;

/**
 * Songs as a model sees them, not yet divided.
 *
 * @param songs the songs that became examples, in the order of the collection
 * @param examples the pieces of all songs, song after song, in time order
 * @param labels the classes in the order of {@link Target.ClassTarget#label()}, the tags in the order of
 *     {@link Target.Tags#answers()}, or the names of the events of a sequence; empty where no answer is known
 * @param frontEnd how the files became features
 * @param channels the size of a feature's axis before the last; 1 for features of one axis
 * @param steps the length of a piece; where the cut leaves features whole, the longest one's
 * @param refused songs that were left out, and why
 */
public record Dataset(
        List<Song> songs,
        List<Example> examples,
        List<String> labels,
        FrontEnd frontEnd,
        int channels,
        int steps,
        List<Refusal> refused) {
    public Dataset {
        songs = List.copyOf(songs);
        examples = List.copyOf(examples);
        labels = List.copyOf(labels);
        refused = List.copyOf(refused);
    }

    /** The same dataset with some of its examples only, and the songs that they are of. */
    public Dataset only(List<Example> some) {
        Set<String> ids = some.stream().map(Example::songId).collect(Collectors.toSet());
        List<Song> left = songs.stream().filter(song -> ids.contains(song.id())).toList();
        return new Dataset(left, some, labels, frontEnd, channels, steps, refused);
    }
}
