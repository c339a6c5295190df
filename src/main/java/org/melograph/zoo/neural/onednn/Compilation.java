package org.melograph.zoo.neural.onednn;

import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.InputPreProcessor;
import org.deeplearning4j.nn.conf.graph.GraphVertex;
import org.deeplearning4j.nn.conf.graph.LayerVertex;
import org.deeplearning4j.nn.conf.graph.MergeVertex;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.layers.BaseOutputLayer;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.Convolution1DLayer;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.EmbeddingSequenceLayer;
import org.deeplearning4j.nn.conf.layers.GlobalPoolingLayer;
import org.deeplearning4j.nn.conf.layers.LSTM;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.PoolingType;
import org.deeplearning4j.nn.conf.layers.Subsampling1DLayer;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.deeplearning4j.nn.conf.layers.recurrent.Bidirectional;
import org.deeplearning4j.nn.conf.preprocessor.CnnToFeedForwardPreProcessor;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.jspecify.annotations.Nullable;
import org.melograph.zoo.neural.layer.AttentionPooling;
import org.melograph.zoo.neural.layer.GatedRecurrent;
import org.melograph.zoo.neural.layer.PictureRows;
import org.melograph.zoo.neural.layer.PictureToSequence;
import org.melograph.zoo.neural.layer.RecurrentConvolution;
import org.melograph.zoo.neural.layer.SequenceDropout;
import org.melograph.zoo.neural.layer.SequenceEnds;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.activations.impl.ActivationIdentity;
import org.nd4j.linalg.activations.impl.ActivationReLU;
import org.nd4j.linalg.activations.impl.ActivationSigmoid;
import org.nd4j.linalg.activations.impl.ActivationSoftmax;

/** Turns the layers of a DL4J configuration into operations, in the order of the graph, up to the layer that is asked for. */
final class Compilation {
    private final ComputationGraph graph;
    private final Assembly assembly;
    private final String until;
    private final Map<String, Signal> signals = new HashMap<>();
    private final List<Operation> operations = new ArrayList<>();
    private final List<Dropout> dropouts = new ArrayList<>();
    private final List<Lengths> lengths = new ArrayList<>();
    private final Set<String> folds = new HashSet<>();
    private final Map<Operation, Signal> inputs = new LinkedHashMap<>();
    private final Map<Operation, Signal> outputs = new LinkedHashMap<>();
    private @Nullable Answer answer;

    Compilation(ComputationGraph graph, Assembly assembly, String until) {
        this.graph = graph;
        this.assembly = assembly;
        this.until = until;
    }

    /** The layer's name, its configuration and what it reads. */
    private record Place(String name, Signal input) {}

    void run(Signal input) {
        ComputationGraphConfiguration configuration = graph.getConfiguration();
        signals.put("input", input);
        for (int index : graph.topologicalSortOrder()) {
            String name = graph.getVertices()[index].getVertexName();
            if (configuration.getNetworkInputs().contains(name)) {
                continue;
            }
            GraphVertex vertex = configuration.getVertices().get(name);
            List<String> sources =
                    Objects.requireNonNull(configuration.getVertexInputs().get(name));
            List<Signal> read = sources.stream().map(this::signal).toList();
            Signal result = switch (vertex) {
                case LayerVertex layer when read.size() == 1 -> compile(name, layer, read.getFirst());
                case MergeVertex _ -> joined(read);
                default -> throw new UnsupportedOperationException("The vertex '" + name + "' is not known here.");
            };
            signals.put(name, result);
            if (name.equals(until)) {
                return;
            }
        }
        throw new IllegalArgumentException("The network has no layer '" + until + "'.");
    }

    private Signal signal(String source) {
        Signal signal = signals.get(source);
        if (signal == null) {
            throw new IllegalStateException("'" + source + "' comes after what reads it.");
        }
        return signal;
    }

    private Signal joined(List<Signal> parts) {
        Joining joining = new Joining(assembly, parts);
        Signal result = add(joining, parts.getFirst(), joining.output());
        if (!assembly.keepsActivations()) {
            // The first is given back already.
            parts.stream().skip(1).forEach(part -> assembly.giveBack(part.values()));
        }
        return result;
    }

