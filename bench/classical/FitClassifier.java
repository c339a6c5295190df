import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.melograph.base.Axis;
import org.melograph.base.Job;
import org.melograph.base.Params;
import org.melograph.base.Tensor;
import org.melograph.dataset.Cut;
import org.melograph.dataset.FrontEnd;
import org.melograph.model.Architecture;
import org.melograph.model.Batch;
import org.melograph.model.InputShape;
import org.melograph.model.Learner;
import org.melograph.model.ModelSpec;
import org.melograph.zoo.ModelZoo;

/**
 * Our side of the benchmark of classical models: FitClassifier ID ROWS.f32 LABELS.f32 WIDTH TRAINED CLASSES [name=value]...
 * fits on the first TRAINED rows, asks the others, and prints one JSON line. Run from source.
 */
public final class FitClassifier {
    public static void main(String[] arguments) throws Exception {
        float[] values = read(arguments[1]);
        float[] labels = read(arguments[2]);
        int width = Integer.parseInt(arguments[3]);
        int trained = Integer.parseInt(arguments[4]);
        int classes = Integer.parseInt(arguments[5]);
        Map<String, String> set = new HashMap<>(Map.of("feature", "columns", "balance", "none"));
        for (String setting : Arrays.copyOfRange(arguments, 6, arguments.length)) {
            set.put(setting.split("=", 2)[0], setting.split("=", 2)[1]);
        }
        Architecture architecture = ModelZoo.byId(arguments[0]);
        float[] ones = new float[width];
        Arrays.fill(ones, 1);
        Axis column = new Axis("column", width);
        ModelSpec spec = new ModelSpec(
                architecture.id(),
                Params.parse(architecture.params(), set),
                new FrontEnd("columns", Params.standard(List.of()), Cut.WHOLE, List.of()),
                new InputShape(1, width),
                IntStream.range(0, classes).mapToObj(c -> "class " + c).toList(),
                Tensor.wrap(new float[width], column),
                Tensor.wrap(ones, column));
        Batch training = batch(values, labels, width, 0, trained);
        Batch asked = batch(values, labels, width, trained, labels.length);
        var system = (com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        try (Learner learner = architecture.begin(spec, 0)) {
            long start = system.getProcessCpuTime();
            ((Learner.OneShot) learner).fit(List.of(training), Job.silent());
            double fit = (system.getProcessCpuTime() - start) / 1e9;
            start = system.getProcessCpuTime();
            float[] said = learner.model().predict(asked.inputs(), null).values();
            double predict = (system.getProcessCpuTime() - start) / 1e9;
            int right = 0;
            for (int i = 0; i < asked.size(); i++) {
                int best = 0;
                for (int c = 1; c < classes; c++) {
                    best = said[i * classes + c] > said[i * classes + best] ? c : best;
                }
                right += best == (int) asked.targets().values()[i] ? 1 : 0;
            }
            System.out.printf(
                    java.util.Locale.ROOT,
                    "{\"fit\": %.3f, \"predict\": %.3f, \"accuracy\": %.4f}%n",
                    fit,
                    predict,
                    (double) right / asked.size());
        }
    }

    private static Batch batch(float[] values, float[] labels, int width, int from, int to) {
        Axis example = new Axis("example", to - from);
        return new Batch(
                Tensor.wrap(
                        Arrays.copyOfRange(values, from * width, to * width),
                        example,
                        new Axis("channel", 1),
                        new Axis("step", width)),
                Tensor.wrap(Arrays.copyOfRange(labels, from, to), example),
                null,
                null);
    }

    private static float[] read(String file) throws Exception {
        ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(Path.of(file))).order(ByteOrder.LITTLE_ENDIAN);
        float[] values = new float[bytes.capacity() / 4];
        bytes.asFloatBuffer().get(values);
        return values;
    }
}
