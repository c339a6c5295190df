package org.melograph.zoo.classical;

import java.util.ArrayList;
import java.util.List;
import org.melograph.base.BadInputException;
import org.melograph.base.Job;
import org.melograph.base.Params;
import org.melograph.base.StoppedException;
import org.melograph.base.Tensor;
import org.melograph.base.Workers;
import org.melograph.model.Batch;
import org.melograph.model.Learner;
import org.melograph.model.Model;
import org.melograph.model.ModelSpec;
import org.melograph.model.TriedSetting;

/** Describes a training part, scales it, tunes where asked to, and fits a classifier. */
final class ClassicalLearner implements Learner.OneShot {
    private final ClassicalArchitecture architecture;
    private final ModelSpec spec;
    private final long seed;
    private Model model;
    private List<TriedSetting> tried = List.of();

    ClassicalLearner(ClassicalArchitecture architecture, ModelSpec spec, long seed) {
        this.architecture = architecture;
        this.spec = spec;
        this.seed = seed;
        this.model = ClassicalModel.blank(spec);
    }

    @Override
    public Model model() {
        return model;
    }

    @Override
    public List<TriedSetting> tried() {
        return tried;
    }

    @Override
    public void fit(List<Batch> training, List<Integer> groups, Job job) throws BadInputException, StoppedException {
        DescribedPart part = DescribedPart.of(spec, training, groups.size(), job);
        int[] labels = new int[groups.size()];
        double[] weights = new double[groups.size()];
        int at = 0;
        for (Batch batch : training) {
            Tensor counts = batch.weights();
            for (int i = 0; i < batch.size(); i++, at++) {
                labels[at] = (int) batch.targets().values()[i];
                weights[at] = counts == null ? 1 : counts.values()[i];
            }
        }
        TrainingRows rows = new TrainingRows(
                part.values,
                part.maker.width(),
                labels,
                weights,
                groups.stream().mapToInt(Integer::intValue).toArray(),
                spec.labels().size());
        if (rows.occurringClasses() < 2) {
            throw new BadInputException(
                    "The training part has songs of one class only. Add songs with another label or split differently.");
        }
        Params params = spec.params();
        double tuned = 0;
        if (params.flag("tune")) {
            tuned = 0.8;
            tried = Tuning.of(architecture, params, rows, seed, job.part(0, tuned));
            params = chosen(params);
        }
        Classifier classifier = architecture.fit(rows, params, seed, Workers.allowed(), job.part(tuned, 1));
        ModelSpec fitted = new ModelSpec(
                spec.architecture(),
                params,
                spec.frontEnd(),
                spec.input(),
                spec.labels(),
                spec.mean(),
                spec.deviation());
        model = new ClassicalModel(fitted, part.maker, classifier);
        job.report(1, "Fitted");
    }

    private Params chosen(Params params) throws BadInputException {
        List<TriedSetting> best = new ArrayList<>(tried);
        best.removeIf(setting -> !setting.chosen());
        return Tuning.with(params, best.getFirst().set());
    }

    @Override
    public void close() {}
}
