package org.melograph.ui;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.melograph.app.BrowseLibrary;
import org.melograph.app.CheckExplanation;
import org.melograph.app.ClassifySongs;
import org.melograph.app.ComposeNotes;
import org.melograph.app.ExplainVerdict;
import org.melograph.app.ExportPicture;
import org.melograph.app.HorseTest;
import org.melograph.app.ImportSongs;
import org.melograph.app.LabelSongs;
import org.melograph.app.LibrarySong;
import org.melograph.app.ListModels;
import org.melograph.app.MapSongs;
import org.melograph.app.MeasureImportance;
import org.melograph.app.PaperReport;
import org.melograph.app.PaperWatcher;
import org.melograph.app.ReadReproduction;
import org.melograph.app.ReproducePaper;
import org.melograph.app.SongAnnotations;
import org.melograph.app.TrainModel;
import org.melograph.app.WriteTags;
import org.melograph.app.listen.OpenedSong;
import org.melograph.base.Axis;
import org.melograph.base.BadInputException;
import org.melograph.base.Job;
import org.melograph.base.Param;
import org.melograph.base.Params;
import org.melograph.base.Provenance;
import org.melograph.base.Refusal;
import org.melograph.base.Rng;
import org.melograph.base.StoppedException;
import org.melograph.base.Tensor;
import org.melograph.explain.Pcm;
import org.melograph.explain.Relevance;
import org.melograph.model.InputShape;
import org.melograph.model.TrainingParams;
import org.melograph.music.Clip;
import org.melograph.music.Meter;
import org.melograph.music.Note;
import org.melograph.music.NoteSequence;
import org.melograph.music.Tempo;
import org.melograph.plot.Picture;
import org.melograph.plot.Range;
import org.melograph.plot.WaveOverview;
import org.melograph.project.RemovedSongs;
import org.melograph.project.SongField;
import org.melograph.sound.PlayerSource;
import org.melograph.train.RunWatcher;
import org.melograph.train.StepRecord;
import org.melograph.ui.player.SnippetSound;
import org.melograph.ui.player.Sound;
import org.melograph.ui.room.LibraryCare;
import org.melograph.ui.room.ModelChoice;
import org.melograph.ui.room.Verbs;

/** Verbs that answer at once from memory, over songs made of a few sine tones. */
public final class FakeVerbs implements Verbs {
    /** What is answered to questions after reasons, and what was asked. */
    public final FakeWhy why = new FakeWhy();

    /** The classes of the made-up songs. */
    public static final List<String> LABELS = List.of("ambient", "chip", "kart", "orchestral");

    /** The classes of {@link #addMoodRun} and of what a model called so names, in the order of {@link #LABELS}. */
    public static final List<String> MOODS = List.of("Q1", "Q2", "Q3", "Q4");

    private final List<LibrarySong> songs = Collections.synchronizedList(new ArrayList<>());
    private final List<Refusal> refused = Collections.synchronizedList(new ArrayList<>());
    private final List<BrowseLibrary.RunRow> runs = Collections.synchronizedList(new ArrayList<>());

    /** Every import that was asked for. */
    public final List<List<Path>> imports = Collections.synchronizedList(new ArrayList<>());

    /** Every change of songs that was written. */
    public final List<String> edits = Collections.synchronizedList(new ArrayList<>());

    /** What keeps the library in order. */
    public final FakeCare care = new FakeCare(this);

    /** Whether no song can be changed. */
    public volatile boolean readOnly;

    /** Every verdict that was asked for. */
    public final List<ClassifySongs.Request> verdicts = Collections.synchronizedList(new ArrayList<>());

    /** Every tag that was to be written. */
    public final List<WriteTags.Wish> tagWishes = Collections.synchronizedList(new ArrayList<>());

    /** Every training that was asked for. */
    public final List<TrainModel.Request> trainings = Collections.synchronizedList(new ArrayList<>());

