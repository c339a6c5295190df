package org.melograph.bench;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.IntConsumer;
import java.util.random.RandomGenerator;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.paint.Color;
import javafx.stage.Stage;
import org.melograph.base.Axis;
import org.melograph.base.Rng;
import org.melograph.base.Tensor;
import org.melograph.feature.FrequencyAxis;
import org.melograph.feature.TimeGrid;
import org.melograph.plot.Curves;
import org.melograph.plot.Heatmap;
import org.melograph.plot.HeatmapLevels;
import org.melograph.plot.Ink;
import org.melograph.plot.ScatterMap;
import org.melograph.ui.plot.CurveView;
import org.melograph.ui.plot.HeatmapView;
import org.melograph.ui.plot.LiveCurves;
import org.melograph.ui.plot.LiveSeries;
import org.melograph.ui.plot.ScatterView;
import org.melograph.ui.plot.TimeWindow;

/**
 * Measures the studio's drawing with software rendering and no display: frames a second while something moves in each
 * frame, and the CPU time that a frame costs on the JavaFX thread and on the render thread. Medians of several rounds.
 */
public final class DrawingBench {
    private static final int SAMPLE_RATE = 22_050;
    private static final int HOP = 512;
    private static final int SECONDS = 300;
    private static final int FRAMES = 120;
    private static final int ROUNDS = 5;

    private final List<Scenario> scenarios = new ArrayList<>();

    private record Scenario(String name, Region view, double width, double height, IntConsumer step) {}

    /** Runs all scenarios, or those whose name contains the first argument. */
    public static void main(String[] args) {
        Platform.startup(() -> new DrawingBench().start(new Stage(), args.length == 0 ? "" : args[0]));
    }

    private void start(Stage stage, String only) {
        heatmaps();
        curves();
        scatter();
        scenarios.removeIf(s -> !s.name().contains(only));
        System.out.printf("%-46s %8s %12s %14s%n", "scenario", "frames/s", "JavaFX ms", "rendering ms");
        next(stage, 0);
    }

    private void heatmaps() {
        int frames = SECONDS * SAMPLE_RATE / HOP;
        Heatmap stft = Heatmap.of(
                "STFT",
                noise(1025, frames),
                new TimeGrid(0, (double) HOP / SAMPLE_RATE),
                new FrequencyAxis.Linear(SAMPLE_RATE / 2048.0),
                "dB");
        long start = System.nanoTime();
        HeatmapLevels levels = HeatmapLevels.of(stft);
        System.out.printf(
                Locale.ROOT, "levels of 1025 x %d values: %.0f ms%n", frames, (System.nanoTime() - start) / 1e6);
        TimeWindow whole = window();
        HeatmapView cursor = new HeatmapView(whole);
        cursor.show(stft, levels);
        add(
                "heatmap 5 min, cursor moves",
                cursor,
                1600,
                900,
                i -> whole.cursorProperty().set(10 + i * 0.02));
        TimeWindow panned = window();
        HeatmapView pan = new HeatmapView(panned);
        pan.show(stft, levels);
        panned.show(0, 60);
        add("heatmap 5 min, 1 min shown, pan", pan, 1600, 900, i -> panned.show(i * 0.5, i * 0.5 + 60));
        TimeWindow zoomed = window();
        HeatmapView zoom = new HeatmapView(zoomed);
        zoom.show(stft, levels);
        add(
                "heatmap 5 min, zoom in and out",
                zoom,
                1600,
                900,
                i -> zoomed.zoom(i % FRAMES < FRAMES / 2 ? 0.95 : 1 / 0.95, 100));
        TimeWindow upright = window();
        HeatmapView rows = new HeatmapView(upright);
        rows.show(stft, levels);
        add("heatmap 5 min, all shown, rows zoom", rows, 1600, 900, i -> rows.showRows(0, 1 - 0.005 * (i % FRAMES)));
    }

