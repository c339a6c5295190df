package org.melograph.app;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.melograph.base.BadInputException;
import org.melograph.base.Job;
import org.melograph.base.StoppedException;
import org.melograph.dataset.FrontEnd;
import org.melograph.explain.Ear;
import org.melograph.explain.Jury;
import org.melograph.explain.Voice;
import org.melograph.feature.Features;
import org.melograph.io.InputFile;
import org.melograph.io.ReadOptions;
import org.melograph.io.Reader;
import org.melograph.io.Readers;
import org.melograph.model.Task;
import org.melograph.music.Clip;
import org.melograph.music.Item;
import org.melograph.music.NoteSequence;
import org.melograph.music.Row;
import org.melograph.project.ModelBundle;
import org.melograph.train.metric.Temperature;
import org.melograph.zoo.ModelZoo;

/** Makes juries of a bundle's models. */
final class Juries {
    private Juries() {}

    /**
     * Refuses what gives no verdict on classes.
     *
     * @throws BadInputException when the bundle composes or says tags
     */
    static void checkJudges(Path bundle, ModelBundle.Contents contents) throws BadInputException {
        Task task = ModelZoo.byId(contents.architecture()).task();
        if (task == Task.CONTINUE) {
            throw new BadInputException("'" + bundle + "' composes and gives no verdicts. Choose a classifier.");
        }
        if (task == Task.TAG) {
            throw new BadInputException("'" + bundle
                    + "' says tags, each for itself, and names no class to be explained. Choose a classifier.");
        }
    }

    /** Whether a bundle's models hear rows of tables. */
    static boolean hearsRows(ModelBundle.Contents contents) throws BadInputException {
        FrontEnd frontEnd = contents.models().getFirst().spec().frontEnd();
        return Features.byId(frontEnd.feature()).spec().takes(Row.class);
    }

    /**
     * A jury that hears one song.
     *
     * @throws BadInputException when the file cannot be read, or is neither sound nor notes
     */
    static Jury of(ModelBundle.LoadedModel loaded, Path song, int threads, Job job)
            throws BadInputException, StoppedException {
        Map<FrontEnd, List<Voice>> voices = new LinkedHashMap<>();
        List<ModelBundle.Solo> models = loaded.contents().models();
        boolean alone = models.size() == 1;
        for (int i = 0; i < models.size(); i++) {
            ModelBundle.Voice voice = loaded.voices().get(i);
            // A model alone is calibrated by the bundle; in an ensemble each member by its own figures before.
            Temperature own =
                    alone ? Temperature.NONE : Certainty.of(models.get(i)).temperature();
            voices.computeIfAbsent(voice.model().spec().frontEnd(), _ -> new ArrayList<>())
                    .add(new Voice(voice.model(), voice.weight(), own));
        }
        InputFile.check(song);
        Reader<?> reader = Readers.forFile(song);
        Map<Integer, Item> read = new HashMap<>();
        List<Ear> ears = new ArrayList<>();
        for (Map.Entry<FrontEnd, List<Voice>> ear : voices.entrySet()) {
            FrontEnd frontEnd = ear.getKey();
            int rate = Features.byId(frontEnd.feature()).sampleRate(frontEnd.settings());
            Item item = read.get(rate);
            if (item == null) {
                item = item(reader, song, rate, job);
                read.put(rate, item);
            }
            ears.add(new Ear(frontEnd, ear.getValue(), item));
        }
        return new Jury(ears, Certainty.of(loaded.contents()).temperature(), threads);
    }

    private static Item item(Reader<?> reader, Path song, int rate, Job job)
            throws BadInputException, StoppedException {
        ReadOptions options = rate == 0 ? ReadOptions.STANDARD : ReadOptions.at(rate);
        return switch (reader.read(song, options, job)) {
            case Clip clip -> clip;
            case NoteSequence notes -> notes;
            default ->
                throw new BadInputException(InputFile.quoted(song)
                        + " holds neither sound nor notes, so no part of it can be hidden or changed. Choose an audio or"
                        + " MIDI file.");
        };
    }
}
