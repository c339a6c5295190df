package org.melograph.project;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.melograph.base.Axis;
import org.melograph.base.BadInputException;
import org.melograph.base.ContentHash;
import org.melograph.base.Json;
import org.melograph.base.Param;
import org.melograph.base.Params;
import org.melograph.base.Provenance;
import org.melograph.base.Tensor;
import org.melograph.dataset.Cut;
import org.melograph.dataset.FrontEnd;
import org.melograph.dataset.Scaling;
import org.melograph.dataset.SplitSummary;
import org.melograph.model.Architecture;
import org.melograph.model.InputShape;
import org.melograph.model.ModelSpec;
import org.melograph.model.Task;
import org.melograph.music.TableReading;
import org.melograph.train.metric.LevelScores;
import org.melograph.train.metric.Score;

/** Reads a manifest and the tensors it names, and believes nothing. */
final class ManifestReader {
    private static final long LARGEST_MANIFEST = 16 << 20;
    private static final int DEEPEST_PROVENANCE = 64;

    private final BundleZip zip;
    private final ModelBundle.Architectures architectures;
    private final Set<String> named = new HashSet<>(Set.of(ModelBundle.MANIFEST, ModelBundle.CARD));
    // Of the ensemble's member that is read: its folder in the zip, and how refusals name it; both empty outside of
    // one.
    private String folder = "";
    private String member = "";

    ManifestReader(BundleZip zip, ModelBundle.Architectures architectures) {
        this.zip = zip;
        this.architectures = architectures;
    }

    ModelBundle.Contents contents() throws BadInputException {
        String json = new String(zip.bytes(ModelBundle.MANIFEST, LARGEST_MANIFEST), StandardCharsets.UTF_8);
        JsonNode manifest = Json.tree(json, file().toString());
        ModelBundle.Contents contents = contents(manifest);
        for (String name : zip.names()) {
            if (!named.contains(name) && !name.endsWith("/")) {
                throw damaged("it holds '" + name + "', which its manifest does not name");
            }
        }
        return contents;
    }

    private ModelBundle.Contents contents(JsonNode manifest) throws BadInputException {
        int format = whole(manifest, "format");
        if (format > BundleManifest.FORMAT) {
            throw new BadInputException("'" + file() + "' was made by a newer Melograph (format " + format
                    + ", this one reads " + BundleManifest.FORMAT + "). Update Melograph, or choose another model.");
        }
        if (format != BundleManifest.FORMAT) {
            throw damaged("its format is " + format);
        }
        return switch (architecture(text(manifest, "architecture"))) {
            case Architecture.Solo architecture -> solo(manifest, architecture);
            case Architecture.Ensemble architecture -> ensemble(manifest, architecture);
        };
    }

    private ModelBundle.Solo solo(JsonNode manifest, Architecture.Solo architecture) throws BadInputException {
        Map<String, Tensor> weights = weights(manifest);
        ModelSpec spec = spec(manifest, architecture);
        ModelBundle.TestVectors tests = tests(manifest, spec);
        checkWeightCount(architecture, spec, weights);
        return new ModelBundle.Solo(spec, weights, tests, origin(manifest));
    }

    private ModelBundle.Ensemble ensemble(JsonNode manifest, Architecture.Ensemble architecture)
            throws BadInputException {
        if (!member.isEmpty()) {
            throw damaged("it is an ensemble within an ensemble");
        }
        List<ModelBundle.Ensemble.Member> members = new ArrayList<>();
        List<String> labels = List.of();
        for (JsonNode node : list(manifest, "members")) {
            folder = BundleManifest.folder(members.size());
            member = "member " + (members.size() + 1);
            double weight = real(node, "weight");
            if (!(weight > 0) || Double.isInfinite(weight)) {
                throw damaged("it counts " + weight + " times");
            }
            if (!(contents(node(node, "model")) instanceof ModelBundle.Solo model)
                    || !(architectures.byId(model.architecture()).task() == Task.CLASSIFY)) {
                throw damaged("it names no classes");
            }
            labels = members.isEmpty() ? model.labels() : labels;
            if (!model.labels().equals(labels)) {
                throw damaged("it names other classes than the members before it");
            }
            members.add(new ModelBundle.Ensemble.Member(weight, model));
        }
        folder = "";
        member = "";
        if (members.isEmpty()) {
            throw damaged("it is an ensemble without members");
        }
        return new ModelBundle.Ensemble(
                architecture.id(), params(architecture.params(), node(manifest, "params")), members, origin(manifest));
    }

