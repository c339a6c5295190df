import java.nio.file.Path;
import java.util.Set;
import org.melograph.app.bench.FeatureSpeed;
import org.melograph.base.Job;
import org.melograph.base.Json;
import org.melograph.io.ReadOptions;
import org.melograph.io.audio.AudioReader;

/** Our half: {@code FeaturesBench FILE ROUNDS [CASE,CASE...]} prints the report of {@link FeatureSpeed} as JSON. */
class FeaturesBench {
    public static void main(String[] arguments) throws Exception {
        var clip = new AudioReader().read(Path.of(arguments[0]), ReadOptions.STANDARD, Job.silent());
        Set<String> only = arguments.length > 2 ? Set.of(arguments[2].split(",")) : Set.of();
        IO.println(Json.write(new FeatureSpeed().run(clip, Integer.parseInt(arguments[1]), only, Job.silent())));
    }
}