    private Signal compile(String name, LayerVertex vertex, Signal source) {
        InputPreProcessor before = vertex.getPreProcessor();
        Signal input = source;
        if (before instanceof CnnToFeedForwardPreProcessor) {
            Flattening flat = new Flattening(assembly, source, Flattening.Kind.VECTOR);
            input = add(flat, source, flat.output());
        } else if (before != null) {
            throw new UnsupportedOperationException("A " + before.getClass().getSimpleName() + " is not known here.");
        }
        Place place = new Place(name, input);
        Layer layer = vertex.getLayerConf().getLayer();
        return switch (layer) {
            case Convolution1DLayer conf -> convolution(place, conf, 1);
            case ConvolutionLayer conf -> convolution(place, conf, 2);
            case Subsampling1DLayer conf -> pooling(place, conf, 1);
            case SubsamplingLayer conf -> pooling(place, conf, 2);
            case BatchNormalization conf -> normalisation(place, conf);
            case ActivationLayer conf -> activated(place, conf);
            case SequenceDropout conf -> dropout(place, conf);
            case LSTM conf -> recurrent(place, Cell.LSTM, (int) conf.getNOut(), false);
            case GatedRecurrent conf -> recurrent(place, cell(conf), (int) conf.getNOut(), false);
            case Bidirectional conf -> bidirectional(place, conf);
            case SequenceEnds conf -> {
                LastSteps ends = new LastSteps(assembly, input, conf.forwardUnits());
                yield add(ends, input, ends.output());
            }
            case AttentionPooling conf -> {
                Attention attention = new Attention(assembly, input, parameter(place, "W"));
                yield add(attention, input, attention.output());
            }
            case PictureRows conf -> {
                RowCut rows = new RowCut(assembly, input, conf.first(), conf.count());
                yield add(rows, input, rows.output());
            }
            case PictureToSequence conf -> {
                Flattening flat = new Flattening(assembly, input, Flattening.Kind.SEQUENCE);
                yield add(flat, input, flat.output());
            }
            case RecurrentConvolution conf -> {
                RecurrentFilters filters = new RecurrentFilters(
                        assembly,
                        input,
                        (int) conf.getNOut(),
                        conf.kernel(),
                        conf.iterations(),
                        new RecurrentFilters.Weights(
                                parameter(place, "W"), parameter(place, "RW"), parameter(place, "b")));
                yield add(filters, input, filters.output());
            }
            case GlobalPoolingLayer conf -> globalPooling(place, conf);
            case EmbeddingSequenceLayer conf -> embedding(place, conf);
            case BaseOutputLayer conf -> answer(place, conf);
            case DenseLayer conf -> dense(place, (int) conf.getNOut(), isRelu(conf.getActivationFn()));
            default ->
                throw new UnsupportedOperationException(
                        "A " + layer.getClass().getSimpleName() + " is not known here.");
        };
    }

    private Parameter parameter(Place place, String name) {
        return assembly.parameter(place.name() + "_" + name);
    }

    private static boolean isRelu(IActivation activation) {
        if (activation instanceof ActivationReLU) {
            return true;
        }
        if (activation instanceof ActivationIdentity) {
            return false;
        }
        throw new UnsupportedOperationException("The activation " + activation + " is not known here.");
    }

    /** The only layer that reads from this one; empty where there are several or none. */
    private String onlyFollower(String name) {
        List<String> followers = new ArrayList<>();
        graph.getConfiguration().getVertexInputs().forEach((follower, sources) -> {
            if (sources.contains(name)) {
                followers.add(follower);
            }
        });
        return followers.size() == 1 ? followers.getFirst() : "";
    }

    private @Nullable Layer layer(String name) {
        return graph.getConfiguration().getVertices().get(name) instanceof LayerVertex vertex
                ? vertex.getLayerConf().getLayer()
                : null;
    }

    /** Whether the layer is followed by max(0, x) and nothing else: then one operation does both. */
    private boolean rectifiedNext(String name) {
        return layer(onlyFollower(name)) instanceof ActivationLayer activation
                && activation.getActivationFn() instanceof ActivationReLU;
    }

