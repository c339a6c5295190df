package org.melograph.app;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.melograph.project.NearDuplicate;

/** Songs that hang together because each holds the same recording as another of them. */
final class LikeSongs {
    private final Map<String, String> parents = new HashMap<>();

    private LikeSongs() {}

    static LikeSongs of(List<NearDuplicate> pairs) {
        LikeSongs like = new LikeSongs();
        pairs.forEach(pair -> like.join(pair.song(), pair.other()));
        return like;
    }

    /** Says that two belong together. */
    void join(String one, String other) {
        String a = first(one);
        String b = first(other);
        if (!a.equals(b)) {
            // The lesser one leads, so that the order of the pairs does not matter.
            parents.put(a.compareTo(b) < 0 ? b : a, a.compareTo(b) < 0 ? a : b);
        }
    }

    /** The one that stands for all that hang together with this one: itself where it hangs together with none. */
    String first(String one) {
        String at = one;
        for (String next = parents.get(at); next != null; next = parents.get(at)) {
            at = next;
        }
        // The next question takes one step.
        for (String step = one; !step.equals(at); ) {
            String next = parents.put(step, at);
            step = next == null ? at : next;
        }
        return at;
    }

    /** What hangs together, two or more each, in the order of the first ones. */
    List<Set<String>> groups() {
        Map<String, Set<String>> groups = new TreeMap<>();
        for (String member : List.copyOf(parents.keySet())) {
            String first = first(member);
            groups.computeIfAbsent(first, f -> new TreeSet<>(Set.of(f))).add(member);
        }
        return new ArrayList<>(groups.values());
    }
}
