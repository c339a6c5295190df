package org.melograph.bench;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.IntConsumer;
import java.util.random.RandomGenerator;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.stage.Stage;
import org.melograph.app.Workspace;
import org.melograph.base.Axis;
import org.melograph.base.Provenance;
import org.melograph.base.Rng;
import org.melograph.base.Tensor;
import org.melograph.io.audio.WavWriter;
import org.melograph.music.Clip;
import org.melograph.plot.ColorMap;
import org.melograph.plot.HeatmapLevels;
import org.melograph.plot.Range;
import org.melograph.ui.FakeStudio;
import org.melograph.ui.plot.HeatmapView;
import org.melograph.ui.plot.TimePane;
import org.melograph.ui.plot.TimeWindow;
import org.melograph.ui.shell.AppVerbs;

/**
 * Measures how smoothly the Listen room moves: the real studio in a window of 1600 x 900, without a display and drawn in
 * software, four panes of a song of three minutes, something moving in each frame. Prints the time from one frame to the next,
 * which a busy machine stretches, and the CPU time a frame takes on the JavaFX thread and on the render thread, which work side
 * by side.
 */
public final class ListenBench {
    private static final int SECONDS = 180;
    private static final int SAMPLE_RATE = 22_050;
    private static final int FRAMES = 400;
    private static final int WARM_UP = 200;
    private static final List<String> PANES = List.of("mel", "chroma", "stft", "onset-strength");

    private static final List<ColorMap> COLORS = List.of(ColorMap.values());
    private static final List<HeatmapLevels.Pooling> POOLINGS = List.of(HeatmapLevels.Pooling.values());

    private final FakeStudio studio;
    private final List<Scenario> scenarios = new ArrayList<>();

    private record Scenario(String name, IntConsumer step) {}

    private ListenBench(FakeStudio studio) {
        this.studio = studio;
    }

    /** Runs all scenarios, or those whose name contains the first argument. */
    public static void main(String[] args) throws Exception {
        Path folder = Files.createTempDirectory("melograph-bench");
        Path song = folder.resolve("song.wav");
        WavWriter.write(song(), song, WavWriter.Encoding.PCM_16);
        Workspace workspace = Workspace.open(folder.resolve("library"), 2);
        Platform.startup(() -> {
            FakeStudio studio = new FakeStudio(new Stage(), new AppVerbs(workspace), 1600, 900);
            studio.desk().songProperty().set(song);
            new ListenBench(studio).open(args.length == 0 ? "" : args[0]);
        });
    }

    /** A chord that changes each second, with a beat of noise. */
    private static Clip song() {
        float[] samples = new float[SECONDS * SAMPLE_RATE];
        RandomGenerator random = Rng.of(1, "bench");
        for (int second = 0; second < SECONDS; second++) {
            for (int voice = 0; voice < 4; voice++) {
                double hertz = 110 * Math.pow(2, random.nextInt(36) / 12.0);
                for (int i = 0; i < SAMPLE_RATE; i++) {
                    double t = i / (double) SAMPLE_RATE;
                    double tone = Math.sin(2 * Math.PI * hertz * t) + 0.4 * Math.sin(4 * Math.PI * hertz * t);
                    double beat = 0.2 * Math.exp(-20 * (t % 0.5)) * random.nextGaussian();
                    samples[second * SAMPLE_RATE + i] += (float) (0.1 * Math.exp(-t) * tone + beat / 4);
                }
            }
        }
        return new Clip(
                "song",
                Tensor.wrap(samples, new Axis("sample", samples.length)),
                SAMPLE_RATE,
                Provenance.made("bench"));
    }

    private void open(String only) {
        long opened = System.nanoTime();
        studio.desk().roomProperty().set("listen");
        addPane("Onset strength");
        new AnimationTimer() {
            private long first;
            private int quiet;

            @Override
            public void handle(long now) {
                boolean any = PANES.stream().anyMatch(id -> isShown(pane(id)));
                if (any && first == 0) {
                    first = System.nanoTime();
                    System.out.printf(
                            Locale.ROOT, "first picture after %.0f ms, CPU or waiting%n", (first - opened) / 1e6);
                }
                boolean all = PANES.stream().allMatch(id -> isShown(pane(id)))
                        && studio.desk().jobs().running().isEmpty();
                quiet = all ? quiet + 1 : 0;
                if (quiet > FRAMES) {
                    stop();
                    scenarios(only);
                }
            }
        }.start();
    }