    private void curves() {
        for (int points : new int[] {10_000, 200_000}) {
            LiveCurves live = new LiveCurves("Loss", Curves.Scale.fitted("step"), Curves.Scale.fitted("loss"));
            LiveSeries train = live.series("train", Ink.Token.ACCENT, 0.98);
            LiveSeries valid = live.series("validation", Ink.Token.SECOND, 0);
            RandomGenerator random = Rng.of(1, "bench");
            for (int i = 0; i < points / 2; i++) {
                train.append(i, 2 * Math.exp(-i / 3000.0) + 0.2 * random.nextGaussian());
                valid.append(i, 2 * Math.exp(-i / 3500.0) + 0.02 * random.nextGaussian());
            }
            CurveView view = new CurveView();
            view.follow(live);
            int from = points / 2;
            add(
                    String.format(Locale.ROOT, "live curves, 2 lines, %,d points", points),
                    view,
                    560,
                    300,
                    i -> train.append(from + i, 0.3 + 0.2 * random.nextGaussian()));
        }
    }

    private void scatter() {
        List<ScatterMap.Point> points = new ArrayList<>();
        RandomGenerator random = Rng.of(1, "bench");
        for (int i = 0; i < 5000; i++) {
            points.add(new ScatterMap.Point(random.nextGaussian(), random.nextGaussian(), i % 10, "song " + i));
        }
        ScatterView view = new ScatterView();
        List<String> classes = List.of("a", "b", "c", "d", "e", "f", "g", "h", "i", "j");
        ScatterMap map = ScatterMap.of("Map", classes, points);
        view.show(map);
        add("map of 5,000 songs, all drawn anew", view, 1000, 680, i -> view.show(map));
    }

    private void add(String name, Region view, double width, double height, IntConsumer step) {
        scenarios.add(new Scenario(name, view, width, height, step));
    }

    private void next(Stage stage, int index) {
        if (index == scenarios.size()) {
            Platform.exit();
            return;
        }
        Scenario scenario = scenarios.get(index);
        stage.setScene(
                new Scene(new StackPane(scenario.view()), scenario.width(), scenario.height(), Color.web("#1b1e25")));
        stage.show();
        new AnimationTimer() {
            private final double[][] rounds = new double[ROUNDS][];
            private int frame;
            private int round = -1;
            private long started;
            private Map<String, Long> cpu = Map.of();

            @Override
            public void handle(long now) {
                if (frame == 0) {
                    started = System.nanoTime();
                    cpu = cpuTimes();
                }
                if (frame < FRAMES) {
                    scenario.step().accept(FRAMES * (round + 1) + frame++);
                    return;
                }
                double seconds = (System.nanoTime() - started) / 1e9;
                Map<String, Long> after = cpuTimes();
                // The first round only warms up.
                if (round >= 0) {
                    rounds[round] =
                            new double[] {FRAMES / seconds, spent("JavaFX", after), spent("QuantumRenderer", after)};
                }
                frame = 0;
                if (++round == ROUNDS) {
                    stop();
                    System.out.printf(
                            Locale.ROOT,
                            "%-46s %8.0f %12.2f %14.2f%n",
                            scenario.name(),
                            median(0),
                            median(1),
                            median(2));
                    next(stage, index + 1);
                }
            }

            private double spent(String thread, Map<String, Long> after) {
                return after.entrySet().stream()
                                .filter(e -> e.getKey().startsWith(thread))
                                .mapToLong(e -> e.getValue() - cpu.getOrDefault(e.getKey(), 0L))
                                .sum()
                        / 1e6
                        / FRAMES;
            }

            private double median(int column) {
                double[] values = Arrays.stream(rounds)
                        .mapToDouble(r -> r[column])
                        .sorted()
                        .toArray();
                return values[values.length / 2];
            }
        }.start();
    }

    private static Map<String, Long> cpuTimes() {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        Map<String, Long> times = new HashMap<>();
        for (long id : threads.getAllThreadIds()) {
            var info = threads.getThreadInfo(id);
            if (info != null) {
                times.merge(info.getThreadName(), threads.getThreadCpuTime(id), Long::sum);
            }
        }
        return times;
    }

    private static TimeWindow window() {
        TimeWindow window = new TimeWindow();
        window.reset(SECONDS);
        return window;
    }

    private static Tensor noise(int rows, int frames) {
        float[] values = new float[rows * frames];
        RandomGenerator random = Rng.of(1, "bench");
        for (int i = 0; i < values.length; i++) {
            values[i] = -80 * random.nextFloat();
        }
        return Tensor.wrap(values, new Axis("bin", rows), new Axis("frame", frames));
    }
}
