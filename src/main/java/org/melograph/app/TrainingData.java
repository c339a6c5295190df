package org.melograph.app;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.melograph.base.BadInputException;
import org.melograph.base.Job;
import org.melograph.base.Params;
import org.melograph.base.StoppedException;
import org.melograph.dataset.Dataset;
import org.melograph.dataset.FrontEnd;
import org.melograph.dataset.Remarks;
import org.melograph.dataset.TableColumns;
import org.melograph.feature.EventVocabulary;
import org.melograph.io.Readers;
import org.melograph.io.midi.MidiReader;
import org.melograph.io.source.SourceSpec;
import org.melograph.model.Architecture;
import org.melograph.music.Collection;
import org.melograph.music.Song;
import org.melograph.zoo.ModelZoo;

/**
 * What a run learns from, read but not yet divided.
 *
 * @param params the architecture's parameters, every one set
 * @param remarks what is odd about the data, see {@link Remarks}, and which columns of a table were left out
 */
record TrainingData(
        Architecture architecture,
        Params params,
        FrontEnd frontEnd,
        Collection collection,
        Dataset dataset,
        List<String> remarks) {
    private static final String FEATURE = "feature";
    private static final String COLUMNS = "columns";
    private static final String NOTE_STATISTICS = "note-statistics";

    /**
     * Reads what a request learns from.
     *
     * @param before what was read for another request of the same source: its songs are taken where nothing stands
     *     between file and model but what stood there then; null for none
     */
    static TrainingData read(Workspace workspace, TrainModel.Request request, @Nullable TrainingData before, Job job)
            throws BadInputException, StoppedException {
        Architecture architecture = ModelZoo.byId(request.architecture());
        Collection collection =
                before != null && before.architecture.inputKind().equals(architecture.inputKind())
                        ? before.collection
                        : LibrarySource.open(workspace, request.source(), architecture.inputKind(), job.part(0, 0.1));
        Params params = params(architecture, request, collection);
        FrontEnd frontEnd = frontEnd(architecture, params, collection, request.source());
        if (before != null && collection.equals(before.collection) && before.fits(architecture, frontEnd)) {
            return new TrainingData(architecture, params, frontEnd, collection, before.dataset, before.remarks);
        }
        Job reading = job.part(0.1, 1);
        Dataset dataset = switch (architecture.task()) {
            case CLASSIFY -> workspace.datasets().classification(collection, frontEnd, null, reading);
            case TAG -> workspace.datasets().tagging(collection, frontEnd, null, reading);
            case CONTINUE ->
                workspace.datasets().continuation(collection, frontEnd, EventVocabulary.STANDARD.names(), reading);
        };
        return new TrainingData(
                architecture, params, frontEnd, collection, dataset, remarks(collection, request.source(), dataset));
    }

    private static Params params(Architecture architecture, TrainModel.Request request, Collection collection)
            throws BadInputException {
        Params given = Params.parse(architecture.params(), request.set());
        return request.set().containsKey(FEATURE) ? given : suited(architecture, given, collection);
    }

    /** The parameters of an architecture that takes any input, its feature one that the collection has. */
    private static Params suited(Architecture architecture, Params params, Collection collection)
            throws BadInputException {
        if (!architecture.inputKind().equals("any")) {
            return params;
        }
        if (collection.table() != null) {
            return params.with(FEATURE, COLUMNS);
        }
        for (Song song : collection.songs()) {
            if (!Readers.forFile(song.path()).id().equals(MidiReader.ID)) {
                return params;
            }
        }
        return params.with(FEATURE, NOTE_STATISTICS);
    }

    /** Whether {@link #read} would take the songs of these data for a request of the same source. */
    boolean serves(TrainModel.Request request) throws BadInputException {
        Architecture other = ModelZoo.byId(request.architecture());
        return other.inputKind().equals(architecture.inputKind())
                && fits(other, frontEnd(other, params(other, request, collection), collection, request.source()));
    }

    private boolean fits(Architecture other, FrontEnd otherFrontEnd) {
        return frontEnd.equals(otherFrontEnd) && architecture.task() == other.task();
    }

    private static FrontEnd frontEnd(
            Architecture architecture, Params params, Collection collection, @Nullable SourceSpec source)
            throws BadInputException {
        FrontEnd frontEnd = architecture.frontEnd(params);
        boolean wantsTable = frontEnd.feature().equals(COLUMNS);
        if (wantsTable != (collection.table() != null)) {
            throw new BadInputException(
                    wantsTable
                            ? "'" + architecture.id() + "' learns from the rows of a table, and '" + collection.name()
                                    + "' is none. Give a CSV table with --label."
                            : "'" + architecture.id() + "' learns from " + frontEnd.feature() + ", and '"
                                    + collection.name()
                                    + "' is a table. Choose an architecture for tables, such as table-mlp.");
        }
        return collection.table() == null || source == null
                ? frontEnd
                : frontEnd.withColumns(
                        TableColumns.choose(collection.table(), source).columns());
    }

    private static List<String> remarks(Collection collection, @Nullable SourceSpec source, Dataset dataset)
            throws BadInputException {
        List<String> remarks = new ArrayList<>();
        if (collection.table() != null && source != null) {
            remarks.addAll(TableColumns.choose(collection.table(), source).notes());
        }
        remarks.addAll(collection.notes());
        remarks.addAll(Remarks.on(dataset));
        return remarks;
    }
}
