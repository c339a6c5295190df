package org.melograph.cli;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.melograph.app.Certainty;
import org.melograph.app.ClassifySongs;
import org.melograph.app.WriteTags;
import org.melograph.app.WriteVerdicts;
import org.melograph.base.BadInputException;
import org.melograph.base.Job;
import org.melograph.base.Refusal;
import org.melograph.base.StoppedException;
import org.melograph.io.audio.TagField;
import org.melograph.train.metric.Score;
import org.melograph.train.metric.VotePolicy;
import org.melograph.train.metric.VoteRule;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** A model's verdict on songs. */
@Command(
        name = "classify",
        description = "A model's verdict on songs: label, probabilities, portrait.",
        footer = {
            "%nExample: melograph classify mine.melo song.mp3 --snippets 100 --timeline 3",
            "A whole folder: melograph classify mine.melo songs/ --csv verdicts.csv --m3u lists/ --undecided model"
        })
final class ClassifyVerb extends Verb {
    /** What {@code --undecided} takes besides a probability. */
    private static final String BY_MODEL = "model";

    @Parameters(index = "0", paramLabel = "M.melo", description = "The model.")
    Path bundle = Path.of("");

    @Parameters(index = "1..*", arity = "1..*", paramLabel = "PATH", description = "Files, folders and tables.")
    List<Path> paths = List.of();

    @Mixin
    ReadingOptions reading = new ReadingOptions();

    @Option(names = "--snippets", paramLabel = "N", description = "Judge N random snippets instead of all pieces.")
    int snippets;

    @Option(
            names = "--vote",
            paramLabel = "K",
            description =
                    "K pieces must name the label, or the song is undecided; by majority unless --rule says otherwise.")
    int vote;

    @Option(
            names = "--rule",
            paramLabel = "R",
            description = "How pieces become a label: mean, majority, max, product, median or trimmed (default: mean).")
    @Nullable
    String rule;

    @Option(
            names = "--margin",
            paramLabel = "P",
            description = "The label must lead the next one by so much of the rule's shares, 0 to 1, or the song is"
                    + " undecided.")
    double margin;

    @Option(
            names = "--undecided",
            paramLabel = "P|model",
            description =
                    "Below this probability, 0 to 1, a song is undecided; 'model': below the one that its validation"
                            + " part chose.")
    String undecided = "0";

    @Option(names = "--timeline", paramLabel = "SECONDS", description = "The class along the song, so far apart.")
    double timeline;

    @Option(
            names = "--piece",
            paramLabel = "SECONDS",
            description = "The length of a piece, at most as the model was trained (default: as trained).")
    double piece;

    @Option(
            names = "--hop",
            paramLabel = "SECONDS",
            description = "From one piece's start to the next one's (default: as trained).")
    double hop;

    @Option(names = "--pieces", description = "With --json: also where each piece lies and its probabilities.")
    boolean pieces;

    @Option(names = "--csv", paramLabel = "F", description = "Also write the verdicts as a table.")
    @Nullable
    Path csv;

    @Option(names = "--m3u", paramLabel = "DIR", description = "Also write a playlist for each label.")
    @Nullable
    Path m3u;

    @Option(
            names = "--write-tags",
            paramLabel = "genre|mood",
            arity = "0..1",
            fallbackValue = "",
            description =
                    "Also write the labels into the songs' files: as genre, or as mood where the labels are moods.")
    @Nullable
    String writeTags;

