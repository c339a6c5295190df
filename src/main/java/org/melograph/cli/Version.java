package org.melograph.cli;

import org.melograph.app.Program;
import picocli.CommandLine.IVersionProvider;

/** Answers {@code --version}. */
final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
        return new String[] {"Melograph " + Program.VERSION};
    }
}
