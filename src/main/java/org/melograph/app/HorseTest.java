package org.melograph.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.melograph.base.BadInputException;
import org.melograph.base.Job;
import org.melograph.base.Refusal;
import org.melograph.base.StoppedException;
import org.melograph.explain.Jury;
import org.melograph.explain.Pcm;
import org.melograph.explain.alter.Alteration;
import org.melograph.explain.alter.Alterations;
import org.melograph.io.InputFile;
import org.melograph.io.ReadOptions;
import org.melograph.io.Readers;
import org.melograph.io.audio.AudioReader;
import org.melograph.io.audio.WavWriter;
import org.melograph.io.source.SourceSpec;
import org.melograph.music.Clip;
import org.melograph.music.Collection;
import org.melograph.music.Item;
import org.melograph.music.Song;
import org.melograph.project.ModelBundle;
import org.melograph.train.metric.Score;

/**
 * Asks a model again about songs that are altered without becoming other music (Sturm, A Simple Method to Determine if a Music
 * Information Retrieval System is a Horse, 2014): a model that hears the music keeps its verdict, one that hears loudness, the
 * recording or the coding does not. Altered songs are judged as files: written, read and resampled as any other.
 */
public final class HorseTest {
    private final Workspace workspace;

    public HorseTest(Workspace workspace) {
        this.workspace = workspace;
    }

    /**
     * What to ask about one song.
     *
     * @param alterations their ids; empty for all
     * @param seed of noise
     */
    public record Request(Path bundle, Path song, List<String> alterations, long seed) {
        public Request {
            alterations = List.copyOf(alterations);
        }
    }

    /**
     * What became of the verdict.
     *
     * @param alteration its id
     * @param title for people
     * @param how what was done, one sentence
     * @param sameMusic whether a listener would still call it the same music; else the model was asked about nothing
     * @param label the verdict on the altered song
     * @param confidence the label's probability
     * @param probability of the class that the model gave the song as it is
     * @param change of that probability
     * @param flips whether the label is another
     */
    public record Line(
            String alteration,
            String title,
            String how,
            boolean sameMusic,
            String label,
            double confidence,
            double probability,
            double change,
            boolean flips) {}

    /**
     * One song's test.
     *
     * @param label the verdict on the song as it is
     * @param lines the most harmful first: flips, then by the probability that is lost; nothing at all stands last
     * @param refused alterations that could not be made, and why
     */
    public record SongReport(
            String song,
            String architecture,
            String label,
            double probability,
            int flips,
            List<Line> lines,
            List<Refusal> refused) {
        public SongReport {
            lines = List.copyOf(lines);
            refused = List.copyOf(refused);
        }
    }

    /**
     * What to ask about many labelled songs.
     *
     * @param source null for the library's labelled songs
     * @param only the songs that the source's column {@code split} gives this part; null for all
     */
    public record SetRequest(
            Path bundle,
            @Nullable SourceSpec source,
            @Nullable String only,
            List<String> alterations,
            long seed) {
        public SetRequest {
            alterations = List.copyOf(alterations);
        }
    }

    /**
     * What became of the verdicts.
     *
     * @param accuracy over the altered songs
     * @param difference of the accuracy, song by song
     * @param changed the part of the songs whose label is another
     */
    public record SetLine(
            String alteration,
            String title,
            String how,
            boolean sameMusic,
            Score accuracy,
            Score difference,
            double changed) {}

    /**
     * A set's test.
     *
     * @param accuracy over the songs as they are
     * @param lines the most harmful first, by accuracy, then by changed labels; nothing at all stands last
     * @param refused songs that were left out
     */
    public record SetReport(
            String model, String architecture, int songs, Score accuracy, List<SetLine> lines, List<Refusal> refused) {
        public SetReport {
            lines = List.copyOf(lines);
            refused = List.copyOf(refused);
        }
    }

