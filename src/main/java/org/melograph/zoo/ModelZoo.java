package org.melograph.zoo;

import java.util.List;
import org.melograph.base.BadInputException;
import org.melograph.base.Params;
import org.melograph.model.Architecture;
import org.melograph.zoo.classical.GradientBoosting;
import org.melograph.zoo.classical.LogisticRegression;
import org.melograph.zoo.classical.NearestNeighbours;
import org.melograph.zoo.classical.RandomForest;
import org.melograph.zoo.classical.SupportVectorMachine;
import org.melograph.zoo.classical.TagsForest;
import org.melograph.zoo.classical.TagsLogistic;
import org.melograph.zoo.neural.MelBiGru;
import org.melograph.zoo.neural.MelBiLstm;
import org.melograph.zoo.neural.MelCnn;
import org.melograph.zoo.neural.MelConvBiGru;
import org.melograph.zoo.neural.MelConvBiLstm;
import org.melograph.zoo.neural.NotesComposer;
import org.melograph.zoo.neural.NotesConvHeavy;
import org.melograph.zoo.neural.NotesConvLstm;
import org.melograph.zoo.neural.NotesLstm;
import org.melograph.zoo.neural.NotesStepsConv;
import org.melograph.zoo.neural.NotesStepsGru;
import org.melograph.zoo.neural.SongCnn;
import org.melograph.zoo.neural.SongDense;
import org.melograph.zoo.neural.SongLstm;
import org.melograph.zoo.neural.StftCnn;
import org.melograph.zoo.neural.StftCnnSimple;
import org.melograph.zoo.neural.StftLstm;
import org.melograph.zoo.neural.StftRcnn;
import org.melograph.zoo.neural.TableMlp;
import org.melograph.zoo.neural.TagsConvLstm;
import org.melograph.zoo.neural.TagsMlp;
import org.melograph.zoo.neural.TagsMlpLstm;
import org.melograph.zoo.neural.WaveAttentionGru;
import org.melograph.zoo.neural.WaveAttentionLstm;

/** Every architecture of the program. A new one is a file beside these and a line here. */
public final class ModelZoo {
    /** In the order people read them. */
    public static final List<Architecture> ALL = List.of(
            new MelCnn(),
            new MelBiLstm(),
            new MelConvBiLstm(),
            new MelBiGru(),
            new MelConvBiGru(),
            new WaveAttentionLstm(),
            new WaveAttentionGru(),
            new StftLstm(),
            new StftCnnSimple(),
            new StftCnn(),
            new StftRcnn(),
            new NotesLstm(),
            new NotesConvLstm(),
            new NotesConvHeavy(),
            new NotesStepsConv(),
            new NotesStepsGru(),
            new NotesComposer(),
            new SongDense(),
            new SongCnn(),
            new SongLstm(),
            new TableMlp(),
            new TagsMlp(),
            new TagsMlpLstm(),
            new TagsConvLstm(),
            new TagsLogistic(),
            new TagsForest(),
            new LogisticRegression(),
            new SupportVectorMachine(),
            new RandomForest(),
            new NearestNeighbours(),
            new GradientBoosting(),
            new Ensemble());

    private ModelZoo() {}

    /**
     * The architecture with a written id.
     *
     * @throws BadInputException naming the nearest id there is
     */
    public static Architecture byId(String id) throws BadInputException {
        for (Architecture architecture : ALL) {
            if (architecture.id().equals(id)) {
                return architecture;
            }
        }
        String nearest = Params.nearest(id, ALL.stream().map(Architecture::id).toList());
        throw new BadInputException("There is no architecture '" + id + "'. Did you mean '" + nearest + "'?");
    }

    /**
     * The architecture with a written id, where only one with a front end of its own will do.
     *
     * @throws BadInputException as {@link #byId}, and when it is an ensemble
     */
    public static Architecture.Solo solo(String id) throws BadInputException {
        return switch (byId(id)) {
            case Architecture.Solo solo -> solo;
            case Architecture.Ensemble _ ->
                throw new BadInputException(
                        "'" + id + "' is made of other models, where one alone is needed. Choose one of those.");
        };
    }
}
