package org.melograph.cli;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.melograph.app.CheckExplanation;
import org.melograph.app.ClassifySongs;
import org.melograph.app.ExplainVerdict;
import org.melograph.app.HorseTest;
import org.melograph.app.MeasureImportance;
import org.melograph.app.TrainModel;
import org.melograph.app.TrainSeries;
import org.melograph.dataset.SplitSummary;
import org.melograph.explain.Contributions;
import org.melograph.train.metric.LevelScores;
import org.melograph.train.metric.Reliability;
import org.melograph.train.metric.Score;
import org.melograph.train.metric.TagScores;

/** Reports as tables for people. */
final class Tables {
    private static final int LIKELIEST = 3;

    private Tables() {}

    static void training(Terminal terminal, TrainModel.Report r) {
        SplitSummary split = r.split();
        terminal.say(
                "%s, %,d weights, seed %d, %d epochs, %.1f s",
                r.architecture(), r.weights(), r.seed(), r.epochs(), r.seconds());
        terminal.say(
                "split by %s: %d train, %d validation, %d test songs, %d shared",
                split.by(), split.trainSongs(), split.validSongs(), split.testSongs(), split.sharedSongs());
        scores(terminal, r.clip(), r.song(), r.majority());
        Reliability calibration = r.calibration();
        if (calibration != null) {
            calibration(terminal, calibration);
        }
        TagScores tags = r.tags();
        if (tags != null) {
            tags(terminal, tags);
        }
        if (!r.members().isEmpty()) {
            terminal.say("");
            members(terminal, r.members());
        }
        if (!r.confusion().isEmpty()) {
            terminal.say("");
            confusion(terminal, r.classes(), r.confusion());
        }
        r.tried()
                .forEach(t -> terminal.say(
                        "tried %s: %.3f +- %.3f%s",
                        t.set(), t.accuracy(), t.deviation(), t.chosen() ? ", chosen" : ""));
        r.changes().forEach(change -> terminal.say("changed %s", change.inWords()));
        r.remarks().forEach(remark -> terminal.say("note: %s", remark));
        if (r.stopped()) {
            terminal.say("Stopped early by you; these are the best weights until then.");
        }
        if (!r.model().isEmpty()) {
            terminal.say("wrote %s", r.model());
        }
    }

    /** What calibration did, in a line. */
    static void calibration(Terminal terminal, Reliability calibration) {
        terminal.say(
                "calibrated at temperature %.2f: calibration error %.3f over songs, %.3f before; undecided below %.2f",
                calibration.temperature().song(),
                calibration.error(),
                calibration.errorBefore(),
                calibration.undecidedBelow());
    }

    static void series(Terminal terminal, TrainSeries.Report series) {
        training(terminal, series.pooled());
        terminal.say("");
        terminal.table(
                List.of("run", "seed", "fold", "song accuracy", "clip accuracy", "average precision"),
                series.runs().stream()
                        .map(r -> List.of(
                                String.valueOf(series.runs().indexOf(r) + 1),
                                String.valueOf(r.seed()),
                                r.split().by(),
                                interval(r.song().accuracy()),
                                interval(r.clip().accuracy()),
                                precision(r.tags())))
                        .toList());
        if (!Double.isNaN(series.spread().averagePrecisionMean())) {
            terminal.say(
                    "average precision over %d runs: mean %.3f, deviation %.3f",
                    series.runs().size(),
                    series.spread().averagePrecisionMean(),
                    series.spread().averagePrecisionDeviation());
            return;
        }
        terminal.say(
                "song accuracy over %d runs: mean %.3f, deviation %.3f",
                series.runs().size(),
                series.spread().songAccuracyMean(),
                series.spread().songAccuracyDeviation());
        members(terminal, series);
    }

