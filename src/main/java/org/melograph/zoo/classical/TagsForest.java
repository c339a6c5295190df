package org.melograph.zoo.classical;

import java.util.List;
import org.melograph.base.Param;

/** A random forest for each tag. */
public final class TagsForest extends TagsArchitecture {
    /** Forests. */
    public TagsForest() {
        super(new RandomForest());
    }

    @Override
    public String id() {
        return "tags-forest";
    }

    @Override
    public String title() {
        return "Tags: random forests";
    }

    @Override
    public String source() {
        return "The classical counterpart of Chang's networks for tags ('An Exploration of Deep Learning for Processing Musical"
                + " Sounds'): Breiman's random forest (2001) for each tag."
                + EACH_TAG;
    }

    @Override
    List<Param> ownParams() {
        return RandomForest.params(100, 10);
    }
}