    /** What is said of songs. */
    public final FakeAnnotations annotations = new FakeAnnotations();

    /** The reproductions that were asked for, and what they answer. */
    public final FakePapers papers = new FakePapers();

    /** The id of the feature that cannot be computed of any song; empty for none. */
    public volatile String refusedFeature = "";

    /** The files that cannot be opened. */
    public final Set<Path> refusedFiles = ConcurrentHashMap.newKeySet();

    /** Milliseconds that a step of a fake training takes. */
    public volatile long stepMillis;

    /** A library of {@code count} made-up songs. */
    public FakeVerbs(int count) {
        for (int i = 0; i < count; i++) {
            String label = LABELS.get(i % LABELS.size());
            songs.add(new LibrarySong(
                    "hash" + i,
                    Path.of("/music/" + label + "/song" + i + ".ogg"),
                    "audio",
                    "Song " + i,
                    "Artist " + i % 7,
                    "",
                    60.0 + 7 * i % 240,
                    label,
                    "group" + i,
                    i % 5 == 0 ? LABELS.get((i + 1) % LABELS.size()) : label,
                    0.4 + i % 6 / 10.0,
                    i % 5 == 0 ? "test" : i % 5 == 1 ? "valid" : "train"));
        }
        if (count > 0) {
            refused.add(new Refusal("/music/kick.wav", "'kick.wav' has no samples. Remove it or choose another."));
            runs.add(run(1));
        }
    }

    /** Adds a run that told tags, the newest of all. */
    public void addTagRun() {
        BrowseLibrary.RunRow classes = run(runs.size() + 1L);
        runs.addFirst(new BrowseLibrary.RunRow(
                classes.id(),
                "tags " + classes.id(),
                "tags-mlp",
                "finished",
                FakeRuns.tags(classes.report(), songs()),
                Path.of("/models/tags.melo")));
    }

    /** Adds a run that told moods, the newest of all. */
    public void addMoodRun() {
        BrowseLibrary.RunRow classes = run(runs.size() + 1L);
        runs.addFirst(new BrowseLibrary.RunRow(
                classes.id(),
                "moods " + classes.id(),
                "mel-cnn",
                "finished",
                FakeRuns.moods(classes.report()),
                Path.of("/models/moods.melo")));
    }

    private BrowseLibrary.RunRow run(long id) {
        TrainModel.Request request = new TrainModel.Request(
                null, "run " + id, "mel-cnn", Map.of(), org.melograph.dataset.SplitPlan.standard(1), 1, null, false);
        return new BrowseLibrary.RunRow(
                id,
                "mel-cnn " + id,
                "mel-cnn",
                "finished",
                FakeRuns.report(request, 12, false, List.of(), songs()),
                Path.of("/models/" + id + ".melo"));
    }

    @Override
    public List<LibrarySong> songs() {
        return List.copyOf(songs);
    }

    @Override
    public List<Refusal> refused() {
        return List.copyOf(refused);
    }

    @Override
    public void forgetRefused() {
        refused.clear();
    }

    @Override
    public void removeRun(long id) {
        runs.removeIf(r -> r.id() == id);
    }

    @Override
    public List<BrowseLibrary.RunRow> runs() {
        return List.copyOf(runs);
    }

    @Override
    public void edit(SongField field, Map<String, String> values) throws BadInputException {
        if (readOnly) {
            throw new BadInputException("The library cannot be written: it is read-only.");
        }
        edits.add(field + " " + values);
        songs.replaceAll(s -> values.containsKey(s.hash()) ? s.with(field, values.get(s.hash())) : s);
    }

    @Override
    public RemovedSongs remove(List<String> hashes) {
        List<RemovedSongs.Row> rows = new ArrayList<>();
        for (LibrarySong song : songs()) {
            if (hashes.contains(song.hash())) {
                rows.add(new RemovedSongs.Row("song", List.of("song"), List.of(song)));
            }
        }
        songs.removeIf(s -> hashes.contains(s.hash()));
        return new RemovedSongs(rows);
    }