    // Nothing is left to do: max(0, x) is done by the layer before, and the identity only stands behind a change of
    // shape.
    private static Signal activated(Place place, ActivationLayer conf) {
        IActivation activation = conf.getActivationFn();
        if (!(activation instanceof ActivationReLU || activation instanceof ActivationIdentity)) {
            throw new UnsupportedOperationException("The activation " + activation + " is not known here.");
        }
        return place.input();
    }

    private Signal convolution(Place place, ConvolutionLayer conf, int axes) {
        int filters = (int) conf.getNOut();
        Parameter weights = parameter(place, "W");
        Parameter bias = conf.hasBias() ? parameter(place, "b") : null;
        boolean rectified = isRelu(conf.getActivationFn());
        String next = onlyFollower(place.name());
        if (!rectified
                && !assembly.keepsActivations()
                && layer(next) instanceof BatchNormalization norm
                && !place.name().equals(until)) {
            FoldedFilters folded = new FoldedFilters(
                    assembly, weights, bias, filters, axes == 1, normalisationWeights(next), norm.getEps());
            folds.add(next);
            weights = folded.weights();
            bias = folded.bias();
            rectified = rectifiedNext(next);
        } else {
            rectified |= rectifiedNext(place.name());
        }
        Convolution convolution = new Convolution(
                assembly,
                place.input(),
                filters,
                Windows.of(conf, axes, place.input().dims()),
                weights,
                bias,
                rectified);
        return add(convolution, place.input(), convolution.output());
    }

    private Signal pooling(Place place, SubsamplingLayer conf, int axes) {
        Pooling.Kind kind = switch (conf.getPoolingType()) {
            case MAX -> Pooling.Kind.MAXIMUM;
            case AVG -> Pooling.Kind.MEAN;
            default ->
                throw new UnsupportedOperationException("Pooling by " + conf.getPoolingType() + " is not known here.");
        };
        Pooling pooling = new Pooling(
                assembly, place.input(), Windows.of(conf, axes, place.input().dims()), kind);
        return add(pooling, place.input(), pooling.output());
    }

    private Signal normalisation(Place place, BatchNormalization conf) {
        if (folds.contains(place.name())) {
            // The convolution before has done it.
            return place.input();
        }
        Normalisation normalisation = new Normalisation(
                assembly,
                place.input(),
                normalisationWeights(place.name()),
                (float) conf.getEps(),
                (float) conf.getDecay(),
                rectifiedNext(place.name()));
        return add(normalisation, place.input(), normalisation.output());
    }

    private Normalisation.Weights normalisationWeights(String name) {
        return new Normalisation.Weights(
                assembly.parameter(name + "_gamma"),
                assembly.parameter(name + "_beta"),
                assembly.parameter(name + "_mean"),
                assembly.parameter(name + "_var"));
    }

    private Signal dropout(Place place, SequenceDropout conf) {
        if (!assembly.isLearning()) {
            return place.input();
        }
        Dropout dropout = new Dropout(assembly, place.input(), conf.dropout(), dropouts.size());
        dropouts.add(dropout);
        return add(dropout, place.input(), dropout.output());
    }

    private static Cell cell(GatedRecurrent conf) {
        return conf.isResetAfter() ? Cell.GRU_RESET_AFTER : Cell.GRU_RESET_BEFORE;
    }

    private Signal bidirectional(Place place, Bidirectional conf) {
        if (conf.getMode() != Bidirectional.Mode.CONCAT) {
            throw new UnsupportedOperationException(
                    "Bidirectional layers by " + conf.getMode() + " are not known here.");
        }
        return switch (conf.getFwd()) {
            case LSTM one -> recurrent(place, Cell.LSTM, (int) one.getNOut(), true);
            case GatedRecurrent one -> recurrent(place, cell(one), (int) one.getNOut(), true);
            default ->
                throw new UnsupportedOperationException(
                        "A bidirectional " + conf.getFwd().getClass().getSimpleName() + " is not known here.");
        };
    }

    private Signal recurrent(Place place, Cell cell, int units, boolean bothWays) {
        Recurrent recurrent = new Recurrent(
                assembly,
                place.input(),
                cell,
                units,
                readingWeights(place, bothWays ? "f" : ""),
                bothWays ? readingWeights(place, "b") : null);
        return add(recurrent, place.input(), recurrent.output());
    }

