package org.melograph.project;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.melograph.base.Axis;
import org.melograph.base.Json;
import org.melograph.base.Tensor;
import org.melograph.dataset.FrontEnd;
import org.melograph.dataset.SplitSummary;
import org.melograph.model.ModelSpec;
import org.melograph.train.metric.LevelScores;

/** The bundle's {@code manifest.json}: what it holds, in words; the numbers stand in entries of their own. */
final class BundleManifest {
    /** Raised when an older program could not read what a newer one writes. */
    static final int FORMAT = 1;

    private BundleManifest() {}

    /** Takes a tensor for an entry of the zip and gives its SHA-256. */
    interface TensorSink {
        String put(String entry, Tensor tensor);
    }

    /** The folder of an ensemble's member, counted from 0. */
    static String folder(int member) {
        return String.format(Locale.ROOT, "members/%02d/", member);
    }

    /** The manifest of these contents; every tensor goes to the sink. */
    static String write(ModelBundle.Contents contents, TensorSink sink) {
        return Json.write(manifest(contents, sink));
    }

    private static Map<String, Object> manifest(ModelBundle.Contents contents, TensorSink sink) {
        ModelOrigin origin = contents.origin();
        Map<String, Object> manifest = new LinkedHashMap<>();
        manifest.put("format", FORMAT);
        manifest.put("program", origin.program());
        manifest.put("created", origin.created().toString());
        manifest.put("seed", origin.seed());
        manifest.put("architecture", contents.architecture());
        manifest.put("params", contents.params().asText());
        switch (contents) {
            case ModelBundle.Solo solo -> model(manifest, solo, sink);
            case ModelBundle.Ensemble ensemble -> manifest.put("members", members(ensemble, sink));
        }
        origin(manifest, origin);
        return manifest;
    }

    private static void model(Map<String, Object> manifest, ModelBundle.Solo contents, TensorSink sink) {
        ModelSpec spec = contents.spec();
        manifest.put("front_end", frontEnd(spec.frontEnd()));
        manifest.put(
                "input",
                map("channels", spec.input().channels(), "steps", spec.input().steps()));
        manifest.put("labels", spec.labels());
        manifest.put("mean", tensor("", "scale/mean.f32", spec.mean(), sink));
        manifest.put("deviation", tensor("", "scale/deviation.f32", spec.deviation(), sink));
        List<Object> weights = new ArrayList<>();
        for (Map.Entry<String, Tensor> weight : contents.weights().entrySet()) {
            String entry = String.format("weights/%04d.f32", weights.size());
            weights.add(tensor(weight.getKey(), entry, weight.getValue(), sink));
        }
        manifest.put("weights", weights);
        Map<String, Object> tests = new LinkedHashMap<>();
        tests.put("inputs", tensor("", "test/inputs.f32", contents.tests().inputs(), sink));
        Tensor mask = contents.tests().mask();
        if (mask != null) {
            tests.put("mask", tensor("", "test/mask.f32", mask, sink));
        }
        tests.put(
                "probabilities",
                tensor("", "test/probabilities.f32", contents.tests().probabilities(), sink));
        manifest.put("tests", tests);
    }

    /** Each member as its own bundle would say it; entries are named from the member's folder on. */
    private static List<Object> members(ModelBundle.Ensemble ensemble, TensorSink sink) {
        List<Object> members = new ArrayList<>();
        for (ModelBundle.Ensemble.Member member : ensemble.members()) {
            String folder = folder(members.size());
            members.add(map(
                    "weight",
                    member.weight(),
                    "model",
                    manifest(member.model(), (entry, tensor) -> sink.put(folder + entry, tensor))));
        }
        return members;
    }

    private static void origin(Map<String, Object> manifest, ModelOrigin origin) {
        SplitSummary split = origin.split();
        if (split != null) {
            manifest.put("split", split);
        }
        LevelScores clip = origin.clip();
        if (clip != null) {
            manifest.put("clip", clip);
        }
        LevelScores song = origin.song();
        if (song != null) {
            manifest.put("song", song);
        }
        manifest.put("figures", origin.figures());
        manifest.put("trained_on", origin.trainedOn());
        manifest.put("provenance", origin.provenance());
        if (!origin.reading().isAsWritten()) {
            manifest.put("table", origin.reading());
        }
    }

    private static Map<String, Object> frontEnd(FrontEnd frontEnd) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("feature", frontEnd.feature());
        map.put("settings", frontEnd.settings().asText());
        map.put(
                "cut",
                map("length", frontEnd.cut().length(), "hop", frontEnd.cut().hop()));
        map.put("columns", frontEnd.columns());
        if (!frontEnd.content().isEmpty()) {
            map.put("content", frontEnd.content());
        }
        return map;
    }

    private static Map<String, Object> tensor(String name, String entry, Tensor tensor, TensorSink sink) {
        Map<String, Object> map = new LinkedHashMap<>();
        if (!name.isEmpty()) {
            map.put("name", name);
        }
        List<Object> axes = new ArrayList<>();
        for (Axis axis : tensor.axes()) {
            axes.add(map("name", axis.name(), "size", axis.size()));
        }
        map.put("axes", axes);
        map.put("entry", entry);
        map.put("sha256", sink.put(entry, tensor));
        return map;
    }

    private static Map<String, Object> map(String key1, Object value1, String key2, Object value2) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put(key1, value1);
        map.put(key2, value2);
        return map;
    }
}