    private ModelOrigin origin(JsonNode manifest) throws BadInputException {
        return new ModelOrigin(
                manifest.has("split") ? split(node(manifest, "split")) : null,
                manifest.has("clip") ? levelScores(node(manifest, "clip")) : null,
                manifest.has("song") ? levelScores(node(manifest, "song")) : null,
                figures(node(manifest, "figures")),
                text(manifest, "trained_on"),
                provenance(node(manifest, "provenance"), 0),
                instant(manifest, "created"),
                text(manifest, "program"),
                longWhole(manifest, "seed"),
                manifest.has("table") ? reading(node(manifest, "table")) : TableReading.AS_WRITTEN);
    }

    private Architecture architecture(String id) throws BadInputException {
        try {
            return architectures.byId(id);
        } catch (BadInputException e) {
            throw new BadInputException(
                    "'" + file() + "' holds a model of the kind '" + id
                            + "', which this Melograph does not know. Update Melograph, or choose another model.",
                    e);
        }
    }

    // Asked before anything is built, so that no wild setting makes a wild network.
    private void checkWeightCount(Architecture.Solo architecture, ModelSpec spec, Map<String, Tensor> weights)
            throws BadInputException {
        long stored = weights.values().stream().mapToLong(Tensor::length).sum();
        long needed;
        try {
            needed = architecture.weights(spec.input(), spec.labels().size(), spec.params());
        } catch (BadInputException e) {
            throw unusable(e);
        }
        if (needed > stored) {
            throw damaged("it holds " + stored + " weights, '" + architecture.id() + "' needs " + needed);
        }
    }

    private ModelSpec spec(JsonNode manifest, Architecture architecture) throws BadInputException {
        Params params = params(architecture.params(), node(manifest, "params"));
        FrontEnd frontEnd = frontEnd(node(manifest, "front_end"));
        JsonNode shape = node(manifest, "input");
        int channels = whole(shape, "channels");
        int steps = whole(shape, "steps");
        if (channels < 1 || steps < 1 || (long) channels * steps > Integer.MAX_VALUE / 4) {
            throw damaged("its input is " + channels + "x" + steps);
        }
        InputShape input = new InputShape(channels, steps);
        List<String> labels = texts(manifest, "labels");
        if (labels.isEmpty() || new HashSet<>(labels).size() != labels.size()) {
            throw damaged("its labels are none or not all different");
        }
        Tensor mean = tensor(node(manifest, "mean"));
        Tensor deviation = tensor(node(manifest, "deviation"));
        int series = mean.rank() == 1 ? Scaling.series(mean.axis(0).name(), frontEnd, channels) : channels;
        boolean fits = mean.length() == Scaling.size(series, channels, steps);
        if (!fits || deviation.length() != mean.length()) {
            throw damaged("its scaling is for " + mean.length() + " and " + deviation.length()
                    + " channels, its input has " + channels);
        }
        for (float d : deviation.values()) {
            if (!(d > 0)) {
                throw damaged("its input would be divided by " + d);
            }
        }
        return new ModelSpec(architecture.id(), params, frontEnd, input, labels, mean, deviation);
    }

    private FrontEnd frontEnd(JsonNode node) throws BadInputException {
        JsonNode cut = node(node, "cut");
        int length = whole(cut, "length");
        int hop = whole(cut, "hop");
        if (length < 0 || (length > 0 && hop < 1)) {
            throw damaged("it cuts pieces of " + length + " steps every " + hop);
        }
        try {
            return FrontEnd.of(text(node, "feature"), settings(node(node, "settings")), new Cut(length, hop))
                    .withColumns(texts(node, "columns"))
                    .withContent(node.has("content") ? text(node, "content") : "");
        } catch (BadInputException e) {
            throw unusable(e);
        }
    }

    private Map<String, Tensor> weights(JsonNode manifest) throws BadInputException {
        Map<String, Tensor> weights = new LinkedHashMap<>();
        for (JsonNode node : list(manifest, "weights")) {
            String name = text(node, "name");
            if (weights.put(name, tensor(node)) != null) {
                throw damaged("it has the weights '" + name + "' twice");
            }
        }
        return weights;
    }

