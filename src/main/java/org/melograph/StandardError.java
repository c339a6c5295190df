package org.melograph;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import org.jspecify.annotations.Nullable;

/**
 * The user's standard error. Java announces the vector API, which is an incubator module, on standard error before main
 * and has no switch for it. The launcher therefore starts Java with a filter as standard error, which leaves that line
 * out, and hands over the real one as another file descriptor.
 */
final class StandardError {
    private static final int STANDARD_ERROR = 2;

    private StandardError() {}

    /** Puts the descriptor named by the property {@code melograph.stderr} in place of the filter; without it, nothing. */
    @SuppressWarnings("restricted") // Java itself knows no way to replace a file descriptor.
    static void restore() {
        @Nullable Integer descriptor = Integer.getInteger("melograph.stderr");
        if (descriptor == null) {
            return;
        }
        try {
            Linker linker = Linker.nativeLinker();
            MethodHandle dup2 = linker.downcallHandle(
                    linker.defaultLookup().findOrThrow("dup2"),
                    FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.JAVA_INT));
            // Should it fail, the filter stays, which passes on what is written.
            int unused = (int) dup2.invokeExact((int) descriptor, STANDARD_ERROR);
        } catch (Throwable e) {
            throw new IllegalStateException("dup2 is a function of every POSIX system.", e);
        }
    }
}
