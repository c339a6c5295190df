package org.melograph.zoo.neural;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.melograph.base.BadInputException;
import org.melograph.base.Param;
import org.melograph.base.Params;
import org.melograph.dataset.Cut;
import org.melograph.dataset.FrontEnd;
import org.melograph.feature.Features;
import org.melograph.feature.SongSegments;
import org.melograph.model.InputShape;
import org.melograph.zoo.neural.layer.PictureRows;

/**
 * What the networks for whole songs share (Lengyel et al.): chroma, timbre and lyrics of a song, of which some can be left
 * out, and dense layers of 128, 128 and 50 units over what is made of them. What is left out is not built.
 */
abstract class SongNetwork extends NeuralArchitecture {
    /** The paper and its head, for {@link #source()}. */
    static final String PAPER =
            "Lengyel et al., 'Understanding Music with Deep Learning', songs as chroma and timbre of 300 segments and the "
                    + "mean word vector of their lyrics: ";

    /** What we do where the paper is silent, for {@link #source()}. */
    static final String DECISIONS = "Dense 128, 128 and 50 (the embedding), softmax. Our decisions where the paper is "
            + "silent: ReLU; every row of the input is scaled, a part that a song lacks stays zero; songs with fewer than "
            + "300 segments are repeated instead of dropped (short); the best epoch by the validation loss counts. ";

    private static final String FEATURE = "song";
    private static final String INPUTS = "inputs";
    private static final String LYRICS = "lyrics";
    private static final Set<String> WITH_CHROMA = Set.of("all", "audio", "chroma");
    private static final Set<String> WITH_TIMBRE = Set.of("all", "audio", "timbre");
    private static final Set<String> WITH_LYRICS = Set.of("all", LYRICS);

    /** The settings of the feature that are settings of these networks too, where the feature has them. */
    private static final List<String> OF_FEATURE = List.of("segments", "lyrics_size", "short", "vectors", "weighting");

    /** The settings of the input, to stand before a network's own. */
    static List<Param> inputParams() {
        List<Param> params = new ArrayList<>();
        params.add(new Param.Choice(
                INPUTS,
                "Inputs",
                "What of a song is read: all, audio (chroma and timbre), chroma, timbre or lyrics.",
                "all",
                List.of("all", "audio", "chroma", "timbre", LYRICS)));
        params.addAll(featureParams());
        return params;
    }

    private static List<Param> featureParams() {
        return Features.ALL.stream()
                .filter(feature -> feature.spec().id().equals(FEATURE))
                .flatMap(feature -> feature.spec().params().stream())
                .filter(param -> OF_FEATURE.contains(param.name()))
                .toList();
    }

    @Override
    public final String paper() {
        return "lengyel";
    }

    @Override
    public final String inputKind() {
        return FEATURE;
    }

    @Override
    public final FrontEnd frontEnd(Params params) throws BadInputException {
        Map<String, String> settings = new HashMap<>();
        for (Param param : featureParams()) {
            settings.put(param.name(), params.get(param.name()).toString());
        }
        return FrontEnd.of(FEATURE, settings, Cut.WHOLE);
    }

    @Override
    public final InputShape usualInput() {
        return new InputShape(SongSegments.LYRICS_ROW + 1, 300);
    }

    @Override
    final Plan plan(InputShape input, int classes, Params params, long seed) throws BadInputException {
        String inputs = params.choice(INPUTS);
        int lyrics = WITH_LYRICS.contains(inputs) ? input.channels() - SongSegments.LYRICS_ROW : 0;
        requireAtLeast("channel", input.channels(), SongSegments.LYRICS_ROW + (inputs.equals(LYRICS) ? 1 : 0));
        LayerChain chain =
                new LayerChain(InputLayout.PICTURE, input, classes, params.real("learning_rate"), 1e-5, seed);
        List<String> branches = new ArrayList<>();
        if (WITH_CHROMA.contains(inputs)) {
            rows(chain, "chroma", 0, SongSegments.CHROMA_ROWS);
            branch(chain, "chroma", SongSegments.CHROMA_ROWS, input, params);
            branches.add(chain.last());
        }
        if (WITH_TIMBRE.contains(inputs)) {
            rows(chain, "timbre", SongSegments.CHROMA_ROWS, SongSegments.TIMBRE_ROWS);
            branch(chain, "timbre", SongSegments.TIMBRE_ROWS, input, params);
            branches.add(chain.last());
        }
        if (lyrics > 0) {
            rows(chain, LYRICS, SongSegments.LYRICS_ROW, lyrics);
            branches.add(chain.vector("lyrics_vector", lyrics, input.steps()).last());
        }
        if (branches.size() > 1) {
            chain.join("song", branches.toArray(String[]::new));
        }
        head(chain, params);
        return chain.classes();
    }

    private static void rows(LayerChain chain, String name, int first, int count) {
        chain.fromInput().add(name + "_rows", new PictureRows(first, count));
    }

    /**
     * Adds what makes a vector of one audio feature; reads the rows that were cut last, {@code [example, 1, row, segment]}.
     *
     * @param name the feature's, to begin the layers' names with
     */
    abstract void branch(LayerChain chain, String name, int rows, InputShape input, Params params)
            throws BadInputException;

    /** Adds the dense layers up to the embedding. */
    void head(LayerChain chain, Params params) {
        chain.dense("dense1", params.whole("dense"))
                .dense("dense2", params.whole("dense"))
                .dense("dense3", params.whole("embedding"))
                .embedding();
    }

    /** The settings of the dense layers. */
    static List<Param> headParams() {
        return List.of(
                new Param.Whole("dense", "Dense units", "Units of each of the first two dense layers.", 128, 2, 4096),
                new Param.Whole(
                        "embedding", "Embedding", "Units of the last dense layer, the song's embedding.", 50, 2, 4096));
    }
}