    private static void members(Terminal terminal, List<TrainModel.MemberReport> members) {
        terminal.table(
                List.of("member", "settings", "weight", "song accuracy, alone", "log loss, alone"),
                members.stream()
                        .map(m -> List.of(
                                m.architecture(),
                                m.set().entrySet().stream()
                                        .map(e -> e.getKey() + "=" + e.getValue())
                                        .collect(Collectors.joining(" ")),
                                "%.3g".formatted(m.weight()),
                                interval(m.song().accuracy()),
                                interval(m.song().logLoss())))
                        .toList());
    }

    /** How each member does alone, over all runs; nothing where a stopped run lacks one. */
    private static void members(Terminal terminal, TrainSeries.Report series) {
        int count = series.runs().getFirst().members().size();
        if (series.runs().stream().anyMatch(r -> r.members().size() != count)) {
            return;
        }
        for (int m = 0; m < count; m++) {
            TrainModel.MemberReport first = series.runs().getFirst().members().get(m);
            int number = m;
            terminal.say(
                    "  %s alone: mean %.3f",
                    first.architecture(),
                    series.runs().stream()
                            .mapToDouble(r ->
                                    r.members().get(number).song().accuracy().value())
                            .average()
                            .orElse(Double.NaN));
        }
    }

    static void importance(Terminal terminal, MeasureImportance.Report report) {
        terminal.say(
                "accuracy %.3f over %d songs; each part dealt %d times",
                report.accuracy(), report.songs(), report.repeats());
        terminal.table(
                List.of("part", "members", "accuracy lost"),
                report.features().stream()
                        .map(w -> List.of(
                                w.name(),
                                String.valueOf(w.members()),
                                "%.4f [%.4f, %.4f]".formatted(w.drop(), w.low(), w.high())))
                        .toList());
    }

    static void explanation(Terminal terminal, ExplainVerdict.Report report, CheckExplanation.@Nullable Report check) {
        terminal.say(
                "%s: '%s' at %.1f%%, explained by %s of %s",
                report.song(),
                report.label(),
                100 * report.probability(),
                report.method().title().toLowerCase(Locale.ROOT),
                report.where());
        Contributions.Breakdown breakdown = report.breakdown();
        if (breakdown != null) {
            terminal.table(
                    List.of("quantity", "score", "probability"),
                    breakdown.terms().stream()
                            .map(t ->
                                    List.of(t.name(), "%+.3f".formatted(t.score()), "%+.3f".formatted(t.probability())))
                            .toList());
            terminal.say("all together %+.3f; the terms sum to %+.3f", breakdown.total(), breakdown.sum());
        }
        if (!Double.isNaN(report.gap())) {
            terminal.say("the map's sum misses the difference of the log-odds by %.1f%%", 100 * report.gap());
        }
        if (check != null) {
            terminal.say("probability of '%s':", report.label());
            terminal.table(
                    List.of("what is heard", "what decided", "as much elsewhere"),
                    List.of(
                            List.of(
                                    "only the part (%.0f%% of the map)".formatted(100 * check.share()),
                                    "%.3f".formatted(check.kept()),
                                    "%.3f".formatted(check.keptElsewhere())),
                            List.of(
                                    "the song without it",
                                    "%.3f".formatted(check.without()),
                                    "%.3f".formatted(check.withoutElsewhere()))));
        }
    }

    static void horse(Terminal terminal, HorseTest.SongReport report) {
        terminal.say(
                "%s: '%s' at %.1f%%; %d of %d alterations flip it",
                report.song(),
                report.label(),
                100 * report.probability(),
                report.flips(),
                report.lines().stream().filter(HorseTest.Line::sameMusic).count());
        terminal.table(
                List.of("alteration", "verdict", "sure", "change"),
                report.lines().stream()
                        .map(l -> List.of(
                                l.title(),
                                (l.flips() && l.sameMusic() ? "! " : "  ") + l.label(),
                                "%.0f%%".formatted(100 * l.confidence()),
                                "%+.3f".formatted(l.change())))
                        .toList());
    }

