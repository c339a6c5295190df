package org.melograph.gate.canary.zoo;

import java.util.List;
import org.melograph.gate.canary.model.Architecture;

/** A list that lacks one. */
public final class ModelZoo {
    public static final List<Architecture> ALL = List.of(new ListedModel());

    private ModelZoo() {}
}
