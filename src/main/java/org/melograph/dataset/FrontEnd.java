package org.melograph.dataset;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.melograph.base.BadInputException;
import org.melograph.base.Job;
import org.melograph.base.Params;
import org.melograph.base.StoppedException;
import org.melograph.feature.Feature;
import org.melograph.feature.Features;
import org.melograph.feature.LyricsVector;

/**
 * What stands between a file and a model's input: which feature with which settings, and how its time axis is cut. A
 * model bundle carries it, so that a song is always judged through the front end the model was trained with.
 *
 * @param feature the feature's id
 * @param settings the feature's settings
 * @param cut how the feature's last axis is cut in pieces
 * @param columns for table rows, the columns in the order of the input; empty for files
 * @param content the hash of the files that the settings name, such as word vectors, as they were when the model was
 *     trained; empty for none, or where it was not asked
 */
public record FrontEnd(String feature, Params settings, Cut cut, List<String> columns, String content) {
    public FrontEnd {
        columns = List.copyOf(columns);
    }

    /** A front end whose settings name no file. */
    public FrontEnd(String feature, Params settings, Cut cut, List<String> columns) {
        this(feature, settings, cut, columns, "");
    }

    /**
     * The front end of a feature with some of its settings changed from their standards, for files.
     *
     * @throws BadInputException when there is no such feature or setting, or a value is out of range
     */
    public static FrontEnd of(String feature, Map<String, String> set, Cut cut) throws BadInputException {
        Params settings = Params.parse(Features.byId(feature).spec().params(), set);
        return new FrontEnd(feature, settings, cut, List.of());
    }

    /** Whether a value of exactly 0 says that there is nothing to tell, see {@link Feature#zeroIsAbsent}. */
    public boolean zeroIsAbsent() {
        return known().anyMatch(Feature::zeroIsAbsent);
    }

    /** How many of the first rows are series of one quantity each, see {@link Feature#seriesRows}. */
    public int seriesRows() {
        return known().mapToInt(Feature::seriesRows).findFirst().orElse(Integer.MAX_VALUE);
    }

    private Stream<Feature> known() {
        return Features.ALL.stream().filter(f -> f.spec().id().equals(feature));
    }

    /** The same front end for a table with these columns. */
    public FrontEnd withColumns(List<String> names) {
        return new FrontEnd(feature, settings, cut, names, content);
    }

    /** The same front end that knows the hash of the files its settings name; empty for none. */
    public FrontEnd withContent(String hash) {
        return new FrontEnd(feature, settings, cut, columns, hash);
    }

    /**
     * The hash of the files that the settings name, as they are now; empty where they name none.
     *
     * @throws BadInputException when one cannot be read
     */
    public String contentNow(Job job) throws BadInputException, StoppedException {
        Optional<Feature> own = known().findFirst();
        return own.isEmpty() ? "" : own.get().contentOfSettings(settings, job);
    }

    /**
     * Checks that the files which the settings name are those the model was trained with.
     *
     * @throws BadInputException when one is another or cannot be read
     */
    public void checkContent(Job job) throws BadInputException, StoppedException {
        if (!content.isEmpty() && !content.equals(contentNow(job))) {
            throw new BadInputException("The word vectors in '" + settings.text(LyricsVector.VECTORS.name())
                    + "' are not those the model was trained with. Put that file back, or train the model again.");
        }
    }
}
