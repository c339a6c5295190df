package org.melograph.zoo.neural;

import org.melograph.model.Continuation;
import org.melograph.model.ContinuingModel;
import org.melograph.model.ModelSpec;

/** A trained {@link NotesComposer}. */
final class ComposerModel extends NeuralModel implements ContinuingModel {
    ComposerModel(ModelSpec spec, Network network, boolean owned) {
        super(spec, network, owned);
    }

    @Override
    public Continuation continuation() {
        return new ComposerContinuation(weights());
    }
}