    private ModelBundle.TestVectors tests(JsonNode manifest, ModelSpec spec) throws BadInputException {
        JsonNode node = node(manifest, "tests");
        Tensor inputs = tensor(node(node, "inputs"));
        Tensor mask = node.has("mask") ? tensor(node(node, "mask")) : null;
        Tensor probabilities = tensor(node(node, "probabilities"));
        int examples = inputs.rank() == 3 ? inputs.size(0) : 0;
        if (examples < 1
                || inputs.size(1) != spec.input().channels()
                || inputs.size(2) != spec.input().steps()) {
            throw damaged("its test inputs have the shape " + inputs.shape());
        }
        if (mask != null && (mask.rank() != 2 || mask.size(0) != examples || mask.size(1) != inputs.size(2))) {
            throw damaged("the mask of its tests has the shape " + mask.shape());
        }
        if (probabilities.rank() < 2
                || probabilities.rank() > 3
                || probabilities.size(0) != examples
                || probabilities.size(1) != spec.labels().size()) {
            throw damaged("its test answers have the shape " + probabilities.shape() + ", with "
                    + spec.labels().size() + " labels");
        }
        return new ModelBundle.TestVectors(inputs, mask, probabilities);
    }

    private Tensor tensor(JsonNode node) throws BadInputException {
        List<Axis> axes = new ArrayList<>();
        long bytes = 4;
        for (JsonNode axis : list(node, "axes")) {
            String name = text(axis, "name");
            int size = whole(axis, "size");
            if (name.isBlank() || size < 1) {
                throw damaged("it has an axis '" + name + "' of size " + size);
            }
            bytes *= size;
            if (bytes > BundleZip.LARGEST_FILE) {
                throw damaged("one of its tensors would be larger than any model");
            }
            axes.add(new Axis(name, size));
        }
        String name = text(node, "entry");
        String entry = folder + name;
        if (!name.matches("(weights|scale|test)/[a-z0-9_]+\\.f32") || !named.add(entry)) {
            throw damaged("'" + entry + "' is no entry for a tensor, or one for two");
        }
        byte[] read = zip.bytes(entry, bytes);
        if (read.length != bytes) {
            throw damaged("'" + entry + "' holds " + read.length + " bytes, not " + bytes);
        }
        if (!ContentHash.of(read).equals(text(node, "sha256"))) {
            throw damaged("'" + entry + "' is not what its hash says");
        }
        float[] values = new float[read.length / 4];
        ByteBuffer.wrap(read).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().get(values);
        Tensor tensor = Tensor.wrap(values, axes);
        if (!tensor.isFinite()) {
            throw damaged("'" + entry + "' holds numbers that are not finite");
        }
        return tensor;
    }

    private Params params(List<Param> declared, JsonNode node) throws BadInputException {
        try {
            return Params.parse(declared, settings(node));
        } catch (BadInputException e) {
            throw unusable(e);
        }
    }

