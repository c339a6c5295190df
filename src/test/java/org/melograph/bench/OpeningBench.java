package org.melograph.bench;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.stage.Stage;
import org.melograph.app.Workspace;
import org.melograph.base.BadInputException;
import org.melograph.plot.Heatmap;
import org.melograph.plot.WaveOverview;
import org.melograph.ui.FakeStudio;
import org.melograph.ui.plot.HeatmapView;
import org.melograph.ui.plot.WaveOverviewView;
import org.melograph.ui.room.Desk;
import org.melograph.ui.shell.AppVerbs;

/**
 * Measures how long the studio takes from being given a song until something of it is seen, without a display: {@code
 * OpeningBench FILE...}. The first file is opened by a program that just started and is told apart; each file is new to the
 * library. A pulse of the window (17 ms) is the finest that is told.
 */
@SuppressWarnings("NullAway") // run by hand: a missing value may end it
public final class OpeningBench {
    private static final double TIMEOUT_SECONDS = 600;
    private static final double REST_SECONDS = 1.5;
    /** So long a song of hours is read on behind its first picture, with eyes on the memory. */
    private static final double LONG_REST_SECONDS = 60;

    private static final double LONG_SECONDS = 600;

    private final FakeStudio studio;
    private final Desk desk;
    private final List<Path> files;
    private double cpuBefore;
    private double megabytesBefore;
    private double mostMegabytes;
    private final List<double[]> rows = new ArrayList<>();

    private OpeningBench(Stage stage, Workspace workspace, List<Path> files) {
        studio = new FakeStudio(stage, new AppVerbs(workspace), 1440, 900);
        desk = studio.desk();
        this.files = files;
        desk.roomProperty().set("listen");
    }

    /** Opens each file once in a library of its own. */
    public static void main(String[] args) throws IOException {
        List<Path> files = new ArrayList<>();
        for (String arg : args) {
            try (Stream<Path> under = Files.walk(Path.of(arg))) {
                under.filter(Files::isRegularFile)
                        .filter(f -> !f.toString().endsWith(".txt"))
                        .sorted()
                        .forEach(files::add);
            }
        }
        Path folder = Files.createTempDirectory("opening");
        Platform.startup(() -> {
            try {
                Workspace workspace = Workspace.open(folder.resolve("bench.library"), 2);
                new OpeningBench(new Stage(), workspace, files).rest(0);
            } catch (BadInputException e) {
                throw new IllegalStateException(e);
            }
        });
    }

    /** Lets the window come to rest before the next file. */
    private void rest(int next) {
        boolean lasts =
                next > 0 && wave().toPicture() instanceof WaveOverview outline && outline.seconds() > LONG_SECONDS;
        after(lasts ? LONG_REST_SECONDS : REST_SECONDS, () -> {
            if (next > 0) {
                System.out.printf(
                        Locale.ROOT,
                        "%-40s %8.0f MB more at most, %.0f s CPU since it was opened%n",
                        "",
                        mostMegabytes - megabytesBefore,
                        (cpuMilliseconds() - cpuBefore) / 1000);
            }
            if (next < files.size()) {
                open(next);
            } else {
                print();
                studio.close();
                Platform.exit();
                System.exit(0);
            }
        });
    }

    private void after(double seconds, Runnable action) {
        long start = System.nanoTime();
        new AnimationTimer() {
            @Override
            public void handle(long now) {
                mostMegabytes = Math.max(mostMegabytes, megabytes());
                if (System.nanoTime() - start > seconds * 1e9) {
                    stop();
                    action.run();
                }
            }
        }.start();
    }

    private void open(int number) {
        double cpu = cpuMilliseconds();
        System.gc();
        cpuBefore = cpu;
        megabytesBefore = megabytes();
        mostMegabytes = megabytesBefore;
        long start = System.nanoTime();
        desk.songProperty().set(files.get(number));
        new AnimationTimer() {
            private final double[] row = {Double.NaN, Double.NaN, Double.NaN, Double.NaN};
            private boolean computed;

            @Override
            public void handle(long now) {
                double milliseconds = (System.nanoTime() - start) / 1e6;
                // What was computed in the pulse before is drawn by now.
                if (computed && Double.isNaN(row[1])) {
                    row[1] = milliseconds;
                }
                mostMegabytes = Math.max(mostMegabytes, megabytes());
                if (Double.isNaN(row[0]) && wave().toPicture() != null) {
                    row[0] = milliseconds;
                }
                List<Heatmap> maps = desk.panesProperty().get().stream()
                        .map(OpeningBench.this::map)
                        .toList();
                computed = maps.getFirst() != null;
                boolean all = maps.stream().allMatch(m -> m != null && isWhole(m));
                if (all || milliseconds > TIMEOUT_SECONDS * 1000) {
                    stop();
                    row[2] = milliseconds;
                    row[3] = cpuMilliseconds() - cpu;
                    rows.add(row);
                    System.out.printf(
                            Locale.ROOT,
                            "%-40s %8.0f %8.0f %8.0f %8.0f%n",
                            files.get(number).getFileName(),
                            row[0],
                            row[1],
                            row[2],
                            row[3]);
                    rest(number + 1);
                }
            }
        }.start();
    }

    private WaveOverviewView wave() {
        return (WaveOverviewView) studio.scene().getRoot().lookup("#wave");
    }

    /** What of the process lies in memory, heap and natives; 0 where the system does not tell. */
    private static double megabytes() {
        try (Stream<String> lines = Files.lines(Path.of("/proc/self/status"))) {
            return lines.filter(line -> line.startsWith("VmRSS:"))
                    .mapToDouble(line -> Double.parseDouble(line.replaceAll("\\D", "")) / 1024)
                    .findFirst()
                    .orElse(0);
        } catch (IOException e) {
            return 0;
        }
    }

    private Heatmap map(String feature) {
        HeatmapView view = (HeatmapView) studio.scene().getRoot().lookup("#pane-" + feature);
        return view == null ? null : view.heatmapProperty().get();
    }

    private static boolean isWhole(Heatmap map) {
        float[] values = map.values().values();
        return !Float.isNaN(values[values.length - 1]);
    }

    private void print() {
        System.out.println("ms to the waveform, to the first pixels of the first pane, to all panes whole; CPU ms");
        System.out.printf(Locale.ROOT, "%-40s", "median of all but the first");
        for (int column = 0; column < 4; column++) {
            int which = column;
            double[] values =
                    rows.stream().skip(1).mapToDouble(r -> r[which]).sorted().toArray();
            System.out.printf(Locale.ROOT, " %8.0f", values.length == 0 ? Double.NaN : values[values.length / 2]);
        }
        System.out.println();
        System.out.printf(
                Locale.ROOT,
                "load of the machine %.1f, heap %s MB%n",
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage(),
                Arrays.toString(new long[] {
                    (Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory()) >> 20
                }));
    }

    private static double cpuMilliseconds() {
        return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime() / 1e6;
    }
}