    static void horse(Terminal terminal, HorseTest.SetReport report) {
        terminal.say("accuracy %s over %d songs as they are", interval(report.accuracy()), report.songs());
        terminal.table(
                List.of("alteration", "accuracy", "difference", "changed"),
                report.lines().stream()
                        .map(l -> List.of(
                                l.title(),
                                interval(l.accuracy()),
                                "%+.3f [%+.3f, %+.3f]"
                                        .formatted(
                                                l.difference().value(),
                                                l.difference().low(),
                                                l.difference().high()),
                                "%.0f%%".formatted(100 * l.changed())))
                        .toList());
    }

    static void verdicts(Terminal terminal, ClassifySongs.Report report) {
        terminal.table(
                List.of("song", "label", "sure", "likeliest"),
                report.songs().stream()
                        .map(v -> List.of(
                                v.path(),
                                v.label(),
                                "%.0f%%".formatted(100 * v.confidence()),
                                likeliest(v.probabilities())))
                        .toList());
    }

    private static String likeliest(Map<String, Double> probabilities) {
        return probabilities.entrySet().stream()
                .sorted(Map.Entry.<String, Double>comparingByValue(Comparator.reverseOrder()))
                .limit(LIKELIEST)
                .map(e -> "%s %.2f".formatted(e.getKey(), e.getValue()))
                .collect(Collectors.joining(", "));
    }

    private static void scores(Terminal terminal, LevelScores clip, LevelScores song, double majority) {
        terminal.table(
                List.of("level", "accuracy", "balanced accuracy", "macro-F1", "log loss"),
                List.of(row("clip", clip), row("song", song)));
        if (Double.isNaN(majority)) {
            return;
        }
        terminal.say("always the largest class: %.3f of the songs", majority);
    }

    private static void tags(Terminal terminal, TagScores scores) {
        terminal.say("");
        terminal.table(
                List.of("over tags", "score", "without listening"),
                List.of(
                        List.of("average precision", interval(scores.averagePrecision()), number(scores.prevalence())),
                        List.of("ROC AUC", interval(scores.rocAuc()), number(0.5)),
                        List.of("micro-F1", interval(scores.microF1()), number(scores.constantF1())),
                        List.of("macro-F1", interval(scores.macroF1()), "")));
        terminal.say("");
        terminal.table(
                List.of("tag", "songs", "of", "average precision", "ROC AUC", "F1"),
                scores.tags().stream()
                        .map(t -> List.of(
                                t.tag(),
                                String.valueOf(t.positives()),
                                String.valueOf(t.known()),
                                number(t.averagePrecision()),
                                number(t.rocAuc()),
                                number(t.f1())))
                        .toList());
    }

    private static String precision(@Nullable TagScores tags) {
        return tags == null ? "-" : interval(tags.averagePrecision());
    }

    private static String number(double value) {
        return Double.isNaN(value) ? "-" : "%.3f".formatted(value);
    }

    private static List<String> row(String level, LevelScores s) {
        return List.of(
                level,
                interval(s.accuracy()),
                interval(s.balancedAccuracy()),
                interval(s.macroF1()),
                interval(s.logLoss()));
    }

    /** A score with its interval. */
    static String interval(Score s) {
        return "%.3f [%.3f, %.3f]".formatted(s.value(), s.low(), s.high());
    }

    private static void confusion(Terminal terminal, List<String> classes, List<List<Integer>> confusion) {
        List<String> header = new ArrayList<>(List.of("truth \\ heard as"));
        header.addAll(classes);
        List<List<String>> rows = new ArrayList<>();
        for (int c = 0; c < classes.size(); c++) {
            List<String> row = new ArrayList<>(List.of(classes.get(c)));
            confusion.get(c).forEach(n -> row.add(n == 0 ? "." : n.toString()));
            rows.add(row);
        }
        terminal.table(header, rows);
    }
}