    @Override
    public LabelSongs.Found labels(Path table, Job job) {
        return new LabelSongs.Found(Map.of(), 0, List.of());
    }

    @Override
    public void restore(RemovedSongs removed) {
        removed.rows().forEach(row -> songs.add((LibrarySong) row.values().getFirst()));
        songs.sort(java.util.Comparator.comparing(LibrarySong::title));
    }

    @Override
    public LibraryCare care() {
        return care;
    }

    @Override
    public ImportSongs.Report importSongs(List<Path> paths, Job job) {
        imports.add(paths);
        for (Path path : paths) {
            String name = String.valueOf(path.getFileName());
            songs.add(new LibrarySong(
                    "hash-" + name, path, "audio", name, "", "", 30, null, name, null, Double.NaN, null));
        }
        return new ImportSongs.Report(paths.size(), 0, List.of(), List.of());
    }

    @Override
    public ClassifySongs.Report classify(ClassifySongs.Request request, Job job) {
        verdicts.add(request);
        return FakeVerdicts.of(request);
    }

    @Override
    public ClassifySongs.Report classify(ClassifySongs.Request request, ClassifySongs.Listener listener, Job job) {
        verdicts.add(request);
        return FakeVerdicts.ofFolder(request, listener);
    }

    @Override
    public WriteTags.Report writeTags(List<WriteTags.Wish> wishes, Job job) {
        tagWishes.addAll(wishes);
        return new WriteTags.Report(
                wishes.size() - 1, 0, List.of(new Refusal("/music/locked.mp3", "'locked.mp3' cannot be written.")));
    }

    @Override
    public MapSongs.Report map(MapSongs.Request request, Consumer<Tensor> layout, Job job) throws StoppedException {
        List<MapSongs.Point> points = new ArrayList<>();
        RandomGenerator rng = Rng.of(request.seed(), "fake");
        List<LibrarySong> all = songs();
        for (int step = 1; step <= 5; step++) {
            job.throwIfStopped();
            float[] at = new float[all.size() * 2];
            for (int i = 0; i < at.length; i++) {
                at[i] = (float) (rng.nextGaussian() * step);
            }
            layout.accept(Tensor.wrap(at, new Axis("song", all.size()), new Axis("coordinate", 2)));
            job.report(step / 5.0, "iteration " + step * 200);
        }
        for (int i = 0; i < all.size(); i++) {
            LibrarySong s = all.get(i);
            double angle = 2 * Math.PI * LABELS.indexOf(s.label()) / LABELS.size();
            double x = 20 * Math.cos(angle) + 5 * rng.nextGaussian();
            double y = 20 * Math.sin(angle) + 5 * rng.nextGaussian();
            points.add(new MapSongs.Point(
                    s.hash(),
                    s.path(),
                    s.title(),
                    s.artist(),
                    s.label(),
                    x,
                    y,
                    Tensor.wrap(new float[] {(float) x, (float) y}, new Axis("dimension", 2))));
        }
        return new MapSongs.Report(
                "mel-cnn", request.perplexity(), 1000, request.seed(), 0.94, 0.61, points, List.of());
    }

    @Override
    public ComposeNotes.Report compose(ComposeNotes.Request request, Job job) {
        RandomGenerator rng = Rng.of(request.seed(), "fake");
        List<Note> notes = new ArrayList<>();
        int pitch = 64;
        for (double t = 0; t < request.seconds(); t += 0.25) {
            pitch = Math.clamp(pitch + rng.nextInt(7) - 3, 48, 84);
            long tick = Math.round(t * 960);
            notes.add(new Note(pitch, 50 + rng.nextInt(70), 0, 0, tick, tick + 400, t, 0.4));
            if (rng.nextInt(3) == 0) {
                notes.add(new Note(pitch - 19, 50 + rng.nextInt(40), 1, 48, tick, tick + 900, t, 0.9));
            }
        }
        NoteSequence tune = new NoteSequence(
                "take",
                notes,
                List.of(new Tempo(0, 0, 120)),
                List.of(new Meter(0, 4, 4)),
                480,
                Provenance.made("fake"));
        return new ComposeNotes.Report(tune, 2.14, "events-lstm");
    }