    /** The document of {@code --json}. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Document(
            List<ClassifySongs.Verdict> songs,
            List<Refusal> refused,
            AskedModel model,
            boolean stopped,
            @Nullable Integer tagsWritten) {}

    /** What the document says of the model. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record AskedModel(String architecture, @Nullable Score songAccuracy, Certainty certainty) {}

    @Override
    int work(Job job) throws BadInputException, StoppedException {
        if (snippets < 0 || vote < 0 || !(timeline >= 0) || !(piece >= 0) || !(hop >= 0)) {
            throw new BadCommandException("'--snippets', '--vote', '--timeline', '--piece' and '--hop' are 0 or more.");
        }
        ClassifySongs.Request request = new ClassifySongs.Request(
                bundle,
                paths,
                snippets,
                policy(),
                undecided.equals(BY_MODEL),
                timeline,
                seed,
                reading.asWritten,
                piece,
                hop,
                pieces,
                snippets == 0 && piece == 0 && hop == 0);
        TagField field = field();
        ClassifySongs.Report report = new ClassifySongs(workspace()).run(request, job);
        List<String> unwritten = write(report.songs());
        List<Refusal> refused = new ArrayList<>(report.refused());
        Integer written = null;
        if (writeTags != null && !report.stopped() && !report.songs().isEmpty()) {
            WriteTags.Report tags =
                    new WriteTags(workspace()).run(WriteVerdicts.tags(report.songs(), of(field, report)), job);
            refused.addAll(tags.refused());
            written = tags.written();
        }
        if (json) {
            terminal.json(new Document(
                    report.songs(),
                    refused,
                    new AskedModel(report.architecture(), report.songAccuracy(), report.certainty()),
                    report.stopped(),
                    written));
        } else {
            Tables.verdicts(terminal, report);
            if (written != null) {
                terminal.say("wrote tags of %d files", written);
            }
        }
        int status = status(refused);
        if (!unwritten.isEmpty()) {
            unwritten.forEach(terminal::tell);
            return FAILED;
        }
        if (report.stopped()) {
            remark("Stopped by you; what was judged until then is kept"
                    + (writeTags == null ? "." : ", no tag was written."));
            return STOPPED;
        }
        return report.songs().isEmpty() ? FAILED : status;
    }

    /** Writes what was asked for; why some of it could not be. The verdicts are printed all the same. */
    private List<String> write(List<ClassifySongs.Verdict> songs) {
        List<String> unwritten = new ArrayList<>();
        Path table = csv;
        if (table != null) {
            try {
                WriteVerdicts.csv(songs, table);
            } catch (BadInputException e) {
                unwritten.add(e.reason());
            }
        }
        Path playlists = m3u;
        if (playlists != null) {
            try {
                WriteVerdicts.playlists(songs, playlists);
            } catch (BadInputException e) {
                unwritten.add(e.reason());
            }
        }
        return unwritten;
    }

    private VotePolicy policy() {
        VoteRule named = rule == null
                ? vote > 0 ? VoteRule.MAJORITY : VoteRule.MEAN
                : command(() -> VoteRule.byId(String.valueOf(rule)));
        double least = undecided.equals(BY_MODEL) ? 0 : part("--undecided", undecided);
        if (!(margin >= 0 && margin <= 1)) {
            throw new BadCommandException("'--margin " + margin + "' is none. Give a part from 0 to 1.");
        }
        return new VotePolicy(named, vote, margin, least);
    }

    private static double part(String option, String text) {
        double value;
        try {
            value = Double.parseDouble(text);
        } catch (NumberFormatException e) {
            value = Double.NaN;
        }
        if (!(value >= 0 && value <= 1)) {
            throw new BadCommandException(
                    "'" + option + " " + text + "' is no probability. Give a number from 0 to 1, or 'model'.");
        }
        return value;
    }

    /** The field that was named; null for the one that fits the labels. */
    private @Nullable TagField field() {
        String name = writeTags;
        if (name == null || name.isEmpty()) {
            return null;
        }
        return switch (name.toLowerCase(Locale.ROOT)) {
            case "genre" -> TagField.GENRE;
            case "mood" -> TagField.MOOD;
            default -> throw new BadCommandException("Tags are written as 'genre' or 'mood', not '" + name + "'.");
        };
    }

    private static TagField of(@Nullable TagField named, ClassifySongs.Report report) {
        if (named != null) {
            return named;
        }
        List<String> labels =
                List.copyOf(report.songs().getFirst().probabilities().keySet());
        return WriteVerdicts.areMoods(labels) ? TagField.MOOD : TagField.GENRE;
    }
}
