package org.melograph.feature;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.melograph.base.BadInputException;
import org.melograph.base.Job;
import org.melograph.base.Params;
import org.melograph.base.StoppedException;
import org.melograph.base.Tensor;
import org.melograph.music.Clip;
import org.melograph.music.Item;

/** Several features of one item, with one short-time Fourier transform for all that are framed alike. */
public final class FeatureBundle {
    private FeatureBundle() {}

    /** One feature that is asked for, with its settings. */
    public record Request(Feature feature, Params params) {
        /** A feature at its standard settings. */
        public static Request standard(Feature feature) {
            return new Request(feature, Params.standard(feature.spec().params()));
        }
    }

    /**
     * Computes features of one item; each result equals what {@link Feature#extract} gives.
     *
     * @return the results in the order of the requests
     * @throws BadInputException as {@link Feature#extract}
     */
    public static List<Tensor> extractAll(Item item, List<Request> requests, Job job)
            throws BadInputException, StoppedException {
        Map<Integer, Tensor> results = new LinkedHashMap<>();
        Map<FrameSettings, List<Integer>> framedAlike = new LinkedHashMap<>();
        for (int i = 0; i < requests.size(); i++) {
            Request request = requests.get(i);
            if (request.feature() instanceof SpectralFeature) {
                framedAlike
                        .computeIfAbsent(FrameSettings.of(request.params()), s -> new ArrayList<>())
                        .add(i);
            } else {
                results.put(i, request.feature().extract(item, request.params(), Job.silent()));
            }
        }
        int done = 0;
        for (Map.Entry<FrameSettings, List<Integer>> group : framedAlike.entrySet()) {
            Job part = job.part((double) done / framedAlike.size(), (done + 1.0) / framedAlike.size());
            shared(item, group.getKey(), requests, group.getValue(), results, part);
            done++;
        }
        List<Tensor> ordered = new ArrayList<>(requests.size());
        for (int i = 0; i < requests.size(); i++) {
            ordered.add(results.get(i));
        }
        return ordered;
    }

    private static void shared(
            Item item,
            FrameSettings settings,
            List<Request> requests,
            List<Integer> members,
            Map<Integer, Tensor> results,
            Job job)
            throws BadInputException, StoppedException {
        List<SpectrumReader> readers = new ArrayList<>();
        FeatureSpec spec = requests.get(members.getFirst()).feature().spec();
        Clip clip = FeatureSpec.need(Clip.class, item, spec);
        for (int i : members) {
            SpectralFeature feature = (SpectralFeature) requests.get(i).feature();
            readers.add(feature.reader(requests.get(i).params(), settings, settings.frames(clip)));
        }
        Spectra.read(clip, settings, readers, job);
        for (int i = 0; i < readers.size(); i++) {
            results.put(members.get(i), readers.get(i).result());
        }
    }
}
