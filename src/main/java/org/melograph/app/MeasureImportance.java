package org.melograph.app;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.melograph.base.BadInputException;
import org.melograph.base.Job;
import org.melograph.base.Refusal;
import org.melograph.base.StoppedException;
import org.melograph.dataset.FrontEnd;
import org.melograph.io.source.SourceSpec;
import org.melograph.model.Architecture;
import org.melograph.model.ModelSpec;
import org.melograph.model.Task;
import org.melograph.music.Collection;
import org.melograph.music.Song;
import org.melograph.project.ModelBundle;
import org.melograph.train.PermutationImportance;
import org.melograph.zoo.ModelZoo;

/** Tells which columns of a table, or which parts of a feature, a classifier listens to. */
public final class MeasureImportance {
    /** Into how many bands the frequencies of a run's input are divided. */
    private static final int BANDS = 16;

    private final Workspace workspace;

    public MeasureImportance(Workspace workspace) {
        this.workspace = workspace;
    }

    /**
     * What to measure.
     *
     * @param source null for the library's labelled songs
     * @param each whether every channel is a part of its own; else numbered ones of one name ({@code mfcc mean 3}) are
     *     dealt together
     * @param repeats how often each part is dealt, 1 or more
     * @param only the songs that the source's column {@code split} gives this part ({@code test}); null for all songs
     * @param asWritten whether a table is read as it is written, and not as the one the model was trained on
     */
    public record Request(
            Path bundle,
            @Nullable SourceSpec source,
            boolean each,
            int repeats,
            @Nullable String only,
            long seed,
            boolean asWritten) {
        /** Measures on songs that are read as those the model was trained on. */
        public Request(
                Path bundle, @Nullable SourceSpec source, boolean each, int repeats, @Nullable String only, long seed) {
            this(bundle, source, each, repeats, only, seed, false);
        }
    }

    /**
     * What came out.
     *
     * @param accuracy over the source's songs, with the input as it is
     * @param features the parts, the most important first
     */
    public record Report(
            String model,
            String architecture,
            double accuracy,
            int songs,
            int repeats,
            List<PermutationImportance.Worth> features,
            List<Refusal> refused) {}

    /**
     * Measures on every labelled song of the source; best on songs that the model was not trained on, since on others it
     * tells what was learnt by heart too.
     *
     * @throws BadInputException when the bundle or source cannot be used, or the model is no classifier
     */
    public Report run(Request request, Job job) throws BadInputException, StoppedException {
        if (request.repeats() < 1) {
            throw new BadInputException("'" + request.repeats() + "' repetitions measure nothing. Give 1 or more.");
        }
        try (ModelBundle.LoadedModel loaded = ModelBundle.open(request.bundle())) {
            ModelBundle.Contents contents = loaded.contents();
            Architecture architecture = ModelZoo.byId(contents.architecture());
            if (architecture.task() != Task.CLASSIFY) {
                throw new BadInputException("'" + request.bundle()
                        + "' names no classes, so nothing can be important for" + " them. Choose a classifier.");
            }
            Collection collection = only(
                    request.only(),
                    LibrarySource.open(workspace, request.source(), loaded, request.asWritten(), job.part(0, 0.02)));
            return measure(
                    loaded,
                    collection,
                    request,
                    parts(contents.models(), spec -> InputParts.of(spec, request.each())),
                    job.part(0.02, 1));
        }
    }

    /**
     * Measures on the songs that a run held out.
     *
     * @param run with the predictions on them
     * @param repeats how often each part is dealt, 1 or more
     * @throws BadInputException when the bundle cannot be used, or no held-out song is a file
     */
    public Report ofRun(Path bundle, TrainModel.Report run, int repeats, long seed, Job job)
            throws BadInputException, StoppedException {
        try (ModelBundle.LoadedModel loaded = ModelBundle.open(bundle)) {
            Request request = new Request(bundle, null, false, repeats, null, seed);
            return measure(
                    loaded,
                    HeldOutSongs.of(workspace, run),
                    request,
                    parts(loaded.contents().models(), spec -> InputParts.banded(spec, BANDS)),
                    job);
        }
    }

    private Report measure(
            ModelBundle.LoadedModel loaded,
            Collection collection,
            Request request,
            List<PermutationImportance.Part> parts,
            Job job)
            throws BadInputException, StoppedException {
        ModelBundle.Contents contents = loaded.contents();
        SharedSongs songs = SharedSongs.read(
                contents.models().stream().map(m -> m.spec().frontEnd()).toList(),
                (frontEnd, part) -> workspace.datasets().classification(collection, frontEnd, contents.labels(), part),
                job.part(0, 0.3));
        List<PermutationImportance.Listener> listeners = new ArrayList<>();
        for (ModelBundle.Voice voice : loaded.voices()) {
            listeners.add(new PermutationImportance.Listener(
                    voice.model(), songs.datasets().get(listeners.size()).examples(), voice.weight()));
        }
        PermutationImportance.Measured measured =
                PermutationImportance.of(listeners, parts, request.repeats(), request.seed(), job.part(0.3, 1));
        List<PermutationImportance.Worth> sorted = measured.parts().stream()
                .sorted(Comparator.comparingDouble(PermutationImportance.Worth::drop)
                        .reversed())
                .toList();
        return new Report(
                request.bundle().toString(),
                contents.architecture(),
                measured.accuracy(),
                measured.songs(),
                request.repeats(),
                sorted,
                songs.refused());
    }

    private static Collection only(@Nullable String part, Collection all) throws BadInputException {
        if (part == null) {
            return all;
        }
        List<Song> songs =
                all.songs().stream().filter(song -> part.equals(song.split())).toList();
        if (songs.isEmpty()) {
            throw new BadInputException("'" + all.name() + "' gives no song the part '" + part
                    + "'. Its column 'split' must say train, valid or test.");
        }
        return all.with(songs, all.refused(), all.notes());
    }

    /** The parts of an input by their names. */
    private interface Naming {
        Map<String, List<Integer>> of(ModelSpec spec) throws BadInputException;
    }

    /** The parts of each front end; where an ensemble has several, each is named after its feature. */
    private static List<PermutationImportance.Part> parts(List<ModelBundle.Solo> models, Naming naming)
            throws BadInputException {
        Map<FrontEnd, List<Integer>> listeners = new LinkedHashMap<>();
        for (int m = 0; m < models.size(); m++) {
            listeners
                    .computeIfAbsent(models.get(m).spec().frontEnd(), _ -> new ArrayList<>())
                    .add(m);
        }
        List<PermutationImportance.Part> parts = new ArrayList<>();
        for (Map.Entry<FrontEnd, List<Integer>> heard : listeners.entrySet()) {
            String prefix = listeners.size() == 1 ? "" : heard.getKey().feature() + ": ";
            ModelSpec spec = models.get(heard.getValue().getFirst()).spec();
            naming.of(spec)
                    .forEach((name, indices) ->
                            parts.add(new PermutationImportance.Part(prefix + name, indices, heard.getValue())));
        }
        return parts;
    }
}
