package org.melograph.gate;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.properties.HasName;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import java.util.List;
import java.util.Set;
import org.melograph.gate.canary.feature.BorrowsTheSynthesiser;
import org.melograph.gate.canary.music.DecodesFrames;
import org.melograph.gate.canary.music.DetectsPitch;
import org.melograph.gate.canary.music.HoldsANetwork;
import org.melograph.gate.canary.music.ListensOnTheKeyboard;
import org.melograph.gate.canary.music.OpensADatabase;
import org.melograph.gate.canary.music.OpensAnAnalysis;
import org.melograph.gate.canary.music.PaintsOnSwing;
import org.melograph.gate.canary.music.ParsesFlags;
import org.melograph.gate.canary.music.PointsAtNativeMemory;
import org.melograph.gate.canary.music.StandsOnTheStage;
import org.melograph.gate.canary.music.WritesTags;
import org.melograph.gate.canary.ui.listen.RunsATask;
import org.melograph.gate.canary.ui.listen.StartsAnApplication;

/** Which library is seen from which rooms. */
final class Doors {
    /**
     * One library and the rooms that may see it.
     *
     * @param library what the library is to us
     * @param packages its packages, sub-packages included
     * @param rooms as {@link Rooms#in} takes them
     */
    private record Door(String library, Set<String> packages, List<String> rooms, Class<?> canary) {
        Gate gate() {
            return new Gate(library + " is seen only by " + String.join(", ", rooms), this::rule, canary);
        }

        private ArchRule rule(String root) {
            return ArchRuleDefinition.noClasses()
                    .that(DescribedPredicate.not(Rooms.in(root, rooms.toArray(String[]::new))))
                    .should()
                    .dependOnClassesThat(DescribedPredicate.describe(
                            "belong to " + library, (JavaClass type) -> belongs(type.getBaseComponentType())))
                    .allowEmptyShould(true);
        }

        private boolean belongs(HasName type) {
            return packages.stream().anyMatch(name -> type.getName().startsWith(name + "."));
        }
    }

    private static final List<Door> TABLE = List.of(
            new Door(
                    "JavaFX",
                    Set.of("javafx", "org.controlsfx", "atlantafx", "org.kordamp.ikonli"),
                    List.of("ui"),
                    StandsOnTheStage.class),
            new Door("javafx.concurrent", Set.of("javafx.concurrent"), List.of("ui.job"), RunsATask.class),
            new Door(
                    "the JavaFX application",
                    Set.of("javafx.application"),
                    List.of("ui.shell", "ui.job"),
                    StartsAnApplication.class),
            new Door(
                    "DL4J",
                    Set.of("org.deeplearning4j", "org.nd4j", "org.datavec"),
                    List.of("zoo.neural"),
                    HoldsANetwork.class),
            new Door(
                    "FFmpeg",
                    Set.of("org.bytedeco.ffmpeg", "org.bytedeco.javacv"),
                    List.of("io.audio"),
                    DecodesFrames.class),
            new Door("jaudiotagger", Set.of("org.jaudiotagger"), List.of("io.audio"), WritesTags.class),
            new Door(
                    "native memory",
                    Set.of("org.bytedeco"),
                    List.of("io.audio", "zoo.neural"),
                    PointsAtNativeMemory.class),
            new Door("AWT", Set.of("java.awt", "javax.swing", "javax.imageio"), List.of("plot"), PaintsOnSwing.class),
            new Door("jhdf", Set.of("io.jhdf"), List.of("io.msd"), OpensAnAnalysis.class),
            new Door("TarsosDSP", Set.of("be.tarsos"), List.of("feature"), DetectsPitch.class),
            new Door("Java Sound", Set.of("javax.sound"), List.of("sound", "io.midi"), ListensOnTheKeyboard.class),
            new Door(
                    "the JDK's synthesiser",
                    Set.of("com.sun.media.sound"),
                    List.of("sound"),
                    BorrowsTheSynthesiser.class),
            new Door("SQL", Set.of("java.sql", "javax.sql", "org.sqlite"), List.of("project"), OpensADatabase.class),
            new Door("picocli", Set.of("picocli"), List.of("cli"), ParsesFlags.class));

    static final List<Gate> GATES = TABLE.stream().map(Door::gate).toList();

    private Doors() {}

    /** Every room the table names, below the root package. */
    static List<String> names() {
        return TABLE.stream().flatMap(door -> door.rooms().stream()).toList();
    }
}
