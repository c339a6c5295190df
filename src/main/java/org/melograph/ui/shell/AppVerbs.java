package org.melograph.ui.shell;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.melograph.app.AnnotateSong;
import org.melograph.app.BrowseLibrary;
import org.melograph.app.CheckExplanation;
import org.melograph.app.ClassifySongs;
import org.melograph.app.ComposeNotes;
import org.melograph.app.ExplainVerdict;
import org.melograph.app.ExportPicture;
import org.melograph.app.HearExplanation;
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
import org.melograph.app.SampleProject;
import org.melograph.app.SaveNotes;
import org.melograph.app.SongAnnotations;
import org.melograph.app.TrainModel;
import org.melograph.app.Workspace;
import org.melograph.app.WriteTags;
import org.melograph.app.listen.OpenSong;
import org.melograph.app.listen.OpenedSong;
import org.melograph.base.Axis;
import org.melograph.base.BadInputException;
import org.melograph.base.DivergedException;
import org.melograph.base.Job;
import org.melograph.base.Refusal;
import org.melograph.base.StoppedException;
import org.melograph.base.Tensor;
import org.melograph.dataset.FrontEnd;
import org.melograph.explain.Pcm;
import org.melograph.explain.Relevance;
import org.melograph.feature.FeatureSpec;
import org.melograph.feature.Features;
import org.melograph.io.ReadOptions;
import org.melograph.io.midi.MidiReader;
import org.melograph.model.Architecture;
import org.melograph.model.InputShape;
import org.melograph.model.Task;
import org.melograph.music.NoteSequence;
import org.melograph.music.Row;
import org.melograph.plot.Picture;
import org.melograph.plot.Range;
import org.melograph.plot.WaveOverview;
import org.melograph.project.ModelBundle;
import org.melograph.project.RemovedSongs;
import org.melograph.project.SongField;
import org.melograph.sound.NoteRenderer;
import org.melograph.sound.PlayerSource;
import org.melograph.sound.SoundFonts;
import org.melograph.train.RunWatcher;
import org.melograph.train.metric.LevelScores;
import org.melograph.ui.player.SnippetSound;
import org.melograph.ui.player.Sound;
import org.melograph.ui.room.FileKinds;
import org.melograph.ui.room.LibraryCare;
import org.melograph.ui.room.ModelChoice;
import org.melograph.ui.room.Verbs;
import org.melograph.zoo.ModelZoo;

/** The program's own verbs in one workspace. */
public final class AppVerbs implements Verbs {
    private final Workspace workspace;
    private final OpenSong songs;

    /** The verbs of an open workspace, which stays its opener's to close. */
    public AppVerbs(Workspace workspace) {
        this.workspace = workspace;
        songs = new OpenSong(workspace);
    }

    @Override
    public List<LibrarySong> songs() throws BadInputException {
        return new BrowseLibrary(workspace).songs();
    }

    @Override
    public List<Refusal> refused() throws BadInputException {
        return new BrowseLibrary(workspace).refused();
    }

    @Override
    public void forgetRefused() throws BadInputException {
        new BrowseLibrary(workspace).forgetRefused();
    }

    @Override
    public void removeRun(long id) throws BadInputException {
        new BrowseLibrary(workspace).removeRun(id);
    }

    @Override
    public List<BrowseLibrary.RunRow> runs() throws BadInputException {
        return new BrowseLibrary(workspace).runs();
    }

    @Override
    public void edit(SongField field, Map<String, String> values) throws BadInputException {
        new BrowseLibrary(workspace).edit(field, values);
    }

    @Override
    public RemovedSongs remove(List<String> hashes) throws BadInputException {
        return new BrowseLibrary(workspace).remove(hashes);
    }

    @Override
    public LabelSongs.Found labels(Path table, Job job) throws BadInputException, StoppedException {
        return new LabelSongs(workspace).find(table, job);
    }

    @Override
    public void restore(RemovedSongs removed) throws BadInputException {
        new BrowseLibrary(workspace).restore(removed);
    }

    @Override
    public LibraryCare care() {
        return new AppLibraryCare(workspace);
    }

    @Override
    public ImportSongs.Report importSongs(List<Path> paths, Job job) throws BadInputException, StoppedException {
        return new ImportSongs(workspace).run(paths, job);
    }

    @Override
    public ClassifySongs.Report classify(ClassifySongs.Request request, Job job)
            throws BadInputException, StoppedException {
        return new ClassifySongs(workspace).run(request, job);
    }

    @Override
    public ClassifySongs.Report classify(ClassifySongs.Request request, ClassifySongs.Listener listener, Job job)
            throws BadInputException, StoppedException {
        return new ClassifySongs(workspace).run(request, listener, job);
    }

    @Override
    public WriteTags.Report writeTags(List<WriteTags.Wish> wishes, Job job) throws BadInputException, StoppedException {
        return new WriteTags(workspace).run(wishes, job);
    }

    @Override
    public MapSongs.Report map(MapSongs.Request request, Consumer<Tensor> layout, Job job)
            throws BadInputException, StoppedException {
        return new MapSongs(workspace).run(request, layout, job);
    }

    @Override
    public ComposeNotes.Report compose(ComposeNotes.Request request, Job job)
            throws BadInputException, StoppedException {
        return new ComposeNotes().run(request, job);
    }

    @Override
    public void warmUp(Job job) throws BadInputException, StoppedException {
        songs.warmUp(job);
    }

    @Override
    public OpenedSong open(Path file) throws BadInputException {
        return songs.run(file);
    }

    @Override
    public List<ListModels.Entry> models(
            @Nullable String id, @Nullable InputShape input, int classes, Map<String, String> set)
            throws BadInputException {
        return new ListModels().run(id, input, classes, set);
    }

