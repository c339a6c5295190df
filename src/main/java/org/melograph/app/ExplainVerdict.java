package org.melograph.app;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.melograph.base.BadInputException;
import org.melograph.base.Job;
import org.melograph.base.Params;
import org.melograph.base.StoppedException;
import org.melograph.base.Tensor;
import org.melograph.dataset.Dataset;
import org.melograph.dataset.Example;
import org.melograph.explain.Contributions;
import org.melograph.explain.Ear;
import org.melograph.explain.FeatureOcclusion;
import org.melograph.explain.Fill;
import org.melograph.explain.Jury;
import org.melograph.explain.Patches;
import org.melograph.explain.Relevance;
import org.melograph.explain.Saliency;
import org.melograph.explain.SongOcclusion;
import org.melograph.explain.Voice;
import org.melograph.feature.Feature;
import org.melograph.feature.Features;
import org.melograph.feature.FrequencyAxis;
import org.melograph.feature.TimeGrid;
import org.melograph.io.InputFile;
import org.melograph.io.source.SourceSpec;
import org.melograph.io.source.Sources;
import org.melograph.model.ModelSpec;
import org.melograph.music.Clip;
import org.melograph.music.Collection;
import org.melograph.music.NoteSequence;
import org.melograph.music.Song;
import org.melograph.project.ModelBundle;
import org.melograph.train.Predictions;

/** Tells why a model says what it says of a song: which times and frequencies, or which quantities, decided. */
public final class ExplainVerdict {
    private final Workspace workspace;

    public ExplainVerdict(Workspace workspace) {
        this.workspace = workspace;
    }

    /** How an explanation is found. */
    public enum Method {
        /** Patches of time and frequency are hidden, one after the other; for every model. */
        OCCLUSION("Occlusion", null),
        /** The gradient of the class's log-odds by the input; for networks, as the next three. */
        GRADIENT("Gradient", Saliency.Kind.GRADIENT),
        /** The gradient times the input. */
        GRADIENT_INPUT("Gradient × input", Saliency.Kind.TIMES_INPUT),
        /** The mean gradient of noisy copies. */
        SMOOTH("SmoothGrad", Saliency.Kind.SMOOTH),
        /** The gradient along the way from the training mean to the input. */
        INTEGRATED("Integrated gradients", Saliency.Kind.INTEGRATED),
        /** Each quantity is set to its training mean; for tables and statistics. */
        QUANTITIES("Quantities", null);

        private final String title;
        private final Saliency.@Nullable Kind kind;

        Method(String title, Saliency.@Nullable Kind kind) {
            this.title = title;
            this.kind = kind;
        }

        /** For people. */
        public String title() {
            return title;
        }

        /** Whether it needs a network. */
        public boolean needsGradients() {
            return kind != null;
        }
    }

    /** A method that a model does not allow, and why, in one sentence. */
    public record Unsuited(Method method, String why) {}

    /**
     * What to explain.
     *
     * @param bundle the model
     * @param song an audio or MIDI file, or a table
     * @param row of a table, counted from 0; else 0
     * @param method null for the one that suits the model: quantities for tables, occlusion for everything else
     * @param label the class that is explained; null for the one the model names
     * @param fill what stands in hidden patches of a spectrogram
     * @param patches that are hidden
     * @param samples noisy copies of SmoothGrad, points of integrated gradients; 1 or more
     */
    public record Request(
            Path bundle,
            Path song,
            int row,
            @Nullable Method method,
            @Nullable String label,
            Fill fill,
            Patches patches,
            int samples,
            long seed) {
        /** Noisy copies or points where nobody chooses. */
        public static final int STANDARD_SAMPLES = 24;

        /** Explains the class the model names, by the method that suits it. */
        public static Request of(Path bundle, Path song) {
            return new Request(bundle, song, 0, null, null, Fill.MEAN, Patches.STANDARD, STANDARD_SAMPLES, 1);
        }

        /** The same by another method. */
        public Request by(@Nullable Method other) {
            return new Request(bundle, song, row, other, label, fill, patches, samples, seed);
        }

        /** The same for another class. */
        public Request of(@Nullable String other) {
            return new Request(bundle, song, row, method, other, fill, patches, samples, seed);
        }
    }

    /**
     * An explanation.
     *
     * @param where what was changed to find it: the input, or the song itself, in words
     * @param label the class it explains
     * @param probabilities of all classes for the song as it is
     * @param relevance where in time and frequency; null for quantities
     * @param gap of integrated gradients: how far the map's sum misses the difference it stands for, as a part of it; else NaN
     * @param breakdown which quantities; null for maps
     * @param unsuited the methods that this model does not allow
     */
    public record Report(
            String song,
            String architecture,
            Method method,
            String where,
            String label,
            double probability,
            Map<String, Double> probabilities,
            @Nullable Relevance relevance,
            double gap,
            Contributions.@Nullable Breakdown breakdown,
            List<Unsuited> unsuited) {}