    /**
     * Tests one song.
     *
     * @param news takes each line as soon as it is there
     * @throws BadInputException when the bundle or song cannot be used, the model gives no verdicts or hears no sound
     */
    public SongReport ofSong(Request request, Consumer<Line> news, Job job) throws BadInputException, StoppedException {
        List<Alteration> alterations = Alterations.byIds(request.alterations());
        try (ModelBundle.LoadedModel loaded = ModelBundle.open(request.bundle())) {
            Juries.checkJudges(request.bundle(), loaded.contents());
            checkSound(request.song());
            List<String> labels = loaded.contents().labels();
            List<Line> lines = new ArrayList<>();
            List<Refusal> refused = new ArrayList<>();
            List<Double> plain = new ArrayList<>();
            judge(loaded, request.song(), alterations, request.seed(), job, (alteration, said, why) -> {
                if (alteration == null) {
                    plain.addAll(said);
                } else if (said.isEmpty()) {
                    refused.add(new Refusal(alteration.title(), why));
                } else {
                    Line line = line(alteration, labels, plain, said);
                    lines.add(line);
                    news.accept(line);
                }
            });
            int first = largest(plain);
            lines.sort(Comparator.comparing(Line::sameMusic)
                    .reversed()
                    .thenComparing(Comparator.comparing(Line::flips).reversed())
                    .thenComparingDouble(Line::change));
            int flips =
                    (int) lines.stream().filter(l -> l.sameMusic() && l.flips()).count();
            return new SongReport(
                    request.song().toString(),
                    loaded.contents().architecture(),
                    labels.get(first),
                    plain.get(first),
                    flips,
                    lines,
                    refused);
        }
    }

    private static Line line(Alteration alteration, List<String> labels, List<Double> plain, List<Double> said) {
        int first = largest(plain);
        int now = largest(said);
        return new Line(
                alteration.id(),
                alteration.title(),
                alteration.how(),
                alteration.isSameMusic(),
                labels.get(now),
                said.get(now),
                said.get(first),
                said.get(first) - plain.get(first),
                now != first);
    }

    private static int largest(List<Double> said) {
        int best = 0;
        for (int c = 1; c < said.size(); c++) {
            best = said.get(c) > said.get(best) ? c : best;
        }
        return best;
    }

    private static void checkSound(Path song) throws BadInputException {
        InputFile.check(song);
        if (!(Readers.forFile(song) instanceof AudioReader)) {
            throw new BadInputException(InputFile.quoted(song)
                    + " holds no sound, which is what is altered. Choose an audio file and a model that hears sound.");
        }
    }

    /** Takes what is said of the song as it is, with null, and then of each alteration; nothing said, and why. */
    private interface Hearer {
        void hear(@Nullable Alteration alteration, List<Double> said, String why);
    }

    private void judge(
            ModelBundle.LoadedModel loaded, Path song, List<Alteration> alterations, long seed, Job job, Hearer hearer)
            throws BadInputException, StoppedException {
        Jury jury = Juries.of(loaded, song, workspace.threads(), job.part(0, 0.03));
        List<Double> plain = jury.probabilities(job.part(0.03, 0.05));
        if (plain.isEmpty()) {
            throw new BadInputException(
                    InputFile.quoted(song) + " cannot be heard by this model. Choose a model that hears sound.");
        }
        hearer.hear(null, plain, "");
        Pcm sound = Pcm.read(song, job.part(0.05, 0.05));
        int done = 0;
        for (int from = 0; from < alterations.size(); from += workspace.threads()) {
            List<Alteration> some = alterations.subList(from, Math.min(alterations.size(), from + workspace.threads()));
            Map<Alteration, String> why = new HashMap<>();
            List<Jury.Version> versions = new ArrayList<>();
            for (Alteration alteration : some) {
                versions.add(item -> {
                    try {
                        return altered(item, sound, alteration, seed, job.part(0, 0));
                    } catch (BadInputException e) {
                        synchronized (why) {
                            why.put(alteration, e.reason());
                        }
                        throw e;
                    }
                });
            }
            List<List<Double>> said = jury.probabilities(versions, job.part(0, 0));
            for (int i = 0; i < some.size(); i++) {
                String reason = why.getOrDefault(some.get(i), "It leaves too little to hear.");
                hearer.hear(some.get(i), said.get(i), reason);
            }
            done += some.size();
            job.report(
                    0.05 + 0.95 * done / alterations.size(),
                    "Asking about alteration " + done + " of " + alterations.size());
        }
    }

