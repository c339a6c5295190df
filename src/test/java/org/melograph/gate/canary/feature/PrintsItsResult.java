package org.melograph.gate.canary.feature;

/** Talks past the command line. */
public final class PrintsItsResult {
    public void print(double tempo) {
        System.out.println(tempo);
    }
}
