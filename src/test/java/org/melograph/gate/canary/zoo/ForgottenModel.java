package org.melograph.gate.canary.zoo;

import org.melograph.gate.canary.model.Architecture;

/** A model without its line in the list. */
public final class ForgottenModel implements Architecture {}
