package org.melograph.plot;

import java.util.ArrayList;
import java.util.List;
import org.melograph.base.Axis;
import org.melograph.base.Provenance;
import org.melograph.base.Tensor;
import org.melograph.feature.FrequencyAxis;
import org.melograph.feature.MelScale;
import org.melograph.feature.TimeGrid;
import org.melograph.music.Meter;
import org.melograph.music.Note;
import org.melograph.music.NoteSequence;
import org.melograph.music.Tempo;

/** Small pictures of every kind. */
public final class PicturesFixture {
    private PicturesFixture() {}

    /** 8 mel rows over 10 s, value 0 to 1 growing with time, row 5 always 1. */
    public static Heatmap heatmap() {
        float[] values = new float[8 * 100];
        for (int row = 0; row < 8; row++) {
            for (int frame = 0; frame < 100; frame++) {
                values[row * 100 + frame] = row == 5 ? 1 : frame / 99f;
            }
        }
        return Heatmap.of(
                "Mel <8> & co",
                Tensor.wrap(values, new Axis("mel", 8), new Axis("frame", 100)),
                new TimeGrid(0.05, 0.1),
                new FrequencyAxis.Mel(new MelScale(8, 0, 8000, false)),
                "dB");
    }

    /** Two lines of 40 points. */
    public static Curves curves() {
        List<Integer> x = new ArrayList<>();
        List<Double> falling = new ArrayList<>();
        List<Double> flat = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            x.add(i);
            falling.add(1 - i / 50.0);
            flat.add(0.5);
        }
        return new Curves(
                "Loss",
                Curves.Scale.fitted("epoch"),
                Curves.Scale.unit("loss"),
                List.of(
                        Curves.Series.smoothed("train", Ink.Token.ACCENT, Curves.points(x, falling), 0.5),
                        Curves.Series.of("validation", Ink.Token.SECOND, Curves.points(x, flat))),
                List.of(new Curves.Event(17, "lr → 3e-4", Ink.Token.WARNING)),
                List.of(new Curves.Mark(20, 0.6, "best .600", Ink.Token.SECOND)));
    }

    /** {@code size} classes, 20 right each, one wrong beside it. */
    public static ConfusionMatrix matrix(int size) {
        List<String> classes = new ArrayList<>();
        List<List<Integer>> counts = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            classes.add("class number " + i);
            List<Integer> row = new ArrayList<>();
            for (int j = 0; j < size; j++) {
                row.add(i == j ? 20 : j == i + 1 ? 5 : 0);
            }
            counts.add(row);
        }
        return ConfusionMatrix.of("Confusion", classes, counts);
    }

    /** Three songs of classes 0, 9 and none at (0, 0), (2, 1) and (1, 0.5). */
    public static ScatterMap map() {
        List<String> classes = List.of("a", "b", "c", "d", "e", "f", "g", "h", "i", "j");
        return ScatterMap.of(
                        "Map",
                        classes,
                        List.of(
                                new ScatterMap.Point(0, 0, 0, "first"),
                                new ScatterMap.Point(2, 1, 9, "second"),
                                new ScatterMap.Point(1, 0.5, ScatterMap.Point.UNKNOWN, "third")))
                .withPath(List.of(0, 1));
    }

    /** Three bars: 40, 20, 0. */
    public static Bars bars(boolean upright) {
        List<Bars.Bar> bars =
                List.of(Bars.Bar.count("rock", 40, 0), Bars.Bar.count("jazz", 20, 1), Bars.Bar.count("folk", 0, 2));
        return upright ? Bars.upright("Balance", bars) : Bars.lying("Balance", bars);
    }

    /** Four notes of two instruments over 2 s: 4/4 at 120, 480 ticks a beat. */
    public static NoteSequence notes() {
        return new NoteSequence(
                "four",
                List.of(
                        new Note(60, 100, 0, 0, 0, 480, 0, 0.5),
                        new Note(64, 80, 0, 0, 480, 960, 0.5, 0.5),
                        new Note(67, 60, 1, 48, 960, 1440, 1.0, 0.5),
                        new Note(72, 40, 1, 48, 1440, 1920, 1.5, 0.5)),
                List.of(new Tempo(0, 0, 120)),
                List.of(new Meter(0, 4, 4)),
                480,
                Provenance.made("test"));
    }

    /** One second of silence with a click in its middle. */
    public static WaveOverview wave() {
        float[] samples = new float[22_050];
        samples[11_025] = 0.9f;
        return WaveOverview.of("Click", Tensor.wrap(samples, new Axis("sample", samples.length)), 22_050);
    }

    /** One of each. */
    public static List<Picture> all() {
        return List.of(
                heatmap(),
                curves(),
                matrix(3),
                matrix(20),
                map(),
                bars(true),
                bars(false),
                PianoRoll.of("Take 2", notes()),
                wave());
    }

    /** One of each kind with nothing in it. */
    public static List<Picture> empties() {
        NoteSequence silence = new NoteSequence(
                "none",
                List.of(),
                List.of(new Tempo(0, 0, 120)),
                List.of(new Meter(0, 4, 4)),
                480,
                Provenance.made("t"));
        return List.of(
                Curves.of("None", Curves.Scale.fitted("x"), Curves.Scale.fitted("y"), List.of()),
                Curves.of(
                        "No points",
                        Curves.Scale.fitted("x"),
                        Curves.Scale.fitted("y"),
                        List.of(Curves.Series.of("a", Ink.Token.ACCENT, Curves.points(List.of(), List.of())))),
                ConfusionMatrix.of("None", List.of(), List.of()),
                ScatterMap.of("None", List.of(), List.of()),
                Bars.upright("None", List.of()),
                Bars.lying("None", List.of()),
                PianoRoll.of("None", silence));
    }
}