    private static Map<String, String> settings(JsonNode node) {
        Map<String, String> settings = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> entry : node.properties()) {
            settings.put(entry.getKey(), entry.getValue().asText());
        }
        return settings;
    }

    private SplitSummary split(JsonNode node) throws BadInputException {
        return new SplitSummary(
                text(node, "by"),
                whole(node, "train_songs"),
                whole(node, "valid_songs"),
                whole(node, "test_songs"),
                whole(node, "shared_songs"),
                text(node, "hash"));
    }

    private LevelScores levelScores(JsonNode node) throws BadInputException {
        return new LevelScores(
                score(node(node, "accuracy")),
                score(node(node, "balanced_accuracy")),
                score(node(node, "macro_f1")),
                score(node(node, "log_loss")));
    }

    private Score score(JsonNode node) throws BadInputException {
        return new Score(real(node, "value"), real(node, "low"), real(node, "high"), whole(node, "songs"));
    }

    private TableReading reading(JsonNode node) throws BadInputException {
        List<TableReading.UnitFactor> units = new ArrayList<>();
        for (JsonNode unit : list(node, "units")) {
            double below = real(unit, "below");
            double factor = real(unit, "factor");
            if (!(below > 0 && factor > 0) || Double.isInfinite(below) || Double.isInfinite(factor)) {
                throw damaged("it multiplies numbers below " + below + " by " + factor);
            }
            units.add(new TableReading.UnitFactor(text(unit, "column"), below, factor));
        }
        return new TableReading(
                units,
                node.path("keep_opposites").asBoolean(),
                node.path("tenths").isObject() ? tenths(node(node, "tenths")) : null);
    }

    private TableReading.Tenths tenths(JsonNode node) throws BadInputException {
        List<Double> cuts = new ArrayList<>();
        for (JsonNode cut : list(node, "cuts")) {
            if (!cut.isNumber() || !Double.isFinite(cut.doubleValue())) {
                throw damaged("it cuts classes at '" + cut.asText() + "'");
            }
            cuts.add(cut.doubleValue());
        }
        return new TableReading.Tenths(text(node, "of"), cuts);
    }

    private Map<String, Double> figures(JsonNode node) throws BadInputException {
        Map<String, Double> figures = new TreeMap<>();
        for (Map.Entry<String, JsonNode> entry : node.properties()) {
            figures.put(entry.getKey(), real(node, entry.getKey()));
        }
        return figures;
    }

    private Provenance provenance(JsonNode node, int depth) throws BadInputException {
        if (depth > DEEPEST_PROVENANCE) {
            throw damaged("its provenance has no end");
        }
        List<Provenance> inputs = new ArrayList<>();
        for (JsonNode input : list(node, "inputs")) {
            inputs.add(provenance(input, depth + 1));
        }
        return new Provenance(text(node, "step"), settings(node(node, "settings")), text(node, "content_hash"), inputs);
    }

    private Instant instant(JsonNode node, String key) throws BadInputException {
        try {
            return Instant.parse(text(node, key));
        } catch (DateTimeException e) {
            throw new BadInputException("'" + file() + "' is damaged: its date is none. Get the file anew.", e);
        }
    }

    private JsonNode node(JsonNode parent, String key) throws BadInputException {
        JsonNode node = parent.get(key);
        if (node == null || !node.isObject()) {
            throw damaged("its manifest lacks '" + key + "'");
        }
        return node;
    }

    private JsonNode list(JsonNode parent, String key) throws BadInputException {
        JsonNode node = parent.get(key);
        if (node == null || !node.isArray()) {
            throw damaged("its manifest lacks the list '" + key + "'");
        }
        return node;
    }

    private List<String> texts(JsonNode parent, String key) throws BadInputException {
        List<String> texts = new ArrayList<>();
        for (JsonNode node : list(parent, key)) {
            if (!node.isTextual()) {
                throw damaged("the list '" + key + "' of its manifest holds more than texts");
            }
            texts.add(node.textValue());
        }
        return texts;
    }

    private String text(JsonNode parent, String key) throws BadInputException {
        JsonNode node = parent.get(key);
        if (node == null || !node.isTextual()) {
            throw damaged("its manifest lacks the text '" + key + "'");
        }
        return node.textValue();
    }

    private int whole(JsonNode parent, String key) throws BadInputException {
        JsonNode node = parent.get(key);
        if (node == null || !node.isIntegralNumber() || !node.canConvertToInt()) {
            throw damaged("its manifest lacks the number '" + key + "'");
        }
        return node.intValue();
    }

    private long longWhole(JsonNode parent, String key) throws BadInputException {
        JsonNode node = parent.get(key);
        if (node == null || !node.isIntegralNumber() || !node.canConvertToLong()) {
            throw damaged("its manifest lacks the number '" + key + "'");
        }
        return node.longValue();
    }

    // Numbers that JSON has no sign for are written as texts.
    private double real(JsonNode parent, String key) throws BadInputException {
        JsonNode node = parent.get(key);
        if (node != null && node.isNumber()) {
            return node.doubleValue();
        }
        return switch (node == null ? "" : node.asText()) {
            case "NaN" -> Double.NaN;
            case "Infinity" -> Double.POSITIVE_INFINITY;
            case "-Infinity" -> Double.NEGATIVE_INFINITY;
            default -> throw damaged("its manifest lacks the number '" + key + "'");
        };
    }

    private Path file() {
        return zip.file();
    }

    private BadInputException damaged(String what) {
        String of = member.isEmpty() ? "" : "in its " + member + ", ";
        return new BadInputException("'" + file() + "' is damaged: " + of + what + ". Get the file anew.");
    }

    private BadInputException unusable(BadInputException cause) {
        return new BadInputException("'" + file() + "' cannot be used: " + cause.reason(), cause);
    }
}
