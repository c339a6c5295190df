import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.melograph.base.Axis;
import org.melograph.base.Params;
import org.melograph.base.Tensor;
import org.melograph.base.Workers;
import org.melograph.model.Architecture;
import org.melograph.model.Batch;
import org.melograph.model.InputShape;
import org.melograph.model.Learner;
import org.melograph.model.Model;
import org.melograph.model.ModelSpec;
import org.melograph.model.Task;
import org.melograph.zoo.ModelZoo;

/**
 * Our half of {@code bench/run models}: {@code ModelsBench ARCHITECTURE SHAPE BATCH CLASSES THREADS FOLDER [SETTING=VALUE]...} makes a
 * network, says how many weights it has, and then obeys the commands on standard input, a line of JSON for each. FOLDER holds the
 * examples, {@code inputs.f32} and {@code targets.f32}, little-endian and row-major, a whole number of batches.
 *
 * <p>Commands: {@code train SECONDS} and {@code infer SECONDS} work through the batches until the time is over; {@code fit STEPS} learns
 * the first batch and tells each loss; {@code vary STEPS} trains with pieces that end early, every tenth batch smaller.
 */
class ModelsBench {
    private final List<Batch> batches;
    private final Learner.Iterative learner;
    private final Model model;
    private final SplittableRandom random = new SplittableRandom(1);
    private long step;

    private ModelsBench(Learner.Iterative learner, List<Batch> batches) {
        this.learner = learner;
        this.model = learner.model();
        this.batches = batches;
    }

    public static void main(String[] arguments) throws Exception {
        Architecture architecture = ModelZoo.byId(arguments[0]);
        InputShape shape = InputShape.parse(arguments[1]);
        int classes = Integer.parseInt(arguments[3]);
        Workers.allow(Integer.parseInt(arguments[4]));
        Params params = Params.parse(architecture.params(), settings(arguments));

        ModelSpec spec = new ModelSpec(
                architecture.id(),
                params,
                architecture.frontEnd(params),
                shape,
                IntStream.range(0, classes).mapToObj(Integer::toString).toList(),
                constant(shape.channels(), 0),
                constant(shape.channels(), 1));
        List<Batch> batches = batches(
                Path.of(arguments[5]), shape, Integer.parseInt(arguments[2]), architecture.task() == Task.CONTINUE);
        try (Learner.Iterative learner = (Learner.Iterative) architecture.begin(spec, 1)) {
            IO.println("{\"weights\": " + architecture.weights(shape, classes, params) + "}");
            var bench = new ModelsBench(learner, batches);
            for (String command = IO.readln(); command != null; command = IO.readln()) {
                String[] words = command.split(" ");
                IO.println(bench.answer(words[0], Double.parseDouble(words[1])));
            }
        }
    }

    private static Map<String, String> settings(String[] arguments) {
        Map<String, String> settings = new HashMap<>();
        for (String setting : Arrays.asList(arguments).subList(6, arguments.length)) {
            String[] sides = setting.split("=", 2);
            settings.put(sides[0], sides[1]);
        }
        return settings;
    }

    private static Tensor constant(int channels, float value) {
        float[] values = new float[channels];
        Arrays.fill(values, value);
        return Tensor.wrap(values, new Axis("channel", channels));
    }

    private static List<Batch> batches(Path folder, InputShape shape, int size, boolean everyStep) throws IOException {
        float[] inputs = floats(folder.resolve("inputs.f32"));
        float[] targets = floats(folder.resolve("targets.f32"));
        int width = size * shape.channels() * shape.steps();
        int answers = size * (everyStep ? shape.steps() : 1);
        List<Batch> batches = new ArrayList<>();
        for (int i = 0; i < inputs.length / width; i++) {
            batches.add(batch(
                    Arrays.copyOfRange(inputs, i * width, (i + 1) * width),
                    Arrays.copyOfRange(targets, i * answers, (i + 1) * answers),
                    shape.channels(),
                    shape.steps(),
                    null));
        }
        return batches;
    }

    private static float[] floats(Path file) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
        float[] values = new float[bytes.remaining() / Float.BYTES];
        bytes.asFloatBuffer().get(values);
        return values;
    }

    private static Batch batch(float[] inputs, float[] targets, int channels, int steps, float[] mask) {
        Axis example = new Axis("example", inputs.length / channels / steps);
        Axis time = new Axis("step", steps);
        return new Batch(
                Tensor.wrap(inputs, example, new Axis("channel", channels), time),
                targets.length == example.size() ? Tensor.wrap(targets, example) : Tensor.wrap(targets, example, time),
                mask == null ? null : Tensor.wrap(mask, example, time),
                null);
    }

    private String answer(String command, double amount) {
        return switch (command) {
            case "train" -> timed(amount, () -> learner.step(next(), step++));
            case "infer" -> timed(amount, () -> model.predict(next().inputs(), null));
            case "fit" -> losses((int) amount, () -> batches.getFirst());
            case "vary" -> losses((int) amount, () -> cut(next(), step % 10 == 9));
            default -> throw new IllegalArgumentException("There is no command '" + command + "'.");
        };
    }

    private Batch next() {
        return batches.get((int) (step % batches.size()));
    }

    private static String timed(double seconds, Runnable work) {
        long wall = System.nanoTime();
        long cpu = cpuNanoseconds();
        int steps = 0;
        do {
            work.run();
            steps++;
        } while (System.nanoTime() - wall < seconds * 1e9);
        return String.format(
                Locale.ROOT,
                "{\"steps\": %d, \"wall\": %.6f, \"cpu\": %.6f}",
                steps,
                (System.nanoTime() - wall) / 1e9,
                (cpuNanoseconds() - cpu) / 1e9);
    }

    private static long cpuNanoseconds() {
        // Of all threads, the compiler's and the collector's too.
        return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
                .getProcessCpuTime();
    }

    private String losses(int steps, java.util.function.Supplier<Batch> batch) {
        List<Double> losses = new ArrayList<>();
        for (int i = 0; i < steps; i++) {
            losses.add(learner.step(batch.get(), step++));
        }
        return "{\"losses\": " + losses + "}";
    }

    /** The batch with pieces of random length, half to all of the steps, padded with zeros; a third of them if {@code few}. */
    private Batch cut(Batch whole, boolean few) {
        int examples = few ? Math.max(1, whole.size() / 3) : whole.size();
        int channels = whole.inputs().size(1);
        int steps = whole.inputs().size(2);
        float[] inputs = Arrays.copyOf(whole.inputs().values(), examples * channels * steps);
        float[] targets = Arrays.copyOf(
                whole.targets().values(), examples * (whole.targets().rank() == 2 ? steps : 1));
        float[] mask = new float[examples * steps];
        for (int i = 0; i < examples; i++) {
            int length = random.nextInt(steps / 2, steps + 1);
            Arrays.fill(mask, i * steps, i * steps + length, 1);
            for (int channel = i * channels; channel < (i + 1) * channels; channel++) {
                Arrays.fill(inputs, channel * steps + length, (channel + 1) * steps, 0);
            }
        }
        return batch(inputs, targets, channels, steps, mask);
    }
}
