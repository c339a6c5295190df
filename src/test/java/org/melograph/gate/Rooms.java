package org.melograph.gate;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import java.util.Arrays;
import java.util.List;

/**
 * The import table: the rooms (first packages below the root) from the bottom of the house to its top. Code of a room
 * may import its own room and those that stand before it in the table. Everything below takes the root package as a
 * parameter, so that the same rules run over {@code org.melograph} and over the canaries.
 */
final class Rooms {
    /** The rooms in order. Rooms on one line do not know each other. */
    static final List<List<String>> TABLE = List.of(
            List.of("base"),
            List.of("music"),
            List.of("io"),
            List.of("feature"),
            List.of("dataset"),
            List.of("model"),
            List.of("zoo"),
            List.of("train"),
            List.of("embed"),
            List.of("generate"),
            List.of("explain"),
            List.of("sound"),
            List.of("project"),
            List.of("plot"),
            List.of("app"),
            List.of("cli", "ui"));

    private Rooms() {}

    /** Each class stands in a room of the table and imports no room that stands after its own or beside it. */
    static ArchRule importTable(String root) {
        return ArchRuleDefinition.classes()
                .should(new ArchCondition<JavaClass>("import only rooms that stand before their own in the table") {
                    @Override
                    public void check(JavaClass type, ConditionEvents events) {
                        if (floor(root, type) < 0) {
                            events.add(SimpleConditionEvent.violated(
                                    type, type.getName() + " stands in no room of the import table"));
                            return;
                        }
                        for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
                            JavaClass target = dependency.getTargetClass().getBaseComponentType();
                            if (inside(root, target) && !maySee(root, type, target)) {
                                events.add(SimpleConditionEvent.violated(type, dependency.getDescription()));
                            }
                        }
                    }
                });
    }

    /**
     * The classes of some packages.
     *
     * @param packages below the root: {@code io.audio} means that package and those below it, {@code base.Workers} that
     *     class and what is nested in it
     */
    static DescribedPredicate<JavaClass> in(String root, String... packages) {
        return DescribedPredicate.describe(
                "in " + String.join(", ", packages),
                type -> Arrays.stream(packages)
                        .map(name -> root + "." + name)
                        .anyMatch(name -> type.getName().startsWith(name + ".")
                                || type.getName().startsWith(name + "$")
                                || type.getName().equals(name)));
    }

    private static boolean maySee(String root, JavaClass from, JavaClass to) {
        return room(root, from).equals(room(root, to)) || floor(root, to) < floor(root, from);
    }

    /** The row of the class's room, the row after the last for the root package, -1 for a room not in the table. */
    private static int floor(String root, JavaClass type) {
        String room = room(root, type);
        if (room.isEmpty()) {
            return TABLE.size();
        }
        for (int row = 0; row < TABLE.size(); row++) {
            if (TABLE.get(row).contains(room)) {
                return row;
            }
        }
        return -1;
    }

    private static boolean inside(String root, JavaClass type) {
        return type.getPackageName().equals(root) || type.getPackageName().startsWith(root + ".");
    }

    private static String room(String root, JavaClass type) {
        if (type.getPackageName().equals(root)) {
            return "";
        }
        String below = type.getPackageName().substring(root.length() + 1);
        int dot = below.indexOf('.');
        return dot < 0 ? below : below.substring(0, dot);
    }
}
