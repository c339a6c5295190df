package org.melograph.project;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.melograph.base.BadInputException;
import org.melograph.base.ContentHash;
import org.melograph.base.Params;
import org.melograph.base.Tensor;
import org.melograph.model.Architecture;
import org.melograph.model.Model;
import org.melograph.model.ModelSpec;
import org.melograph.zoo.ModelZoo;

/**
 * A trained model in one file ({@code .melo}): a zip of {@code manifest.json}, a card for people, and every tensor as raw
 * float32, little endian. It also holds a few inputs with the probabilities they gave, which are asked again whenever it
 * is opened: a model that answers otherwise is refused. The same contents give the same bytes. An ensemble's bundle
 * holds one for each member, in folders of the zip.
 *
 * <p>Bundles come from strangers. Nothing in them is executed or unpacked to disk, names and sizes are checked before
 * anything is read, and every refusal is a {@link BadInputException}.
 */
public final class ModelBundle {
    /** The file name's extension, without the dot. */
    public static final String EXTENSION = "melo";

    /** How far a stored probability may be from the one computed now: room for other processors, not for other weights. */
    public static final double TOLERANCE = 1e-4;

    static final String MANIFEST = "manifest.json";
    static final String CARD = "card.md";

    private ModelBundle() {}

    /** Where architectures are found: the zoo, but for tests. */
    interface Architectures {
        Architecture byId(String id) throws BadInputException;
    }

    /**
     * Inputs with the answers they gave when the model was written.
     *
     * @param inputs axes {@code [example, channel, step]}, scaled; at least one example
     * @param mask axes {@code [example, step]}, or null
     * @param probabilities what {@link Model#predict} said
     */
    public record TestVectors(Tensor inputs, @Nullable Tensor mask, Tensor probabilities) {
        /** Asks the model. A handful of examples is enough: they are stored whole. */
        public static TestVectors of(Model model, Tensor inputs, @Nullable Tensor mask) {
            return new TestVectors(inputs, mask, model.predict(inputs, mask));
        }
    }

    /** What a bundle says: of one model, or of an ensemble of several. */
    public sealed interface Contents {
        /** How it came to be and how well it does. */
        ModelOrigin origin();

        /** The architecture's id. */
        String architecture();

        /** The architecture's parameters. */
        Params params();

        /** The classes, events or tags, in the order of the answers. */
        List<String> labels();

        /** The models that are asked: itself, or the members of an ensemble in their order. */
        List<Solo> models();
    }

    /**
     * What a bundle says of one model.
     *
     * @param spec all that the network is besides its weights, front end and label order included
     * @param weights by name, in the architecture's order
     */
    public record Solo(ModelSpec spec, Map<String, Tensor> weights, TestVectors tests, ModelOrigin origin)
            implements Contents {
        public Solo {
            weights = Collections.unmodifiableMap(new LinkedHashMap<>(weights));
        }

        @Override
        public String architecture() {
            return spec.architecture();
        }

        @Override
        public Params params() {
            return spec.params();
        }

        @Override
        public List<String> labels() {
            return spec.labels();
        }

        @Override
        public List<Solo> models() {
            return List.of(this);
        }
    }

    /**
     * What a bundle says of an ensemble.
     *
     * @param members at least one, all with the same labels in the same order
     */
    public record Ensemble(String architecture, Params params, List<Member> members, ModelOrigin origin)
            implements Contents {
        public Ensemble {
            members = List.copyOf(members);
        }

        /**
         * A model of an ensemble.
         *
         * @param weight how much its probabilities count beside those of the others; above 0
         */
        public record Member(double weight, Solo model) {}

        @Override
        public List<String> labels() {
            return members.getFirst().model().labels();
        }

        @Override
        public List<Solo> models() {
            return members.stream().map(Member::model).toList();
        }
    }

    /**
     * A model that answers.
     *
     * @param weight how much its probabilities count beside those of the bundle's other models; 1 where it is the only one
     */
    public record Voice(Model model, double weight) {}

    /**
     * Models that answer, with what their bundle says. Close it to free them.
     *
     * @param voices one, or those of an ensemble's members in their order
     */
    public record LoadedModel(List<Voice> voices, Contents contents) implements AutoCloseable {
        public LoadedModel {
            voices = List.copyOf(voices);
        }

        /**
         * The only model.
         *
         * @throws BadInputException when there are several
         */
        public Model solo() throws BadInputException {
            if (voices.size() > 1) {
                throw new BadInputException("An ensemble of " + voices.size()
                        + " models cannot be used here, where one alone is needed. Choose one.");
            }
            return voices.getFirst().model();
        }

        @Override
        public void close() {
            voices.forEach(voice -> voice.model().close());
        }
    }

