package org.melograph.app;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.melograph.base.ContentHash;
import org.melograph.io.source.SourceSpec;
import org.melograph.music.Collection;

/** Hashes that tell whether what was kept of earlier work is of the same songs and settings. */
final class RunKey {
    private static final int SHORT = 8;

    private RunKey() {}

    /** The hash of a source: its options, and id, label, group, split, fold and words of each song. */
    static String of(@Nullable SourceSpec source, Collection collection) {
        StringBuilder text = new StringBuilder();
        if (source != null) {
            text.append(source.at(source.location().toAbsolutePath().normalize()));
        }
        collection
                .songs()
                .forEach(s -> text.append('\n')
                        .append(List.of(
                                s.id(),
                                String.valueOf(s.label()),
                                s.group(),
                                String.valueOf(s.split()),
                                String.valueOf(s.fold()),
                                s.lyrics() == null ? "" : s.lyrics().contentHash())));
        return ContentHash.of(text.toString());
    }

    /** A short hash of a run, for the name of a file. */
    static String brief(Map<String, String> set, Object... more) {
        return ContentHash.of(new TreeMap<>(set) + "\n" + List.of(more)).substring(0, SHORT);
    }
}