    private Reading.Weights readingWeights(Place place, String direction) {
        return new Reading.Weights(
                parameter(place, direction + "W"),
                parameter(place, direction + "RW"),
                parameter(place, direction + "b"));
    }

    private Signal globalPooling(Place place, GlobalPoolingLayer conf) {
        Signal input = place.input();
        PoolingType type = conf.getPoolingType();
        if (!Set.of(PoolingType.MAX, PoolingType.AVG).contains(type)) {
            throw new UnsupportedOperationException("Pooling by " + type + " is not known here.");
        }
        if (input.rank() == 3) {
            TimePooling pooling = new TimePooling(assembly, input, type == PoolingType.MAX);
            return add(pooling, input, pooling.output());
        }
        int rows = (int) input.dims()[2];
        int columns = (int) input.dims()[3];
        Window all =
                new Window(List.of(new Window.Along(rows, rows, 1, 0, 0), new Window.Along(columns, columns, 1, 0, 0)));
        Pooling pooling =
                new Pooling(assembly, input, all, type == PoolingType.MAX ? Pooling.Kind.MAXIMUM : Pooling.Kind.MEAN);
        Signal pooled = add(pooling, input, pooling.output());
        Flattening flat = new Flattening(assembly, pooled, Flattening.Kind.VECTOR);
        return add(flat, pooled, flat.output());
    }

    private Signal embedding(Place place, EmbeddingSequenceLayer conf) {
        boolean byColumn = graph.getParam(place.name() + "_W").ordering() == 'f';
        Embedding embedding = new Embedding(
                assembly, place.input(), (int) conf.getNIn(), (int) conf.getNOut(), parameter(place, "W"), byColumn);
        return add(embedding, place.input(), embedding.output());
    }

    private Signal dense(Place place, int units, boolean rectified) {
        Dense dense =
                new Dense(assembly, place.input(), units, parameter(place, "W"), parameter(place, "b"), rectified);
        return add(dense, place.input(), dense.output());
    }

    private Signal answer(Place place, BaseOutputLayer conf) {
        Signal scores = dense(place, (int) conf.getNOut(), false);
        Answer made = switch (conf.getActivationFn()) {
            case ActivationSoftmax _ -> new ClassAnswer(assembly, scores);
            case ActivationSigmoid _ -> new TagAnswer(assembly, scores);
            default ->
                throw new UnsupportedOperationException(
                        "Answers by " + conf.getActivationFn() + " are not known here.");
        };
        answer = made;
        return made.output();
    }

    private Signal add(Operation operation, Signal input, Signal output) {
        operations.add(operation);
        inputs.put(operation, input);
        outputs.put(operation, output);
        Lengths own = output.lengths();
        if (own != null && own != input.lengths()) {
            lengths.add(own);
        }
        assembly.endOperation();
        boolean elsewhere = !output.values().equals(input.values());
        if (!assembly.keepsActivations() && elsewhere && !input.equals(signals.get("input"))) {
            assembly.giveBack(input.values());
        }
        return output;
    }

    /** Settles the backward pass of all operations. */
    void prepareBackward() {
        Answer end = answer;
        if (end == null) {
            throw new IllegalStateException("Only a program with an answer learns.");
        }
        end.prepareBackward();
        for (Operation operation : operations.reversed()) {
            operation.prepareBackward();
            assembly.endOperation();
            Signal input = inputs.get(operation);
            Signal output = outputs.get(operation);
            if (input == null || output == null || !output.hasGradient()) {
                continue;
            }
            MemorySegment used = output.gradientValues();
            if (!input.hasGradient() || !input.gradientValues().equals(used)) {
                assembly.giveBack(used);
            }
        }
    }

    List<Operation> operations() {
        return List.copyOf(operations);
    }

    List<Dropout> dropouts() {
        return List.copyOf(dropouts);
    }

    /** The lengths behind each operation that changes them, in order. */
    List<Lengths> lengths() {
        return List.copyOf(lengths);
    }

    @Nullable
    Answer answer() {
        return answer;
    }

    Signal output() {
        Signal output = signals.get(until);
        if (output == null) {
            throw new IllegalStateException("The program is not compiled.");
        }
        return output;
    }
}
