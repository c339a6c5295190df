package org.melograph.ui.room;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.melograph.app.BrowseLibrary;
import org.melograph.app.ClassifySongs;
import org.melograph.app.ComposeNotes;
import org.melograph.app.ExportPicture;
import org.melograph.app.ImportSongs;
import org.melograph.app.LabelSongs;
import org.melograph.app.LibrarySong;
import org.melograph.app.ListModels;
import org.melograph.app.MapSongs;
import org.melograph.app.PaperReport;
import org.melograph.app.PaperWatcher;
import org.melograph.app.ReadReproduction;
import org.melograph.app.ReproducePaper;
import org.melograph.app.SongAnnotations;
import org.melograph.app.TrainModel;
import org.melograph.app.WriteTags;
import org.melograph.app.listen.OpenSong;
import org.melograph.app.listen.OpenedSong;
import org.melograph.base.BadInputException;
import org.melograph.base.DivergedException;
import org.melograph.base.Job;
import org.melograph.base.Refusal;
import org.melograph.base.StoppedException;
import org.melograph.base.Tensor;
import org.melograph.model.InputShape;
import org.melograph.music.NoteSequence;
import org.melograph.plot.Picture;
import org.melograph.plot.Range;
import org.melograph.project.RemovedSongs;
import org.melograph.project.SongField;
import org.melograph.sound.Snippets;
import org.melograph.train.RunWatcher;
import org.melograph.ui.player.Sound;

/**
 * Everything the rooms ask of the program: the verbs of {@code app}, and reading and writing what is heard. One
 * interface, so that a room can be tried with verbs that answer at once.
 */
public interface Verbs extends WhyVerbs {
    /** Every song of the library, see {@link BrowseLibrary#songs}. */
    List<LibrarySong> songs() throws BadInputException;

    /** The files that were refused, see {@link BrowseLibrary#refused}. */
    List<Refusal> refused() throws BadInputException;

    /** Forgets the files that were refused, see {@link BrowseLibrary#forgetRefused}. */
    void forgetRefused() throws BadInputException;

    /** Forgets a run, see {@link BrowseLibrary#removeRun}. */
    void removeRun(long id) throws BadInputException;

    /** Every run, newest first, see {@link BrowseLibrary#runs}. */
    List<BrowseLibrary.RunRow> runs() throws BadInputException;

    /** Writes a field of songs, see {@link BrowseLibrary#edit}. */
    void edit(SongField field, Map<String, String> values) throws BadInputException;

    /** Takes songs off the list, see {@link BrowseLibrary#remove}. */
    RemovedSongs remove(List<String> hashes) throws BadInputException;

    /** Looks which labels a table gives to songs, see {@link LabelSongs#find}. */
    LabelSongs.Found labels(Path table, Job job) throws BadInputException, StoppedException;

    /** Puts songs back that were removed, see {@link BrowseLibrary#restore}. */
    void restore(RemovedSongs removed) throws BadInputException;

    /** What keeps the library in order. */
    LibraryCare care();

    /** Imports, see {@link ImportSongs#run}. */
    ImportSongs.Report importSongs(List<Path> paths, Job job) throws BadInputException, StoppedException;

    /** Judges songs, see {@link ClassifySongs#run}. */
    ClassifySongs.Report classify(ClassifySongs.Request request, Job job) throws BadInputException, StoppedException;

    /** Judges songs and tells of each at once, see {@link ClassifySongs#run(ClassifySongs.Request, ClassifySongs.Listener, Job)}. */
    ClassifySongs.Report classify(ClassifySongs.Request request, ClassifySongs.Listener listener, Job job)
            throws BadInputException, StoppedException;

    /** Writes tags into files, see {@link WriteTags#run}. */
    WriteTags.Report writeTags(List<WriteTags.Wish> wishes, Job job) throws BadInputException, StoppedException;

    /** Maps songs, see {@link MapSongs#run}. */
    MapSongs.Report map(MapSongs.Request request, Consumer<Tensor> layout, Job job)
            throws BadInputException, StoppedException;

    /** Composes, see {@link ComposeNotes#run}. */
    ComposeNotes.Report compose(ComposeNotes.Request request, Job job) throws BadInputException, StoppedException;

    /** Makes ready to open songs, see {@link OpenSong#warmUp}. */
    void warmUp(Job job) throws BadInputException, StoppedException;

    /** Opens a song to be looked at, see {@link OpenSong#run}. */
    OpenedSong open(Path file) throws BadInputException;

    /** What is said of moments and stretches of songs. */
    SongAnnotations annotations();

    /** Lists the zoo, see {@link ListModels#run}. */
    List<ListModels.Entry> models(@Nullable String id, @Nullable InputShape input, int classes, Map<String, String> set)
            throws BadInputException;

    /** Trains, see {@link TrainModel#run}. */
    TrainModel.Report train(TrainModel.Request request, RunWatcher watcher, Job job)
            throws BadInputException, StoppedException, DivergedException;

    /** Runs a paper's experiment again, see {@link ReproducePaper#run}. */
    PaperReport reproduce(ReproducePaper.Request request, PaperWatcher watcher, Job job)
            throws BadInputException, StoppedException;

    /** What an earlier reproduction left in a folder, see {@link ReadReproduction#in}. */
    ReadReproduction.Found reproduction(Path folder) throws BadInputException;

    /** Where a paper's report goes unless the user says otherwise; it need not exist. */
    Path paperFolder(String paper);

    /** The songs that come with the program and the models trained on them; empty lists where they are not installed. */
    Sample sample();

    /** What a model bundle says of itself. */
    ModelChoice describe(Path bundle) throws BadInputException;

    /** A song's sound; a MIDI file is rendered. */
    Sound sound(Path file, Job job) throws BadInputException, StoppedException;

    /** Stretches of a song's sound one after the other, in seconds; at least one. See {@link Snippets}. */
    Sound snippets(Path file, List<Range> stretches, Job job) throws BadInputException, StoppedException;

    /** The notes of a MIDI file. */
    NoteSequence notes(Path file, Job job) throws BadInputException, StoppedException;

    /** Writes a picture or its values, see {@link ExportPicture#run}. */
    void export(Picture picture, Path file, ExportPicture.Options options, Job job)
            throws BadInputException, StoppedException;

    /** Composed notes as sound. */
    Sound render(NoteSequence notes, Job job) throws BadInputException, StoppedException;

    /** Writes notes as {@code .mid} or, rendered, as {@code .wav}. */
    void save(NoteSequence notes, Path file, Job job) throws BadInputException, StoppedException;

    /**
     * The sample project.
     *
     * @param songs folders and files to import
     * @param models bundles trained on them
     */
    record Sample(List<Path> songs, List<Path> models) {
        public Sample {
            songs = List.copyOf(songs);
            models = List.copyOf(models);
        }
    }
}
