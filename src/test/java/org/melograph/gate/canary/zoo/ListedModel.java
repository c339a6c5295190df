package org.melograph.gate.canary.zoo;

import org.melograph.gate.canary.model.Architecture;

/** A model as it should be. */
public final class ListedModel implements Architecture {}
