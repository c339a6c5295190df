import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import org.melograph.base.Axis;
import org.melograph.base.Job;
import org.melograph.base.Tensor;
import org.melograph.embed.Trustworthiness;
import org.melograph.embed.Tsne;
import org.melograph.embed.TsneResult;
import org.melograph.embed.TsneSettings;

/** Our side of the t-SNE benchmark: maps raw little-endian float32 points and prints one JSON line. Run from source. */
public final class MapPoints {
    public static void main(String[] arguments) throws Exception {
        int songs = Integer.parseInt(arguments[1]);
        int dimensions = Integer.parseInt(arguments[2]);
        int threads = Integer.parseInt(arguments[3]);
        float[] values = new float[songs * dimensions];
        ByteBuffer.wrap(Files.readAllBytes(Path.of(arguments[0])))
                .order(ByteOrder.LITTLE_ENDIAN)
                .asFloatBuffer()
                .get(values);
        Tensor vectors = Tensor.wrap(values, new Axis("song", songs), new Axis("dimension", dimensions));
        var system = (com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        long wall = System.nanoTime();
        long cpu = system.getProcessCpuTime();
        TsneResult result = Tsne.run(
                vectors, TsneSettings.standard(0).withThreads(threads), Tsne.Progress.NONE, Job.silent());
        double cpuSeconds = (system.getProcessCpuTime() - cpu) / 1e9;
        double wallSeconds = (System.nanoTime() - wall) / 1e9;
        System.out.printf(
                java.util.Locale.ROOT,
                "{\"cpu\": %.3f, \"wall\": %.3f, \"divergence\": %.5f, \"trustworthiness\": %.5f}%n",
                cpuSeconds,
                wallSeconds,
                result.divergence(),
                Trustworthiness.of(vectors, result.layout(), 12));
    }
}
