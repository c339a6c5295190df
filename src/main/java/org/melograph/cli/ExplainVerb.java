package org.melograph.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.melograph.app.CheckExplanation;
import org.melograph.app.ExplainVerdict;
import org.melograph.app.HearExplanation;
import org.melograph.app.WriteExplanation;
import org.melograph.base.BadInputException;
import org.melograph.base.Job;
import org.melograph.base.StoppedException;
import org.melograph.explain.Contributions;
import org.melograph.explain.Fill;
import org.melograph.explain.Patches;
import org.melograph.explain.Relevance;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Tells why a model says what it says of a song. */
@Command(
        name = "explain",
        description =
                "Which times and frequencies of a song, or which columns of a row, decided; as picture, numbers and sound.",
        footer = "%nExample: melograph explain mine.melo song.mp3 --out why.png --wav-decided decided.wav")
final class ExplainVerb extends Verb {
    private static final double PERCENT = 100;

    @Parameters(index = "0", paramLabel = "M.melo", description = "The model.")
    Path bundle = Path.of("");

    @Parameters(index = "1", paramLabel = "SONG", description = "An audio or MIDI file; for models of tables a table.")
    Path song = Path.of("");

    @Option(
            names = "--method",
            paramLabel = "METHOD",
            description = "occlusion, gradient, gradient-input, smooth, integrated or quantities (default: occlusion;"
                    + " quantities for tables).")
    @Nullable
    String method;

    @Option(names = "--class", paramLabel = "C", description = "The class to explain (default: the verdict).")
    @Nullable
    String label;

    @Option(names = "--row", paramLabel = "N", description = "The row of a table, counted from 0 (default: 0).")
    int row;

    @Option(
            names = "--fill",
            paramLabel = "FILL",
            description = "What hides a patch: mean, silence or blur (default: mean).")
    String fill = "mean";

    @Option(names = "--bands", paramLabel = "N", description = "Patches upwards, 1 to 128 (default: 8).")
    int bands = Patches.STANDARD.bands();

    @Option(
            names = "--patch",
            paramLabel = "SECONDS",
            description = "Length of a patch (default: a sixtieth of the song).")
    double seconds;

    @Option(names = "--overlap", paramLabel = "PART", description = "Overlap of patches, 0 to 0.9 (default: 0).")
    double overlap;

    @Option(
            names = "--samples",
            paramLabel = "N",
            description = "Copies of smooth, points of integrated (default: 24).")
    int samples = ExplainVerdict.Request.STANDARD_SAMPLES;

    @Option(
            names = "--share",
            paramLabel = "PERCENT",
            description = "How much of the map counts as decisive (default: 10).")
    double share = 10;

    @Option(names = "--out", paramLabel = "F", description = "Write the map: .png, .npy or .csv.")
    @Nullable
    Path out;

    @Option(
            names = "--wav-decided",
            paramLabel = "F",
            description = "Write the sound of what decided, and nothing else.")
    @Nullable
    Path decided;

    @Option(names = "--wav-rest", paramLabel = "F", description = "Write the song without what decided.")
    @Nullable
    Path rest;

    /** The shape of a map and its ends. */
    record MapFacts(
            int rows,
            int frames,
            double startSeconds,
            double stepSeconds,
            double lowHertz,
            double highHertz,
            double strength) {
        static MapFacts of(Relevance map) {
            int rows = map.values().size(0);
            return new MapFacts(
                    rows,
                    map.values().size(1),
                    map.grid().startSeconds(),
                    map.grid().stepSeconds(),
                    map.rows().hertzAt(0),
                    map.rows().hertzAt(rows - 1.0),
                    map.strength());
        }
    }

    /** The document of {@code --json}. */
    record Document(
            String model,
            String song,
            String architecture,
            String method,
            String where,
            String label,
            double probability,
            Map<String, Double> probabilities,
            @Nullable MapFacts map,
            @Nullable Double gap,
            Contributions.@Nullable Breakdown quantities,
            CheckExplanation.@Nullable Report check,
            Map<String, String> unsuited,
            List<String> wrote) {}

    @Override
    int work(Job job) throws BadInputException, StoppedException {
        ExplainVerdict.Request request = command(this::request);
        ExplainVerdict.Report report = new ExplainVerdict(workspace()).run(request, map -> {}, job.part(0, 0.7));
        Relevance map = report.relevance();
        List<String> wrote = new ArrayList<>();
        CheckExplanation.Report check = map == null
                ? null
                : new CheckExplanation(workspace())
                        .run(bundle, song, map, report.label(), share / PERCENT, seed, job.part(0.7, 0.9));
        if (out != null) {
            new WriteExplanation(workspace()).run(report, out, job.part(0.9, 0.9));
            wrote.add(out.toString());
        }
        Map<Path, Boolean> sounds = new LinkedHashMap<>();
        if (decided != null) {
            sounds.put(decided, true);
        }
        if (rest != null) {
            sounds.put(rest, false);
        }
        for (Map.Entry<Path, Boolean> sound : sounds.entrySet()) {
            if (map == null) {
                throw new BadInputException("Quantities cannot be heard. Leave '--wav-decided' and '--wav-rest' out.");
            }
            HearExplanation hear = new HearExplanation();
            hear.write(hear.run(song, map, share / PERCENT, sound.getValue(), job.part(0.9, 1)), sound.getKey());
            wrote.add(sound.getKey().toString());
        }
        if (json) {
            terminal.json(new Document(
                    bundle.toString(),
                    report.song(),
                    report.architecture(),
                    word(report.method()),
                    report.where(),
                    report.label(),
                    report.probability(),
                    report.probabilities(),
                    map == null ? null : MapFacts.of(map),
                    Double.isNaN(report.gap()) ? null : report.gap(),
                    report.breakdown(),
                    check,
                    unsuited(report),
                    wrote));
        } else {
            Tables.explanation(terminal, report, check);
            wrote.forEach(file -> terminal.say("wrote %s", file));
        }
        return DONE;
    }

    private ExplainVerdict.Request request() throws BadInputException {
        if (!(share > 0 && share <= PERCENT)) {
            throw new BadInputException("'--share " + share + "' makes no sense. Give more than 0 and at most 100.");
        }
        if (samples < 1 || samples > 1000) {
            throw new BadInputException("'--samples " + samples + "' makes no sense. Give 1 to 1000.");
        }
        if (bands < 1 || bands > 128 || !(seconds >= 0) || !(overlap >= 0 && overlap <= 0.9)) {
            throw new BadInputException("Patches need '--bands' of 1 to 128, '--patch' of 0 or more seconds, and"
                    + " '--overlap' of 0 to 0.9.");
        }
        if (out != null) {
            WriteExplanation.check(out);
        }
        return new ExplainVerdict.Request(
                Arguments.existing(bundle),
                Arguments.existing(song),
                row,
                method == null ? null : Arguments.word("--method", method, ExplainVerdict.Method.class),
                label,
                Arguments.word("--fill", fill, Fill.class),
                new Patches(bands, seconds, overlap),
                samples,
                seed);
    }

    private static Map<String, String> unsuited(ExplainVerdict.Report report) {
        Map<String, String> why = new LinkedHashMap<>();
        report.unsuited().forEach(u -> why.put(word(u.method()), u.why()));
        return why;
    }

    private static String word(ExplainVerdict.Method method) {
        return method.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