    /**
     * Explains.
     *
     * @param news takes each map as soon as there is one, coarse ones first
     * @throws BadInputException when the bundle or song cannot be used, the class is none of the model's, or the method does not
     *     suit the model
     */
    public Report run(Request request, Consumer<Relevance> news, Job job) throws BadInputException, StoppedException {
        try (ModelBundle.LoadedModel loaded = ModelBundle.open(request.bundle())) {
            Juries.checkJudges(request.bundle(), loaded.contents());
            if (Juries.hearsRows(loaded.contents())) {
                return ofRow(request, loaded, job);
            }
            Jury jury = Juries.of(loaded, request.song(), workspace.threads(), job.part(0, 0.05));
            List<Double> said = jury.probabilities(job.part(0.05, 0.1));
            if (said.isEmpty()) {
                throw new BadInputException(InputFile.quoted(request.song())
                        + " is too short for this model, or no kind of file that it hears. Choose another.");
            }
            int label = label(request.label(), loaded.contents().labels(), said);
            Explained explained = explain(request, jury, label, news, job.part(0.1, 1));
            return report(request, loaded, said, label, explained, unsuited(jury));
        }
    }

    /** What a method found, and where. */
    private record Explained(
            Method method,
            String where,
            @Nullable Relevance relevance,
            double gap,
            Contributions.@Nullable Breakdown breakdown) {}

    private static Report report(
            Request request,
            ModelBundle.LoadedModel loaded,
            List<Double> said,
            int label,
            Explained explained,
            List<Unsuited> unsuited) {
        Map<String, Double> probabilities = new LinkedHashMap<>();
        List<String> labels = loaded.contents().labels();
        for (int c = 0; c < labels.size(); c++) {
            probabilities.put(labels.get(c), said.get(c));
        }
        return new Report(
                request.song().toString(),
                loaded.contents().architecture(),
                explained.method(),
                explained.where(),
                labels.get(label),
                said.get(label),
                probabilities,
                explained.relevance(),
                explained.gap(),
                explained.breakdown(),
                unsuited);
    }

    private static int label(@Nullable String wanted, List<String> labels, List<Double> said) throws BadInputException {
        if (wanted == null) {
            int best = 0;
            for (int c = 1; c < said.size(); c++) {
                best = said.get(c) > said.get(best) ? c : best;
            }
            return best;
        }
        int label = labels.indexOf(wanted);
        if (label < 0) {
            throw new BadInputException("'" + wanted + "' is no class of this model. Did you mean '"
                    + Params.nearest(wanted, labels) + "'?");
        }
        return label;
    }

    private static Explained explain(Request request, Jury jury, int label, Consumer<Relevance> news, Job job)
            throws BadInputException, StoppedException {
        Method method = request.method() == null ? Method.OCCLUSION : request.method();
        String obstacle = obstacle(jury, method);
        if (!obstacle.isEmpty()) {
            throw new BadInputException(obstacle);
        }
        Ear ear = jury.ears().getFirst();
        String feature = ear.frontEnd().feature();
        if (method == Method.QUANTITIES) {
            Map<String, List<Integer>> quantities =
                    InputParts.of(ear.voices().getFirst().model().spec(), false);
            Contributions.Breakdown breakdown =
                    Contributions.of(ear.voices(), Jury.pieces(ear, ear.item(), job), label, quantities, job);
            return new Explained(method, "each quantity of '" + feature + "'", null, Double.NaN, breakdown);
        }
        if (!hearsFrequencies(jury)) {
            Relevance map = SongOcclusion.of(jury, label, request.patches(), news, job);
            String where = ear.item() instanceof NoteSequence
                    ? "the notes themselves, left out by time and pitch"
                    : "the sound itself, silenced by time and frequency";
            return new Explained(method, where, map, Double.NaN, null);
        }
        List<Example> pieces = Jury.pieces(ear, ear.item(), job);
        Feature known = Features.byId(feature);
        TimeGrid grid = known.timeGrid(ear.frontEnd().settings());
        FrequencyAxis rows = known.frequencyAxis(ear.frontEnd().settings());
        Saliency.Kind kind = method.kind;
        String where = "the model's input, '" + feature + "'";
        if (kind == null) {
            Relevance map = FeatureOcclusion.of(
                    ear.voices(), pieces, grid, rows, label, request.fill(), request.patches(), news, job);
            return new Explained(method, where, map, Double.NaN, null);
        }
        Saliency.Found found = Saliency.of(
                ear.voices(), pieces, grid, rows, label, kind, Math.max(1, request.samples()), request.seed(), job);
        news.accept(found.relevance());
        return new Explained(method, where, found.relevance(), found.gap(), null);
    }

