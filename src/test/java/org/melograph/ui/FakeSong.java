package org.melograph.ui;

import java.nio.file.Path;
import java.util.Map;
import java.util.function.Consumer;
import org.melograph.app.ExtractFeature;
import org.melograph.app.listen.OpenedSong;
import org.melograph.base.BadInputException;
import org.melograph.base.Job;
import org.melograph.base.Params;
import org.melograph.base.StoppedException;
import org.melograph.base.Tensor;
import org.melograph.feature.Feature;
import org.melograph.feature.Features;
import org.melograph.music.Clip;
import org.melograph.plot.WaveOverview;

/** A song of twelve seconds that no file holds. */
record FakeSong(Path file, String refusedFeature) implements OpenedSong {
    private static final int SAMPLE_RATE = 22_050;

    @Override
    public double seconds() {
        return 12;
    }

    @Override
    public WaveOverview outline(Consumer<WaveOverview> seen, Job job) {
        Clip clip = FakeVerbs.tones(file, SAMPLE_RATE);
        return WaveOverview.of("", clip.samples(), SAMPLE_RATE);
    }

    @Override
    public ExtractFeature.Report feature(
            String id, Map<String, String> set, Consumer<ExtractFeature.Report> seen, Job job)
            throws BadInputException, StoppedException {
        if (id.equals(refusedFeature)) {
            throw new BadInputException("'" + id + "' is refused.");
        }
        Feature feature = Features.byId(id);
        Params params = Params.parse(feature.spec().params(), set);
        Tensor values = feature.extract(FakeVerbs.tones(file, feature.sampleRate(params)), params, job);
        ExtractFeature.Report report =
                new ExtractFeature.Report(feature.spec(), params, feature.timeGrid(params), values);
        seen.accept(report);
        return report;
    }
}
