package org.melograph.gate;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import java.util.List;
import java.util.stream.Stream;
import org.melograph.gate.canary.zoo.ForgottenModel;

/** The lists that a new model, feature, reader or view is added to: whoever implements the contract is on its list. */
final class Lists {
    /** A contract and the class that lists its implementers, both below the root package. */
    private record Listed(String contract, String list) {}

    private static final List<Listed> TABLE = List.of(
            new Listed("io.Reader", "io.Readers"),
            new Listed("feature.Feature", "feature.Features"),
            new Listed("model.Architecture", "zoo.ModelZoo"),
            new Listed("app.bench.Benchmark", "app.bench.Benchmarks"),
            new Listed("ui.room.Room", "ui.shell.Views"));

    static final List<Gate> GATES = List.of(new Gate(
            "every reader, feature, architecture, benchmark and view is listed",
            Lists::complete,
            ForgottenModel.class));

    private Lists() {}

    /** Every class the table names, below the root package. */
    static List<String> names() {
        return TABLE.stream()
                .flatMap(row -> Stream.of(row.contract(), row.list()))
                .toList();
    }

    /** Whether a class is one of the lists, which know what stands below them in their own room. */
    static boolean isList(String root, JavaClass type) {
        return TABLE.stream().anyMatch(row -> type.getName().equals(root + "." + row.list()));
    }

    private static ArchRule complete(String root) {
        return ArchRuleDefinition.classes().should(new ArchCondition<JavaClass>("be on the list of their contract") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                boolean concrete = !type.isInterface()
                        && !type.getModifiers().contains(JavaModifier.ABSTRACT)
                        && !type.isAnonymousClass();
                TABLE.stream()
                        .filter(row -> concrete && type.isAssignableTo(root + "." + row.contract()))
                        .filter(row -> !makers(type).anyMatch((root + "." + row.list())::equals))
                        .forEach(row -> events.add(
                                SimpleConditionEvent.violated(type, type.getName() + " is not in " + row.list())));
            }
        });
    }

    /** The names of the classes that call or refer to one of the type's constructors. */
    private static Stream<String> makers(JavaClass type) {
        return Stream.concat(type.getConstructorCallsToSelf().stream(), type.getConstructorReferencesToSelf().stream())
                .map(access -> access.getOriginOwner().getName());
    }
}
