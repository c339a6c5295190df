package org.melograph.project;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.melograph.base.Tensor;
import org.melograph.dataset.FrontEnd;
import org.melograph.dataset.SplitSummary;
import org.melograph.model.ModelSpec;
import org.melograph.music.TableReading;
import org.melograph.train.metric.LevelScores;
import org.melograph.train.metric.Score;

/**
 * The model card: what a model was trained on, how it was judged, how far to trust it, for people, in Markdown (Mitchell
 * et al., Model Cards for Model Reporting, 2019).
 */
public final class ModelCard {
    /** Among the settings of a model's provenance, what was changed while it learnt, in words. */
    public static final String CHANGES = "changes";

    private static final int FEW_SONGS = 100;

    private ModelCard() {}

    /** The card of a model, the same text for the same contents. */
    public static String of(ModelBundle.Contents contents) {
        ModelOrigin origin = contents.origin();
        List<String> labels = contents.labels();
        StringBuilder card = new StringBuilder();
        card.append("# ").append(contents.architecture()).append("\n\n");
        card.append("Made ")
                .append(origin.created())
                .append(" with Melograph ")
                .append(origin.program())
                .append(", seed ")
                .append(origin.seed())
                .append(".\n\n## What it answers\n\n");
        card.append(
                labels.size() <= 50
                        ? "One of " + labels.size() + ": " + String.join(", ", labels) + ".\n"
                        : "One of " + labels.size() + " events.\n");
        card.append("\n## What it was trained on\n\n")
                .append(origin.trainedOn())
                .append("\n\n");
        reading(card, origin.reading());
        split(card, origin.split());
        scores(card, origin);
        switch (contents) {
            case ModelBundle.Solo solo -> model(card, "##", solo);
            case ModelBundle.Ensemble ensemble -> members(card, ensemble);
        }
        limits(card, origin);
        return card.toString();
    }

    private static void model(StringBuilder card, String level, ModelBundle.Solo model) {
        frontEnd(card, level, model.spec());
        card.append("\n").append(level).append(" Settings\n\n| setting | value |\n|---|---|\n");
        model.params().asText().forEach((name, value) -> row(card, name, value));
        String changes = model.origin().provenance().settings().get(CHANGES);
        if (changes != null) {
            card.append("\nChanged while it learnt: ").append(changes).append(".\n");
        }
        long weights =
                model.weights().values().stream().mapToLong(Tensor::length).sum();
        card.append("\n")
                .append(weights)
                .append(" numbers in ")
                .append(model.weights().size())
                .append(" tensors.\n");
    }

    private static void members(StringBuilder card, ModelBundle.Ensemble ensemble) {
        card.append(
                        "\n## Who is asked\n\nThe probabilities of a song are the weighted mean of what these say of it.\n\n")
                .append("| member | weight | accuracy of songs, alone |\n|---|---|---|\n");
        for (ModelBundle.Ensemble.Member member : ensemble.members()) {
            LevelScores song = member.model().origin().song();
            card.append("| ")
                    .append(member.model().architecture())
                    .append(" | ")
                    .append(number(member.weight()))
                    .append(" | ")
                    .append(
                            song == null
                                    ? "not measured"
                                    : number(song.accuracy().value()))
                    .append(" |\n");
        }
        int number = 0;
        for (ModelBundle.Solo model : ensemble.models()) {
            number++;
            card.append("\n## Member ")
                    .append(number)
                    .append(": ")
                    .append(model.architecture())
                    .append("\n");
            model(card, "###", model);
        }
    }

    private static void reading(StringBuilder card, TableReading reading) {
        if (reading.isAsWritten()) {
            return;
        }
        card.append("Its table, and any it is asked about, is read so:\n\n");
        for (TableReading.UnitFactor unit : reading.units()) {
            card.append("- numbers of '")
                    .append(unit.column())
                    .append("' below ")
                    .append(unit.below())
                    .append(" are multiplied by ")
                    .append(unit.factor())
                    .append(".\n");
        }
        if (reading.keepOpposites()) {
            card.append("- a tag 'NOT-x' is a tag of its own.\n");
        }
        TableReading.Tenths tenths = reading.tenths();
        if (tenths != null) {
            card.append("- classes are cut from '")
                    .append(tenths.of())
                    .append("' at ")
                    .append(String.join(
                            ", ", tenths.cuts().stream().map(String::valueOf).toList()))
                    .append(".\n");
        }
        card.append("\n");
    }