    private void addPane(String title) {
        MenuButton button = (MenuButton) studio.scene().lookup("#add-pane");
        // Adding a pane fills the menu anew.
        for (MenuItem item : List.copyOf(button.getItems())) {
            if (item.getText().equals(title)) {
                item.fire();
            }
        }
    }

    private TimePane pane(String id) {
        return (TimePane) studio.scene().lookup("#pane-" + id);
    }

    private static boolean isShown(TimePane pane) {
        return pane != null && pane.toPicture() != null;
    }

    private void scenarios(String only) {
        TimePane mel = pane("mel");
        HeatmapView stft = (HeatmapView) pane("stft");
        TimeWindow window = mel.window();
        add("pan, half a minute shown", i -> window.show(i % FRAMES * 0.3, i % FRAMES * 0.3 + 30));
        add("pan, nearly all shown", i -> window.show(i % 20, i % 20 + 160));
        add("zoom in and out", i -> zoom(window, i));
        add("zoom the upright axis of the mel spectrogram", i -> mel.showRows(0, 1 - 0.004 * (i % 200)));
        add("cursor moves", i -> {
            window.fit();
            window.cursorProperty().set(i % FRAMES * 0.4);
        });
        add("pointer moves", i -> window.pointerProperty().set(i % FRAMES * 0.4));
        add("end of the STFT's colour bar is dragged", i -> {
            Range all = stft.heatmapProperty().get().range();
            stft.colorRangeProperty().set(new Range(all.low() + 0.001 * (i % FRAMES) * all.length(), all.high()));
        });
        add("other colours in all panes", i -> {
            for (String id : PANES) {
                if (pane(id) instanceof HeatmapView map) {
                    map.colorsProperty().set(COLORS.get(i % COLORS.size()));
                }
            }
        });
        add(
                "first frame of a new STFT, levels computed",
                i -> stft.poolingProperty().set(POOLINGS.get(i % 2)));
        scenarios.removeIf(s -> !s.name().contains(only));
        System.out.printf(
                "%-46s %15s %15s %15s%n",
                "milliseconds a frame: median, 99 of 100", "wall", "JavaFX CPU", "render CPU");
        next(0);
    }

    private static void zoom(TimeWindow window, int i) {
        if (i % 120 == 0) {
            window.fit();
        }
        window.zoom(i % 120 < 60 ? 0.95 : 1 / 0.95, 100);
    }

    private void add(String name, IntConsumer step) {
        scenarios.add(new Scenario(name, step));
    }

    private void next(int index) {
        if (index == scenarios.size()) {
            System.exit(0);
        }
        new AnimationTimer() {
            private final double[][] took = new double[3][FRAMES];
            private final long[] threads = {thread("JavaFX"), thread("QuantumRenderer")};
            private int frame = -WARM_UP;
            private long[] before = clocks();

            @Override
            public void handle(long now) {
                long[] clocks = clocks();
                if (frame > 0) {
                    for (int i = 0; i < clocks.length; i++) {
                        took[i][frame - 1] = (clocks[i] - before[i]) / 1e6;
                    }
                }
                before = clocks;
                if (frame == FRAMES) {
                    stop();
                    print(scenarios.get(index).name(), took);
                    next(index + 1);
                    return;
                }
                scenarios.get(index).step().accept(frame + WARM_UP);
                frame++;
            }

            private long[] clocks() {
                ThreadMXBean beans = ManagementFactory.getThreadMXBean();
                return new long[] {
                    System.nanoTime(), beans.getThreadCpuTime(threads[0]), beans.getThreadCpuTime(threads[1])
                };
            }
        }.start();
    }

    private static void print(String name, double[][] took) {
        System.out.printf("%-46s", name);
        for (double[] column : took) {
            double[] sorted = Arrays.stream(column).sorted().toArray();
            System.out.printf(
                    Locale.ROOT,
                    " %7.1f %7.1f",
                    sorted[sorted.length / 2],
                    sorted[(int) Math.ceil(sorted.length * 0.99) - 1]);
        }
        System.out.println();
    }

    private static long thread(String name) {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(t -> t.getName().startsWith(name))
                .mapToLong(Thread::threadId)
                .findFirst()
                .orElseThrow();
    }
}