    /**
     * Writes a bundle, in place of what was there; whoever looks sees the old file or the new one, never half of it.
     *
     * @throws BadInputException when the file cannot be written or a weight is no finite number
     */
    public static void write(Path file, Contents contents) throws BadInputException {
        for (Solo model : contents.models()) {
            for (Map.Entry<String, Tensor> weight : model.weights().entrySet()) {
                if (!weight.getValue().isFinite()) {
                    throw new BadInputException("'" + file + "' is not written: the weights '" + weight.getKey()
                            + "' are not all finite numbers. Train again with a smaller learning rate.");
                }
            }
        }
        Map<String, byte[]> tensors = new LinkedHashMap<>();
        String manifest = BundleManifest.write(contents, (entry, tensor) -> {
            byte[] bytes = bytes(tensor);
            tensors.put(entry, bytes);
            return ContentHash.of(bytes);
        });
        Map<String, byte[]> entries = new LinkedHashMap<>();
        entries.put(MANIFEST, manifest.getBytes(StandardCharsets.UTF_8));
        entries.put(CARD, ModelCard.of(contents).getBytes(StandardCharsets.UTF_8));
        entries.putAll(tensors);
        BundleZip.write(file, entries);
    }

    /**
     * Reads a bundle and checks everything but the model's answers.
     *
     * @throws BadInputException when it is missing, damaged, of a newer format, or contradicts itself
     */
    public static Contents read(Path file) throws BadInputException {
        return read(file, ModelZoo::byId);
    }

    static Contents read(Path file, Architectures architectures) throws BadInputException {
        try (BundleZip zip = BundleZip.open(file)) {
            return new ManifestReader(zip, architectures).contents();
        }
    }

    /**
     * Reads a bundle, rebuilds its model, and asks the stored questions again.
     *
     * @throws BadInputException as {@link #read}, and when the model does not answer as it did when it was written
     */
    public static LoadedModel open(Path file) throws BadInputException {
        return open(file, ModelZoo::byId);
    }

    static LoadedModel open(Path file, Architectures architectures) throws BadInputException {
        Contents contents = read(file, architectures);
        List<Voice> voices = new ArrayList<>();
        boolean answersAsBefore = false;
        try {
            for (Solo part : contents.models()) {
                double weight = contents instanceof Ensemble ensemble
                        ? ensemble.members().get(voices.size()).weight()
                        : 1;
                Model model = restore(file, part, architectures);
                voices.add(new Voice(model, weight));
                checkAnswers(file, model, part.tests());
            }
            answersAsBefore = true;
            return new LoadedModel(voices, contents);
        } finally {
            if (!answersAsBefore) {
                voices.forEach(voice -> voice.model().close());
            }
        }
    }

    private static Model restore(Path file, Solo part, Architectures architectures) throws BadInputException {
        try {
            if (architectures.byId(part.architecture()) instanceof Architecture.Solo architecture) {
                return architecture.restore(part.spec(), part.weights());
            }
            throw new BadInputException("'" + part.architecture() + "' has no weights of its own. Get the file anew.");
        } catch (BadInputException e) {
            throw new BadInputException("'" + file + "' cannot be used: " + e.reason(), e);
        }
    }

    private static void checkAnswers(Path file, Model model, TestVectors tests) throws BadInputException {
        Tensor now = model.predict(tests.inputs(), tests.mask());
        if (!now.shape().equals(tests.probabilities().shape())) {
            throw new BadInputException("'" + file + "' gives answers of the shape " + now.shape() + " and not "
                    + tests.probabilities().shape() + " as when it was written. Get the file anew.");
        }
        float[] before = tests.probabilities().values();
        float[] after = now.values();
        for (int i = 0; i < before.length; i++) {
            // Written so that NaN is refused.
            if (!(Math.abs(before[i] - after[i]) <= TOLERANCE)) {
                throw new BadInputException("'" + file + "' does not answer as when it was written (" + after[i]
                        + " in place of " + before[i] + "). Get the file anew, or train again.");
            }
        }
    }

    static byte[] bytes(Tensor tensor) {
        byte[] bytes = new byte[Math.multiplyExact(4, tensor.length())];
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().put(tensor.values());
        return bytes;
    }

    /** Whether a file's name and beginning say that it is a bundle; reads four bytes. */
    public static boolean looksLikeOne(Path file) throws IOException {
        if (!file.toString().endsWith("." + EXTENSION) || !Files.isRegularFile(file)) {
            return false;
        }
        try (var in = Files.newInputStream(file)) {
            byte[] start = in.readNBytes(4);
            return start.length == 4 && start[0] == 'P' && start[1] == 'K' && start[2] == 3 && start[3] == 4;
        }
    }
}
