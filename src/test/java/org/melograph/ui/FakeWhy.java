package org.melograph.ui;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.melograph.app.CheckExplanation;
import org.melograph.app.ExplainVerdict;
import org.melograph.app.HorseTest;
import org.melograph.app.MeasureImportance;
import org.melograph.base.Axis;
import org.melograph.base.BadInputException;
import org.melograph.base.Tensor;
import org.melograph.explain.Contributions;
import org.melograph.explain.Pcm;
import org.melograph.explain.Relevance;
import org.melograph.feature.FrequencyAxis;
import org.melograph.feature.MelScale;
import org.melograph.feature.TimeGrid;
import org.melograph.train.PermutationImportance;
import org.melograph.train.metric.Score;

/** Answers to questions after reasons, made up. */
public final class FakeWhy {
    /** What was asked, in order: {@code explain OCCLUSION}, {@code check 0.1}, {@code hear decided}, {@code horse}. */
    public final List<String> asked = new CopyOnWriteArrayList<>();

    /** The files that sound was written to. */
    public final List<Path> saved = new CopyOnWriteArrayList<>();

    /** A map of 8 mel bands over 10 seconds with one strong patch. */
    public static Relevance map() {
        float[] values = new float[8 * 20];
        for (int i = 0; i < values.length; i++) {
            values[i] = i / 20 == 3 && i % 20 < 5 ? 2 : -0.1f;
        }
        return new Relevance(
                Tensor.wrap(values, new Axis("row", 8), new Axis("frame", 20)),
                new TimeGrid(0.25, 0.5),
                new FrequencyAxis.Mel(new MelScale(8, 0, 11_025, false)));
    }

    ExplainVerdict.Report explain(ExplainVerdict.Request request, Consumer<Relevance> news) throws BadInputException {
        ExplainVerdict.Method method = request.method() == null ? ExplainVerdict.Method.OCCLUSION : request.method();
        asked.add("explain " + method);
        if (method == ExplainVerdict.Method.SMOOTH) {
            throw new BadInputException("'svm' is no network, so it has no gradients.");
        }
        boolean map = method != ExplainVerdict.Method.QUANTITIES;
        if (map) {
            news.accept(map());
        }
        return new ExplainVerdict.Report(
                request.song().toString(),
                "mel-cnn",
                method,
                "the model's input, 'mel'",
                "orchestral",
                0.81,
                Map.of("orchestral", 0.81, "kart", 0.19),
                map ? map() : null,
                method == ExplainVerdict.Method.INTEGRATED ? 0.012 : Double.NaN,
                map
                        ? null
                        : new Contributions.Breakdown(
                                List.of(
                                        new Contributions.Term("tempo", -1.5, -0.3),
                                        new Contributions.Term("spectral centroid mean", 0.7, 0.1)),
                                -0.8,
                                -0.8),
                List.of(new ExplainVerdict.Unsuited(
                        ExplainVerdict.Method.SMOOTH, "'svm' is no network, so it has no gradients.")));
    }

    CheckExplanation.Report check(double share) {
        asked.add("check " + share);
        return new CheckExplanation.Report(share, 0.81, 0.6, 0.31, 0.2, 0.79);
    }

    Pcm sound(String what) {
        asked.add("hear " + what);
        return Pcm.interleaved(new float[2 * 220_500], 2, 22_050);
    }

    HorseTest.SongReport horse(HorseTest.Request request, Consumer<HorseTest.Line> news) {
        asked.add("horse");
        List<HorseTest.Line> lines = List.of(
                line("white-noise-20", "White noise, 20 dB SNR", true, "kart", 0.7, 0.2),
                line("tempo+6", "6 % faster", true, "orchestral", 0.8, 0.8),
                line("nothing-but-silence", "Nothing but silence", false, "ambient", 0.98, 0.01));
        lines.forEach(news);
        return new HorseTest.SongReport(request.song().toString(), "mel-cnn", "orchestral", 0.81, 1, lines, List.of());
    }

    private static HorseTest.Line line(
            String id, String title, boolean sameMusic, String label, double confidence, double probability) {
        return new HorseTest.Line(
                id,
                title,
                "It is altered.",
                sameMusic,
                label,
                confidence,
                probability,
                probability - 0.81,
                !label.equals("orchestral"));
    }

    HorseTest.SetReport horse(Path bundle) {
        asked.add("horse set");
        return new HorseTest.SetReport(
                bundle.toString(),
                "mel-cnn",
                12,
                new Score(0.75, 0.5, 0.9, 12),
                List.of(new HorseTest.SetLine(
                        "gain-12",
                        "12 dB softer",
                        "Every sample is multiplied.",
                        true,
                        new Score(0.5, 0.3, 0.7, 12),
                        new Score(-0.25, -0.4, -0.1, 12),
                        0.4)),
                List.of());
    }

    MeasureImportance.Report importance(Path bundle) throws BadInputException {
        asked.add("importance");
        if (bundle.toString().contains("gone")) {
            throw new BadInputException("None of the songs is there any more.");
        }
        return new MeasureImportance.Report(
                bundle.toString(),
                "mel-cnn",
                0.75,
                12,
                5,
                List.of(
                        new PermutationImportance.Worth("430–860 Hz", 8, 0.31, 0.1, 0.5),
                        new PermutationImportance.Worth("5000–7000 Hz", 8, -0.02, -0.1, 0.05)),
                List.of());
    }
}