    @Override
    public void warmUp(Job job) {}

    @Override
    public OpenedSong open(Path file) throws BadInputException {
        if (refusedFiles.contains(file)) {
            throw new BadInputException("'" + file.getFileName() + "' is empty. Remove it or choose another.");
        }
        return new FakeSong(file, refusedFeature);
    }

    @Override
    public List<ListModels.Entry> models(
            @Nullable String id, @Nullable InputShape input, int classes, Map<String, String> set)
            throws BadInputException {
        List<Param> own = new ArrayList<>();
        own.add(new Param.Whole("filters", "Filters", "Filters of the first layer.", 32, 1, 512));
        own.add(new Param.Real("dropout", "Dropout", "Part of the activations that is left out.", 0.3, 0, 0.9));
        own.add(new Param.Flag("bidirectional", "Both ways", "Reads the song backwards too.", true));
        own.add(new Param.Choice("pooling", "Pooling", "How frames become one.", "mean", List.of("mean", "max")));
        own.addAll(TrainingParams.of(12, 16, 1e-3, 4));
        Params.parse(own, set);
        List<ListModels.Entry> all = List.of(
                new ListModels.Entry(
                        "mel-cnn", "Mel CNN", "abela", "Choi 2016", "mel", "classify", "128x130", 289_674, own),
                new ListModels.Entry(
                        "events-lstm", "Composer", "", "Oore 2018", "notes", "continue", "1x300", 120_000, own));
        return all.stream().filter(e -> id == null || e.id().equals(id)).toList();
    }

    @Override
    public TrainModel.Report train(TrainModel.Request request, RunWatcher watcher, Job job) {
        trainings.add(request);
        int epochs = Integer.parseInt(request.set().getOrDefault("epochs", "12"));
        watcher.onStart(epochs, 10, 289_674);
        FakeControls controls = new FakeControls(watcher);
        watcher.onControls(controls);
        int done = 0;
        RandomGenerator rng = Rng.of(request.seed(), "fake");
        for (int epoch = 1; epoch <= epochs && !job.isStopped() && !controls.ends(); epoch++) {
            for (int step = 0; step < 10; step++) {
                pause();
                controls.before((epoch - 1) * 10L + step + 1);
                double loss = 1.8 * Math.exp(-(epoch + step / 10.0) / 9) + 0.3 + 0.05 * rng.nextGaussian();
                watcher.onStep(new StepRecord((epoch - 1) * 10L + step + 1, epoch, loss, 61.4));
            }
            watcher.onEpoch(FakeRuns.record(epoch));
            job.report(epoch / (double) epochs, "Epoch " + epoch + " of " + epochs);
            done = epoch;
        }
        TrainModel.Report report =
                FakeRuns.report(request, done, job.isStopped() || controls.ends(), controls.changes(), songs());
        long id = runs.size() + 1L;
        runs.addFirst(new BrowseLibrary.RunRow(
                id,
                request.name().isEmpty() ? request.architecture() + " " + id : request.name(),
                request.architecture(),
                job.isStopped() || controls.ends() ? "stopped" : "finished",
                report,
                Path.of("/models/" + id + ".melo")));
        return report;
    }

