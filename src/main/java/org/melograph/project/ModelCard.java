package org.melograph.project;

import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.melograph.base.Tensor;
import org.melograph.dataset.FrontEnd;
import org.melograph.dataset.SplitSummary;
import org.melograph.model.ModelSpec;
import org.melograph.train.metric.LevelScores;
import org.melograph.train.metric.Score;

/**
 * The model card: what a model was trained on, how it was judged, how far to trust it, for people, in Markdown (Mitchell
 * et al., Model Cards for Model Reporting, 2019).
 */
public final class ModelCard {
    private static final int FEW_SONGS = 100;

    private ModelCard() {}

    /** The card of a model, the same text for the same contents. */
    public static String of(ModelBundle.Contents contents) {
        ModelSpec spec = contents.spec();
        StringBuilder card = new StringBuilder();
        card.append("# ").append(spec.architecture()).append("\n\n");
        card.append("Made ")
                .append(contents.created())
                .append(" with Melograph ")
                .append(contents.program())
                .append(", seed ")
                .append(contents.seed())
                .append(".\n\n## What it answers\n\n");
        card.append(
                spec.labels().size() <= 50
                        ? "One of " + spec.labels().size() + ": " + String.join(", ", spec.labels()) + ".\n"
                        : "One of " + spec.labels().size() + " events.\n");
        card.append("\n## What it was trained on\n\n")
                .append(contents.trainedOn())
                .append("\n\n");
        split(card, contents.split());
        scores(card, contents);
        frontEnd(card, spec);
        card.append("\n## Settings\n\n| setting | value |\n|---|---|\n");
        spec.params().asText().forEach((name, value) -> row(card, name, value));
        long weights =
                contents.weights().values().stream().mapToLong(Tensor::length).sum();
        card.append("\n")
                .append(weights)
                .append(" numbers in ")
                .append(contents.weights().size())
                .append(" tensors.\n");
        limits(card, contents);
        return card.toString();
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

    private static void scores(StringBuilder card, ModelBundle.Contents contents) {
        card.append("## Scores on held-out songs\n\n");
        LevelScores song = contents.song();
        LevelScores clip = contents.clip();
        if (song == null && clip == null && contents.figures().isEmpty()) {
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
        for (Map.Entry<String, Double> figure : contents.figures().entrySet()) {
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

    private static void frontEnd(StringBuilder card, ModelSpec spec) {
        FrontEnd frontEnd = spec.frontEnd();
        card.append("\n## What it hears\n\n`")
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

    private static void limits(StringBuilder card, ModelBundle.Contents contents) {
        card.append("\n## Limits\n\n- It knows the labels above and nothing else: any song gets one of them.\n");
        card.append("- Songs unlike those it was trained on get answers that the scores above say nothing of.\n");
        SplitSummary split = contents.split();
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
