package org.melograph.zoo.classical;

import java.util.List;
import org.melograph.base.Axis;
import org.melograph.base.BadInputException;
import org.melograph.base.Job;
import org.melograph.base.StoppedException;
import org.melograph.base.Tensor;
import org.melograph.model.Batch;
import org.melograph.model.Learner;
import org.melograph.model.Model;
import org.melograph.model.ModelSpec;

/** Describes a training part, scales it, and fits a classifier for each tag. */
final class TagsLearner implements Learner.OneShot {
    private final TagsArchitecture architecture;
    private final ModelSpec spec;
    private final long seed;
    private Model model;

    TagsLearner(TagsArchitecture architecture, ModelSpec spec, long seed) {
        this.architecture = architecture;
        this.spec = spec;
        this.seed = seed;
        this.model = new ClassicalModel(
                spec, RowMaker.plain(spec), TagClassifiers.blank(spec.labels().size()));
    }

    @Override
    public Model model() {
        return model;
    }

    @Override
    public void fit(List<Batch> training, List<Integer> groups, Job job) throws BadInputException, StoppedException {
        DescribedPart part = DescribedPart.of(spec, training, groups.size(), job);
        int tags = spec.labels().size();
        float[] answers = new float[groups.size() * tags];
        int at = 0;
        for (Batch batch : training) {
            float[] own = batch.targets().values();
            System.arraycopy(own, 0, answers, at, own.length);
            at += own.length;
        }
        Tensor asked = Tensor.wrap(answers, new Axis("example", groups.size()), new Axis("tag", tags));
        TagClassifiers fitted =
                TagClassifiers.fit(architecture.classifier(), part, asked, groups, spec.params(), seed, job);
        model = new ClassicalModel(spec, part.maker, fitted);
        job.report(1, "Fitted");
    }

    @Override
    public void close() {}
}
