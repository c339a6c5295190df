package org.melograph.gate;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class GateTest {
    private static final String PROGRAM = "org.melograph";
    private static final String CANARIES = "org.melograph.gate.canary";

    private static final JavaClasses PROGRAM_CLASSES = new ClassFileImporter().importPath(Path.of("target", "classes"));
    private static final JavaClasses CANARY_CLASSES =
            new ClassFileImporter().importPath(Path.of("target", "test-classes", "org", "melograph", "gate", "canary"));

    static List<Gate> gates() {
        return Stream.of(HouseRules.GATES, Doors.GATES, Lists.GATES)
                .flatMap(List::stream)
                .toList();
    }

    @ParameterizedTest
    @MethodSource("gates")
    void theProgramPasses(Gate gate) {
        gate.rule().apply(PROGRAM).because(gate.sentence()).check(PROGRAM_CLASSES);
    }

    @ParameterizedTest
    @MethodSource("gates")
    void theCanaryTrips(Gate gate) {
        List<String> offences = gate.rule()
                .apply(CANARIES)
                .evaluate(CANARY_CLASSES)
                .getFailureReport()
                .getDetails();
        assertTrue(
                offences.stream()
                        .anyMatch(offence -> offence.contains(gate.canary().getName())),
                () -> "'" + gate.sentence() + "' lets " + gate.canary().getName() + " pass; it found " + offences);
    }

    static List<String> namesInTheTables() {
        return Stream.of(Rooms.TABLE.stream().flatMap(List::stream).toList(), Doors.names(), Lists.names())
                .flatMap(List::stream)
                .distinct()
                .toList();
    }

    /** A renamed room or list would leave a rule that matches nothing. */
    @ParameterizedTest
    @MethodSource("namesInTheTables")
    void whatTheTablesNameExists(String name) {
        String full = PROGRAM + "." + name;
        assertTrue(PROGRAM_CLASSES.containPackage(full) || PROGRAM_CLASSES.contain(full), full);
    }
}
