package org.melograph.ui.shell;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.melograph.app.BrowseLibrary;
import org.melograph.app.ClassifySongs;
import org.melograph.app.ComposeNotes;
import org.melograph.app.ExtractFeature;
import org.melograph.app.ImportSongs;
import org.melograph.app.LibrarySong;
import org.melograph.app.ListModels;
import org.melograph.app.MapSongs;
import org.melograph.app.SampleProject;
import org.melograph.app.SaveNotes;
import org.melograph.app.TrainModel;
import org.melograph.app.Workspace;
import org.melograph.base.BadInputException;
import org.melograph.base.DivergedException;
import org.melograph.base.Job;
import org.melograph.base.Refusal;
import org.melograph.base.StoppedException;
import org.melograph.base.Tensor;
import org.melograph.io.ReadOptions;
import org.melograph.io.audio.AudioReader;
import org.melograph.model.InputShape;
import org.melograph.music.Clip;
import org.melograph.music.NoteSequence;
import org.melograph.train.RunWatcher;
import org.melograph.ui.room.ModelChoice;
import org.melograph.ui.room.Verbs;

/** The program's own verbs in one workspace. */
final class AppVerbs implements Verbs {
    /** Songs are played at this rate, in Hz; every sound card takes it. */
    private static final int PLAYBACK_RATE = 44_100;

    private final Workspace workspace;

    AppVerbs(Workspace workspace) {
        this.workspace = workspace;
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
    public List<BrowseLibrary.RunRow> runs() throws BadInputException {
        return new BrowseLibrary(workspace).runs();
    }

    @Override
    public void label(List<String> hashes, String label) throws BadInputException {
        new BrowseLibrary(workspace).label(hashes, label);
    }

    @Override
    public void remove(List<String> hashes) throws BadInputException {
        new BrowseLibrary(workspace).remove(hashes);
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
    public ExtractFeature.Report feature(Path file, String feature, Map<String, String> set, Job job)
            throws BadInputException, StoppedException {
        return new ExtractFeature(workspace).run(file, feature, set, job);
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
        throw new BadInputException("'" + bundle + "' cannot be read yet.");
    }

    @Override
    public Clip sound(Path file, Job job) throws BadInputException, StoppedException {
        return new AudioReader().read(file, ReadOptions.at(PLAYBACK_RATE), job);
    }

    @Override
    public Clip render(NoteSequence notes, Job job) throws BadInputException, StoppedException {
        throw new BadInputException("'" + notes.id() + "' cannot be rendered yet.");
    }

    @Override
    public void save(NoteSequence notes, Path file, Job job) throws BadInputException, StoppedException {
        new SaveNotes().run(notes, null, file, job);
    }
}
