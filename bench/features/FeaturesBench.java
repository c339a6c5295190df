import java.nio.file.Path;
import org.melograph.app.BenchFeatures;
import org.melograph.base.Job;
import org.melograph.base.Json;
import org.melograph.io.ReadOptions;
import org.melograph.io.audio.AudioReader;

/** Our half: {@code FeaturesBench FILE ROUNDS} prints the report of {@link BenchFeatures} as JSON. */
class FeaturesBench {
    public static void main(String[] arguments) throws Exception {
        var clip = new AudioReader().read(Path.of(arguments[0]), ReadOptions.STANDARD, Job.silent());
        IO.println(Json.write(new BenchFeatures().run(clip, Integer.parseInt(arguments[1]), Job.silent())));
    }
}
