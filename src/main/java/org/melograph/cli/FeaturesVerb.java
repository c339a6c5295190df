package org.melograph.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.melograph.app.ExtractFeature;
import org.melograph.base.BadInputException;
import org.melograph.base.Job;
import org.melograph.base.Param;
import org.melograph.base.Params;
import org.melograph.base.StoppedException;
import org.melograph.feature.Feature;
import org.melograph.feature.FeatureSpec;
import org.melograph.feature.Features;
import org.melograph.io.InputFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Computes a feature of a file, or lists the features there are. */
@Command(
        name = "features",
        description = "Compute a feature of a file: .npy, .csv, or a .png picture; or list the features.",
        footer = "%nExample: melograph features song.mp3 --feature mel --set n_mels=64 --out mel.png")
final class FeaturesVerb extends Verb {
    @Parameters(paramLabel = "FILE", arity = "0..1", description = "An audio or MIDI file.")
    @Nullable
    Path file;

    @Option(names = "--list", description = "List the features and their settings.")
    boolean list;

    @Option(names = "--feature", paramLabel = "ID", description = "Which feature (default: mel).")
    String feature = "mel";

    @Option(names = "--set", paramLabel = "k=v", description = "Change a setting from its standard.")
    Map<String, String> set = Map.of();

    @Option(names = "--out", paramLabel = "F", description = "Where it goes: a .npy, .csv or .png file.")
    @Nullable
    Path out;

    /** What was written. */
    record Written(
            String path,
            String feature,
            Map<String, String> settings,
            List<String> axes,
            List<Integer> shape,
            double startSeconds,
            double stepSeconds,
            String out) {}

    @Override
    int work(Job job) throws BadInputException, StoppedException {
        if (list) {
            return listFeatures();
        }
        Path input = file;
        Path output = out;
        if (input == null || output == null) {
            throw new BadCommandException("Give a file and '--out F.npy', or '--list'.");
        }
        command(() -> Params.parse(Features.byId(feature).spec().params(), set));
        command(() -> {
            if (!ExtractFeature.WRITABLE.contains(InputFile.extension(output))) {
                throw new BadInputException("'" + output + "' can be " + ExtractFeature.WRITABLE + " only.");
            }
            return output;
        });
        ExtractFeature verb = new ExtractFeature(workspace());
        ExtractFeature.Report report = verb.run(input, feature, set, job);
        verb.write(report, output);
        Written written = new Written(
                input.toString(),
                feature,
                report.params().asText(),
                report.values().axes().stream().map(a -> a.name()).toList(),
                report.values().axes().stream().map(a -> a.size()).toList(),
                report.grid().startSeconds(),
                report.grid().stepSeconds(),
                output.toString());
        if (json) {
            terminal.json(written);
        } else {
            terminal.say(
                    "%s of %s: %s, wrote %s", feature, input, report.values().axes(), output);
        }
        return DONE;
    }

    private int listFeatures() {
        List<FeatureSpec> specs = Features.ALL.stream().map(Feature::spec).toList();
        if (json) {
            terminal.json(Map.of("features", specs));
        } else {
            for (FeatureSpec spec : specs) {
                terminal.say("%-18s %s %s", spec.id(), spec.title(), spec.axes());
                for (Param p : spec.params()) {
                    terminal.say("    %-14s %s (standard %s; %s)", p.name(), p.help(), p.standard(), p.range());
                }
            }
        }
        return DONE;
    }
}