    private static void split(StringBuilder card, @Nullable SplitSummary split) {
        card.append("## How songs were divided\n\n");
        if (split == null) {
            card.append("No songs were held out.\n\n");
            return;
        }
        card.append("By ")
                .append(split.by())
                .append(": ")
                .append(split.trainSongs())
                .append(" songs to train, ")
                .append(split.validSongs())
                .append(" to decide when to stop, ")
                .append(split.testSongs())
                .append(" held out to judge. ")
                .append(split.sharedSongs())
                .append(" stood on both sides. Hash ")
                .append(split.hash())
                .append(".\n\n");
    }

    private static void scores(StringBuilder card, ModelOrigin origin) {
        card.append("## Scores on held-out songs\n\n");
        LevelScores song = origin.song();
        LevelScores clip = origin.clip();
        if (song == null && clip == null && origin.figures().isEmpty()) {
            card.append("It was not measured.\n");
        }
        if (song != null || clip != null) {
            card.append("With the 95 % interval of a bootstrap over songs.\n\n| score | value | interval | songs |\n")
                    .append("|---|---|---|---|\n");
            if (song != null) {
                level(card, "of songs", song);
            }
            if (clip != null) {
                level(card, "of pieces", clip);
            }
        }
        for (Map.Entry<String, Double> figure : origin.figures().entrySet()) {
            card.append("\n")
                    .append(figure.getKey())
                    .append(": ")
                    .append(number(figure.getValue()))
                    .append("\n");
        }
    }

    private static void level(StringBuilder card, String of, LevelScores scores) {
        score(card, "accuracy " + of, scores.accuracy());
        score(card, "balanced accuracy " + of, scores.balancedAccuracy());
        score(card, "macro F1 " + of, scores.macroF1());
        score(card, "log loss " + of, scores.logLoss());
    }

    private static void score(StringBuilder card, String name, Score score) {
        card.append("| ")
                .append(name)
                .append(" | ")
                .append(number(score.value()))
                .append(" | ")
                .append(number(score.low()))
                .append(" to ")
                .append(number(score.high()))
                .append(" | ")
                .append(score.songs())
                .append(" |\n");
    }

    private static void frontEnd(StringBuilder card, String level, ModelSpec spec) {
        FrontEnd frontEnd = spec.frontEnd();
        card.append("\n")
                .append(level)
                .append(" What it hears\n\n`")
                .append(frontEnd.feature())
                .append("`, as an input of ")
                .append(spec.input())
                .append(
                        frontEnd.cut().length() == 0
                                ? ", whole"
                                : ", in pieces of " + frontEnd.cut().length() + " steps every "
                                        + frontEnd.cut().hop())
                .append(".\n");
        if (!frontEnd.settings().asText().isEmpty()) {
            card.append("\n| setting | value |\n|---|---|\n");
            frontEnd.settings().asText().forEach((name, value) -> row(card, name, value));
        }
        if (!frontEnd.columns().isEmpty()) {
            card.append("\nColumns: ")
                    .append(String.join(", ", frontEnd.columns()))
                    .append(".\n");
        }
    }

    private static void limits(StringBuilder card, ModelOrigin origin) {
        card.append("\n## Limits\n\n- It knows the labels above and nothing else: any song gets one of them.\n");
        card.append("- Songs unlike those it was trained on get answers that the scores above say nothing of.\n");
        SplitSummary split = origin.split();
        if (split != null && split.testSongs() < FEW_SONGS) {
            card.append("- It was judged on ").append(split.testSongs()).append(" songs only: mind the intervals.\n");
        }
        if (split != null && split.sharedSongs() > 0) {
            card.append("- **Its scores are too good**: songs stood both in training and in the test.\n");
        }
    }

    private static void row(StringBuilder card, String name, String value) {
        card.append("| ").append(name).append(" | ").append(value).append(" |\n");
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.3f", value);
    }
}
