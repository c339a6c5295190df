package org.melograph.zoo.classical;

import java.util.List;
import org.melograph.base.Param;

/** A linear score for each tag. */
public final class TagsLogistic extends TagsArchitecture {
    /** Regressions. */
    public TagsLogistic() {
        super(new LogisticRegression());
    }

    @Override
    public String id() {
        return "tags-logistic";
    }

    @Override
    public String title() {
        return "Tags: logistic regressions";
    }

    @Override
    public String source() {
        return "The classical counterpart of Chang's networks for tags ('An Exploration of Deep Learning for Processing Musical"
                + " Sounds'): a logistic regression for each tag, with a penalty on the squares of the coefficients."
                + EACH_TAG;
    }

    @Override
    List<Param> ownParams() {
        return List.of(new Param.Real(
                "c", "C", "How much errors count against large coefficients; more fits closer.", 0.01, 1e-6, 1e6));
    }
}
