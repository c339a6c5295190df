package org.melograph.zoo.neural;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Objects;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.melograph.base.Workers;
import org.melograph.model.InputShape;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;

class LayerChainTest {
    private static final int EXAMPLES = 4;
    private static final InputShape INPUT = new InputShape(1, 6);

    @BeforeAll
    static void leaveCoresToOthers() {
        Workers.allow(1);
    }

    @ParameterizedTest
    @EnumSource(
            value = InputLayout.class,
            names = {"SEQUENCE", "PICTURE"})
    void normalisationFollowsLoudBatchesUnclipped(InputLayout layout) {
        LayerChain chain = new LayerChain(layout, INPUT, 2, 0.01, 0, 1);
        chain = layout == InputLayout.SEQUENCE
                ? chain.norm1d("norm").averageOverTime("mean")
                : chain.norm2d("norm").average("mean");
        ComputationGraph graph = new ComputationGraph(chain.classes().configuration());
        graph.init();
        float[] values = new float[EXAMPLES * INPUT.steps()];
        for (int i = 0; i < values.length; i++) {
            // Mean 100, variance 400.
            values[i] = i % 2 == 0 ? 80 : 120;
        }
        INDArray batch = Nd4j.create(values, layout.shape(EXAMPLES, INPUT), 'c');
        graph.fit(new DataSet(batch, Nd4j.ones(DataType.FLOAT, EXAMPLES, 2).divi(2)));
        assertEquals(10, weight(graph, "norm_mean"), 1e-3);
        assertEquals(0.9 + 40, weight(graph, "norm_var"), 1e-3);
    }

    @Test
    void everyRecurrentLayerKeepsItsGradientsWithinBounds() {
        for (Cell cell : Cell.values()) {
            for (boolean both : new boolean[] {false, true}) {
                Plan plan = new LayerChain(InputLayout.SEQUENCE, INPUT, 2, 0.01, 0, 1)
                        .conv1d("conv", 3, 2)
                        .recurrent("recurrent", cell, 3, both)
                        .ends("ends", 3)
                        .classes();
                ComputationGraph graph = new ComputationGraph(plan.configuration());
                graph.init();
                for (String layer : new String[] {"conv", "recurrent", "output"}) {
                    var config = Objects.requireNonNull(graph.getLayer(layer)).getConfig();
                    assertEquals(
                            "ClipL2PerLayer", config.getGradientNormalization().name(), layer);
                    assertEquals(1, config.getGradientNormalizationThreshold(), layer);
                }
            }
        }
    }

    private static double weight(ComputationGraph graph, String name) {
        return Objects.requireNonNull(graph.paramTable().get(name)).getDouble(0);
    }
}