    private static Item altered(Item item, Pcm sound, Alteration alteration, long seed, Job job)
            throws BadInputException, StoppedException {
        if (!(item instanceof Clip clip)) {
            throw new BadInputException("This model hears no sound.");
        }
        try {
            Path file = Files.createTempFile("melograph", ".wav");
            try {
                alteration.of(sound, seed, job).write(file, WavWriter.Encoding.FLOAT_32);
                return new AudioReader().read(file, ReadOptions.at(clip.sampleRate()), job);
            } finally {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new BadInputException(
                    "No file can be written in the folder for temporary files. Free some space.", e);
        }
    }

    /**
     * Tests many songs.
     *
     * @throws BadInputException when the bundle or source cannot be used, or no song of it is left
     */
    public SetReport ofSet(SetRequest request, Job job) throws BadInputException, StoppedException {
        try (ModelBundle.LoadedModel loaded = ModelBundle.open(request.bundle())) {
            Collection songs = LibrarySource.open(workspace, request.source(), loaded, false, job.part(0, 0.02));
            if (songs.table() != null) {
                throw new BadInputException(
                        "'" + songs.name() + "' is a table, and its songs cannot be heard. Give audio files.");
            }
            List<Song> asked = songs.songs().stream()
                    .filter(s -> request.only() == null || request.only().equals(s.split()))
                    .toList();
            return ofSongs(
                    request.bundle(),
                    loaded,
                    songs.with(asked, songs.refused(), List.of()),
                    request,
                    job.part(0.02, 1));
        }
    }

    /**
     * Tests the songs that a run held out.
     *
     * @param run with the predictions on them
     * @param seed of noise
     * @throws BadInputException when the bundle cannot be used, or no held-out song is a file with sound
     */
    public SetReport ofRun(Path bundle, TrainModel.Report run, long seed, Job job)
            throws BadInputException, StoppedException {
        try (ModelBundle.LoadedModel loaded = ModelBundle.open(bundle)) {
            SetRequest request = new SetRequest(bundle, null, null, List.of(), seed);
            return ofSongs(bundle, loaded, HeldOutSongs.of(workspace, run), request, job);
        }
    }

    private SetReport ofSongs(
            Path bundle, ModelBundle.LoadedModel loaded, Collection songs, SetRequest request, Job job)
            throws BadInputException, StoppedException {
        Juries.checkJudges(bundle, loaded.contents());
        List<Alteration> alterations = Alterations.byIds(request.alterations());
        HorseCounts counts = new HorseCounts(loaded.contents().labels(), alterations);
        List<Refusal> refused = new ArrayList<>(songs.refused());
        List<Song> asked = songs.songs();
        for (int i = 0; i < asked.size(); i++) {
            Song song = asked.get(i);
            String name = "Song " + (i + 1) + " of " + asked.size() + ": ";
            Job part = named(name, job.part((double) i / asked.size(), (i + 1.0) / asked.size()));
            try {
                checkSound(song.path());
                counts.begin(song);
                judge(
                        loaded,
                        song.path(),
                        alterations,
                        request.seed(),
                        part,
                        (alteration, said, why) -> counts.heard(alteration, said));
                counts.end();
            } catch (BadInputException e) {
                refused.add(new Refusal(song.id(), e.reason()));
            }
        }
        if (counts.songs() == 0) {
            throw new BadInputException("'" + songs.name() + "' has no song that can be altered and judged."
                    + (refused.isEmpty()
                            ? ""
                            : " The first was left out because: "
                                    + refused.getFirst().reason()));
        }
        return new SetReport(
                bundle.toString(),
                loaded.contents().architecture(),
                counts.songs(),
                counts.accuracy(request.seed()),
                counts.lines(request.seed()),
                refused);
    }

    private static Job named(String before, Job job) {
        return new Job() {
            @Override
            public void report(double fraction, String doing) {
                job.report(fraction, before + doing);
            }

            @Override
            public boolean isStopped() {
                return job.isStopped();
            }
        };
    }

    /** The altered song as sound. */
    public static Pcm hear(Path song, String alteration, long seed, Job job)
            throws BadInputException, StoppedException {
        checkSound(song);
        Pcm sound = Pcm.read(song, job.part(0, 0.3));
        return Alterations.byIds(List.of(alteration)).getFirst().of(sound, seed, job.part(0.3, 1));
    }
}