    /** Whether all models hear the same picture of time and frequency: then it is changed, and else the song itself. */
    private static boolean hearsFrequencies(Jury jury) throws BadInputException {
        Ear ear = jury.ears().getFirst();
        Feature feature = Features.byId(ear.frontEnd().feature());
        return jury.ears().size() == 1
                && ear.item() instanceof Clip
                && feature.timeGrid(ear.frontEnd().settings()).isRegular()
                && feature.frequencyAxis(ear.frontEnd().settings()).hasFrequencies();
    }

    /** Why a method does not suit these models, one sentence; empty where it does. */
    private static String obstacle(Jury jury, Method method) throws BadInputException {
        if (method == Method.OCCLUSION) {
            return "";
        }
        if (jury.ears().size() > 1) {
            return "The members of this ensemble hear a song in several ways, which only occlusion brings together.";
        }
        Ear ear = jury.ears().getFirst();
        if (method == Method.QUANTITIES) {
            return named(ear)
                    ? ""
                    : "The input '" + ear.frontEnd().feature()
                            + "' has no quantities with names of their own. Use occlusion.";
        }
        String obstacle = Saliency.obstacle(ear.voices());
        if (obstacle.isEmpty() && !hearsFrequencies(jury)) {
            return "The input '" + ear.frontEnd().feature()
                    + "' has no frequencies over time on which a gradient could be drawn. Use occlusion.";
        }
        return obstacle;
    }

    private static boolean named(Ear ear) throws BadInputException {
        FrequencyAxis rows = Features.byId(ear.frontEnd().feature())
                .frequencyAxis(ear.frontEnd().settings());
        return rows instanceof FrequencyAxis.Named || !ear.frontEnd().columns().isEmpty();
    }

    private static List<Unsuited> unsuited(Jury jury) throws BadInputException {
        List<Unsuited> obstacles = new ArrayList<>();
        for (Method method : Method.values()) {
            String obstacle = obstacle(jury, method);
            if (!obstacle.isEmpty()) {
                obstacles.add(new Unsuited(method, obstacle));
            }
        }
        return obstacles;
    }

    private Report ofRow(Request request, ModelBundle.LoadedModel loaded, Job job)
            throws BadInputException, StoppedException {
        if (request.method() != null && request.method() != Method.QUANTITIES) {
            throw new BadInputException("'" + request.bundle()
                    + "' hears the row of a table, which has neither time nor frequencies. Ask for its quantities.");
        }
        Collection table =
                Sources.open(SourceSpec.of(request.song()), LibrarySource.before(loaded, false), job.part(0, 0.1));
        if (table.table() == null
                || request.row() < 0
                || request.row() >= table.songs().size()) {
            throw new BadInputException(InputFile.quoted(request.song()) + " has no row " + request.row()
                    + " that this model could hear. It has " + table.songs().size() + ", counted from 0.");
        }
        Song song = table.songs().get(request.row());
        List<Voice> voices = new ArrayList<>();
        for (ModelBundle.Voice voice : loaded.voices()) {
            voices.add(new Voice(voice.model(), voice.weight()));
        }
        ModelSpec spec = voices.getFirst().model().spec();
        if (voices.stream().anyMatch(v -> !v.model().spec().frontEnd().equals(spec.frontEnd()))) {
            throw new BadInputException(
                    "The members of this ensemble hear different columns of the table. Choose one.");
        }
        Dataset row = workspace
                .datasets()
                .unlabelled(table.with(List.of(song), List.of(), List.of()), spec.frontEnd(), job.part(0.1, 0.2));
        List<Double> said = new ArrayList<>();
        Map<String, List<Integer>> quantities = InputParts.of(spec, true);
        double total = voices.stream().mapToDouble(Voice::weight).sum();
        for (int c = 0; c < spec.labels().size(); c++) {
            said.add(0.0);
        }
        for (Voice voice : voices) {
            Tensor own = Predictions.probabilities(voice.model(), row.examples(), job.part(0.2, 0.2));
            for (int c = 0; c < said.size(); c++) {
                said.set(c, said.get(c) + voice.weight() / total * own.at(0, c));
            }
        }
        int label = label(request.label(), spec.labels(), said);
        Contributions.Breakdown breakdown =
                Contributions.of(voices, row.examples(), label, quantities, job.part(0.2, 1));
        Explained explained = new Explained(Method.QUANTITIES, "each column of the row", null, Double.NaN, breakdown);
        List<Unsuited> unsuited = new ArrayList<>();
        for (Method method : Method.values()) {
            if (method != Method.QUANTITIES) {
                unsuited.add(new Unsuited(method, "A row has neither time nor frequencies."));
            }
        }
        return report(request, loaded, said, label, explained, unsuited);
    }
}