    private void pause() {
        if (stepMillis > 0) {
            try {
                Thread.sleep(stepMillis);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public PaperReport reproduce(ReproducePaper.Request request, PaperWatcher watcher, Job job)
            throws BadInputException {
        return papers.reproduce(request, watcher, job);
    }

    @Override
    public ReadReproduction.Found reproduction(Path folder) {
        return papers.found(folder);
    }

    @Override
    public SongAnnotations annotations() {
        return annotations;
    }

    @Override
    public Path paperFolder(String paper) {
        return Path.of("/papers").resolve(paper);
    }

    @Override
    public Sample sample() {
        return new Sample(List.of(), List.of(Path.of("/models/verdict.melo"), Path.of("/models/composer.melo")));
    }

    @Override
    public ModelChoice describe(Path bundle) {
        boolean composes = bundle.toString().contains("composer");
        boolean tags = bundle.toString().contains("tags");
        return new ModelChoice(
                composes ? "composer" : tags ? "tags" : "verdict",
                composes ? "events-lstm" : "mel-cnn",
                composes ? "midi" : "audio",
                composes,
                composes ? List.of() : bundle.toString().contains("moods") ? MOODS : LABELS,
                tags ? 0.1 : null,
                composes ? null : FakeRuns.SCORE,
                bundle);
    }

    @Override
    public Sound snippets(Path file, List<Range> stretches, Job job) {
        return SnippetSound.of(sound(file, job), stretches);
    }

    @Override
    public Sound sound(Path file, Job job) {
        Clip clip = tones(file, 22_050);
        return new Sound(PlayerSource.clip(clip), inside -> WaveOverview.of("", clip.samples(), clip.sampleRate()));
    }

    @Override
    public NoteSequence notes(Path file, Job job) {
        return compose(new ComposeNotes.Request(file, null, 12, 1, 1), job).notes();
    }

    @Override
    public void export(Picture picture, Path file, ExportPicture.Options options, Job job)
            throws BadInputException, StoppedException {
        new ExportPicture().run(picture, file, options, job);
    }

    @Override
    public Sound render(NoteSequence notes, Job job) {
        return sound(Path.of(notes.id()), job);
    }

    @Override
    public void save(NoteSequence notes, Path file, Job job) {}

    /** Twelve seconds of chords that a file's name decides. */
    static Clip tones(Path file, int rate) {
        float[] samples = new float[12 * rate];
        RandomGenerator rng = Rng.of(file.toString().hashCode(), "fake");
        for (int chord = 0; chord < 12; chord++) {
            for (int voice = 0; voice < 4; voice++) {
                double hz = 110 * Math.pow(2, rng.nextInt(36) / 12.0);
                for (int i = 0; i < rate; i++) {
                    double t = i / (double) rate;
                    double swell = Math.exp(-2 * t) * 0.12;
                    samples[chord * rate + i] +=
                            (float) (swell * (Math.sin(2 * Math.PI * hz * t) + 0.5 * Math.sin(4 * Math.PI * hz * t)));
                }
            }
        }
        return new Clip(
                file.toString(),
                Tensor.wrap(samples, new Axis("sample", samples.length)),
                rate,
                Provenance.made("tones"));
    }

    @Override
    public ExplainVerdict.Report explain(ExplainVerdict.Request request, Consumer<Relevance> news, Job job)
            throws BadInputException {
        return why.explain(request, news);
    }

    @Override
    public CheckExplanation.Report check(Path bundle, Path song, Relevance map, String label, double share, Job job) {
        return why.check(share);
    }

    @Override
    public Pcm decided(Path song, Relevance map, double share, boolean alone, Job job) {
        return why.sound(alone ? "decided" : "rest");
    }

    @Override
    public HorseTest.SongReport horse(HorseTest.Request request, Consumer<HorseTest.Line> news, Job job) {
        return why.horse(request, news);
    }

    @Override
    public HorseTest.SetReport horse(Path bundle, TrainModel.Report run, Job job) {
        return why.horse(bundle);
    }

    @Override
    public MeasureImportance.Report importance(Path bundle, TrainModel.Report run, int repeats, Job job)
            throws BadInputException {
        return why.importance(bundle);
    }

    @Override
    public Pcm altered(Path song, String alteration, long seed, Job job) {
        return why.sound(alteration);
    }

    @Override
    public void save(Pcm sound, Path file) {
        why.saved.add(file);
    }
}