    @Override
    public TrainModel.Report train(TrainModel.Request request, RunWatcher watcher, Job job)
            throws BadInputException, StoppedException, DivergedException {
        return new TrainModel(workspace).run(request, watcher, job);
    }

    @Override
    public PaperReport reproduce(ReproducePaper.Request request, PaperWatcher watcher, Job job)
            throws BadInputException, StoppedException {
        return new ReproducePaper(workspace).run(request, watcher, job);
    }

    @Override
    public ReadReproduction.Found reproduction(Path folder) throws BadInputException {
        return ReadReproduction.in(folder);
    }

    @Override
    public SongAnnotations annotations() {
        return new AnnotateSong(workspace);
    }

    @Override
    public Path paperFolder(String paper) {
        return workspace.library().modelFolder().resolveSibling("papers").resolve(paper);
    }

    @Override
    public Sample sample() {
        return SampleProject.find()
                .map(sample -> new Sample(
                        existing(sample.audio(), sample.midi()),
                        existing(sample.verdictModel(), sample.composerModel())))
                .orElse(new Sample(List.of(), List.of()));
    }

    private static List<Path> existing(Path... files) {
        return Stream.of(files).filter(Files::exists).toList();
    }

    @Override
    public ModelChoice describe(Path bundle) throws BadInputException {
        ModelBundle.Contents contents = ModelBundle.read(bundle);
        Architecture architecture = ModelZoo.byId(contents.architecture());
        boolean composes = architecture.task() == Task.CONTINUE;
        String file = String.valueOf(bundle.getFileName());
        LevelScores song = contents.origin().song();
        return new ModelChoice(
                file.endsWith(".melo") ? file.substring(0, file.length() - 5) : file,
                architecture.id(),
                songKind(contents.models().getFirst().spec().frontEnd()),
                composes,
                composes ? List.of() : contents.labels(),
                architecture.task() == Task.TAG ? ClassifySongs.tagThreshold(contents) : null,
                song == null ? null : song.accuracy(),
                bundle);
    }

    private static String songKind(FrontEnd frontEnd) throws BadInputException {
        FeatureSpec spec = Features.byId(frontEnd.feature()).spec();
        return spec.takes(Row.class) ? "table" : spec.takes(NoteSequence.class) ? "midi" : "audio";
    }

    @Override
    public Sound sound(Path file, Job job) throws BadInputException, StoppedException {
        if (FileKinds.isMidi(file)) {
            return render(notes(file, job), job);
        }
        return new Sound(PlayerSource.file(file), reading -> open(file).outline(seen -> {}, reading));
    }

    @Override
    public Sound snippets(Path file, List<Range> stretches, Job job) throws BadInputException, StoppedException {
        return SnippetSound.of(sound(file, job), stretches);
    }

    @Override
    public NoteSequence notes(Path file, Job job) throws BadInputException, StoppedException {
        return new MidiReader().read(file, ReadOptions.STANDARD, job);
    }

    @Override
    public void export(Picture picture, Path file, ExportPicture.Options options, Job job)
            throws BadInputException, StoppedException {
        new ExportPicture().run(picture, file, options, job);
    }

    @Override
    public Sound render(NoteSequence notes, Job job) throws BadInputException, StoppedException {
        Tensor stereo = NoteRenderer.render(notes, SoundFonts.choose(null), job);
        return new Sound(PlayerSource.samples(notes.id(), stereo, NoteRenderer.SAMPLE_RATE), inside -> outline(stereo));
    }

    private static WaveOverview outline(Tensor stereo) {
        float[] both = stereo.values();
        float[] mono = new float[stereo.size(0)];
        for (int i = 0; i < mono.length; i++) {
            mono[i] = (both[2 * i] + both[2 * i + 1]) / 2;
        }
        return WaveOverview.of("", Tensor.wrap(mono, new Axis("sample", mono.length)), NoteRenderer.SAMPLE_RATE);
    }

    @Override
    public void save(NoteSequence notes, Path file, Job job) throws BadInputException, StoppedException {
        new SaveNotes().run(notes, null, file, job);
    }

    @Override
    public ExplainVerdict.Report explain(ExplainVerdict.Request request, Consumer<Relevance> news, Job job)
            throws BadInputException, StoppedException {
        return new ExplainVerdict(workspace).run(request, news, job);
    }

    @Override
    public CheckExplanation.Report check(Path bundle, Path song, Relevance map, String label, double share, Job job)
            throws BadInputException, StoppedException {
        return new CheckExplanation(workspace).run(bundle, song, map, label, share, 1, job);
    }

    @Override
    public Pcm decided(Path song, Relevance map, double share, boolean alone, Job job)
            throws BadInputException, StoppedException {
        return new HearExplanation().run(song, map, share, alone, job);
    }

    @Override
    public HorseTest.SongReport horse(HorseTest.Request request, Consumer<HorseTest.Line> news, Job job)
            throws BadInputException, StoppedException {
        return new HorseTest(workspace).ofSong(request, news, job);
    }

    @Override
    public HorseTest.SetReport horse(Path bundle, TrainModel.Report run, Job job)
            throws BadInputException, StoppedException {
        return new HorseTest(workspace).ofRun(bundle, run, 1, job);
    }

    @Override
    public MeasureImportance.Report importance(Path bundle, TrainModel.Report run, int repeats, Job job)
            throws BadInputException, StoppedException {
        return new MeasureImportance(workspace).ofRun(bundle, run, repeats, 1, job);
    }

    @Override
    public Pcm altered(Path song, String alteration, long seed, Job job) throws BadInputException, StoppedException {
        return HorseTest.hear(song, alteration, seed, job);
    }

    @Override
    public void save(Pcm sound, Path file) throws BadInputException {
        new HearExplanation().write(sound, file);
    }
}
