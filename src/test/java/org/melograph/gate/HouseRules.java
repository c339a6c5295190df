package org.melograph.gate;

import static com.tngtech.archunit.base.DescribedPredicate.alwaysTrue;
import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.melograph.gate.canary.base.LooksUp;
import org.melograph.gate.canary.cli.KnowsTheStudio;
import org.melograph.gate.canary.dataset.HoldsAnArray;
import org.melograph.gate.canary.feature.AsksTheTime;
import org.melograph.gate.canary.feature.CatchesEverything;
import org.melograph.gate.canary.feature.PrintsItsResult;
import org.melograph.gate.canary.feature.RollsDice;
import org.melograph.gate.canary.feature.ShufflesUnseeded;
import org.melograph.gate.canary.feature.StartsAThread;
import org.melograph.gate.canary.feature.WindowUtils;
import org.melograph.gate.canary.io.audio.ChasesItsTail;
import org.melograph.gate.canary.music.ChangesItsTitle;
import org.melograph.gate.canary.nowhere.StandsInNoRoom;
import org.melograph.gate.canary.project.PicklesObjects;
import org.melograph.gate.canary.ui.listen.RunsLater;
import org.melograph.gate.canary.unmarked.AllowsNull;

/** The rules of the house other than which library is seen where. */
final class HouseRules {
    private static final Pattern VAGUE_NAME = Pattern.compile(".*(Utils?|Helper|Manager|Impl)");
    private static final Pattern SETTER = Pattern.compile("set[A-Z].*");

    static final List<Gate> GATES = List.of(
            new Gate("a room imports only rooms before its own", Rooms::importTable, LooksUp.class),
            new Gate("the two faces do not know each other", Rooms::importTable, KnowsTheStudio.class),
            new Gate("every class stands in a room of the table", Rooms::importTable, StandsInNoRoom.class),
            new Gate("packages have no cycles", HouseRules::noCycles, ChasesItsTail.class),
            new Gate(
                    "threads start only in base.Workers, sound, ui.job",
                    root -> noCalls(
                            root, "start threads", HouseRules::startsThreads, "base.Workers", "sound", "ui.job"),
                    StartsAThread.class),
            new Gate(
                    "Platform.runLater is called only in ui.job",
                    root -> noCalls(
                            root,
                            "run later",
                            target -> target.getFullName().startsWith("javafx.application.Platform.runLater("),
                            "ui.job"),
                    RunsLater.class),
            new Gate(
                    "randomness comes only from base",
                    root -> noCalls(root, "draw unseeded randomness", HouseRules::drawsRandomness, "base"),
                    RollsDice.class),
            new Gate(
                    "nothing is shuffled unseeded",
                    root -> noCalls(root, "draw unseeded randomness", HouseRules::drawsRandomness, "base"),
                    ShufflesUnseeded.class),
            new Gate(
                    "the time of day comes only from base",
                    root -> noCalls(root, "ask the time of day", HouseRules::asksTheTime, "base"),
                    AsksTheTime.class),
            new Gate(
                    "only the command line prints",
                    root -> noCalls(root, "print", HouseRules::prints, "cli"),
                    PrintsItsResult.class),
            new Gate("nothing uses Java serialisation", HouseRules::noSerialisation, PicklesObjects.class),
            new Gate(
                    "exceptions are caught as a whole only at the borders ui.job and cli",
                    HouseRules::noCatchAll,
                    CatchesEverything.class),
            new Gate("values have no setters", HouseRules::noSetters, ChangesItsTitle.class),
            new Gate("records hold no arrays", HouseRules::noArraysInRecords, HoldsAnArray.class),
            new Gate("names say what a class is", HouseRules::noVagueNames, WindowUtils.class),
            new Gate("every package is @NullMarked", HouseRules::nullMarked, AllowsNull.class));

    private HouseRules() {}

    private static ArchRule noCycles(String root) {
        return SlicesRuleDefinition.slices()
                .matching(root + ".(**)")
                .should()
                .beFreeOfCycles()
                // A list stands in its room's package and knows the packages below.
                .ignoreDependency(describe("lists", type -> Lists.isList(root, type)), alwaysTrue());
    }

    private static ArchRule noCalls(
            String root, String doing, Predicate<AccessTarget> forbidden, String... allowedRooms) {
        return ArchRuleDefinition.noClasses()
                .that(not(Rooms.in(root, allowedRooms)))
                .should()
                .accessTargetWhere(describe(doing, (JavaAccess<?> access) -> forbidden.test(access.getTarget())))
                // A reference such as Thread::new is no call, but comes to one.
                .orShould(referTo(forbidden));
    }

    private static ArchCondition<JavaClass> referTo(Predicate<AccessTarget> forbidden) {
        return new ArchCondition<>("refer to such a method") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                type.getCodeUnits().stream()
                        .flatMap(unit -> Stream.concat(
                                unit.getMethodReferencesFromSelf().stream(),
                                unit.getConstructorReferencesFromSelf().stream()))
                        .filter(reference -> forbidden.test(reference.getTarget()))
                        .forEach(reference ->
                                events.add(SimpleConditionEvent.satisfied(type, reference.getDescription())));
            }
        };
    }

    private static boolean startsThreads(AccessTarget target) {
        String owner = target.getOwner().getName();
        String name = target.getName();
        if (owner.equals(Thread.class.getName())) {
            return Set.of("<init>", "ofVirtual", "ofPlatform", "startVirtualThread")
                    .contains(name);
        }
        if (owner.equals(CompletableFuture.class.getName())) {
            return name.endsWith("Async");
        }
        return owner.equals(Executors.class.getName())
                || (name.equals("<init>")
                        && Set.of(
                                        ThreadPoolExecutor.class.getName(),
                                        ScheduledThreadPoolExecutor.class.getName(),
                                        ForkJoinPool.class.getName(),
                                        "java.util.Timer")
                                .contains(owner));
    }

    private static boolean drawsRandomness(AccessTarget target) {
        String owner = target.getOwner().getName();
        String name = target.getName();
        return Set.of(ThreadLocalRandom.class.getName(), RandomGeneratorFactory.class.getName())
                        .contains(owner)
                || (Set.of("java.util.Random", "java.util.SplittableRandom", "java.security.SecureRandom")
                                .contains(owner)
                        && name.equals("<init>"))
                || (owner.equals(RandomGenerator.class.getName())
                        && Set.of("of", "getDefault").contains(name))
                || Set.of(
                                "java.lang.Math.random()",
                                "java.lang.StrictMath.random()",
                                "java.util.Collections.shuffle(java.util.List)",
                                "java.util.UUID.randomUUID()")
                        .contains(target.getFullName());
    }

    private static boolean asksTheTime(AccessTarget target) {
        String owner = target.getOwner().getName();
        return target.getFullName().equals("java.lang.System.currentTimeMillis()")
                || target.getFullName().equals("java.util.Date.<init>()")
                || (owner.startsWith("java.time.") && target.getName().equals("now"))
                || (owner.equals("java.time.Clock") && target.getName().startsWith("system"));
    }

    private static boolean prints(AccessTarget target) {
        return target.getFullName().equals("java.lang.System.out")
                || target.getFullName().equals("java.lang.System.err")
                || target.getFullName().endsWith(".printStackTrace()");
    }

    private static ArchRule noSerialisation(String root) {
        return ArchRuleDefinition.noClasses()
                .should()
                .dependOnClassesThat(describe(
                        "serialise objects",
                        (JavaClass type) -> Set.of(
                                        ObjectInputStream.class.getName(), ObjectOutputStream.class.getName())
                                .contains(type.getName())));
    }

    // Throwable is left out: the compiler itself writes such handlers for try-with-resources.
    private static ArchRule noCatchAll(String root) {
        return ArchRuleDefinition.noClasses()
                .that(not(Rooms.in(root, "ui.job", "cli")))
                .should(new ArchCondition<JavaClass>("catch Exception") {
                    @Override
                    public void check(JavaClass type, ConditionEvents events) {
                        for (JavaCodeUnit unit : type.getCodeUnits()) {
                            unit.getTryCatchBlocks().stream()
                                    .filter(block -> block.getCaughtThrowables().stream()
                                            .anyMatch(caught -> caught.getName().equals(Exception.class.getName())))
                                    .forEach(block -> events.add(SimpleConditionEvent.satisfied(
                                            type, unit.getFullName() + " catches Exception")));
                        }
                    }
                });
    }

    private static ArchRule noSetters(String root) {
        DescribedPredicate<JavaClass> values = Rooms.in(root, "base", "music")
                .or(Rooms.in(root, "dataset", "model").and(describe("records", JavaClass::isRecord)));
        return ArchRuleDefinition.noMethods()
                .that()
                .areDeclaredInClassesThat(values)
                .should()
                .haveNameMatching(SETTER.pattern());
    }

    private static ArchRule noArraysInRecords(String root) {
        return ArchRuleDefinition.noFields()
                .that()
                .areDeclaredInClassesThat(describe("are records", JavaClass::isRecord))
                .and(describe(
                        "are components",
                        (JavaField field) -> !field.getModifiers().contains(JavaModifier.STATIC)))
                .should()
                .haveRawType(describe("an array", JavaClass::isArray));
    }

    private static ArchRule noVagueNames(String root) {
        return ArchRuleDefinition.noClasses()
                .should(new ArchCondition<JavaClass>("be named Utils, Helper, Manager or Impl") {
                    @Override
                    public void check(JavaClass type, ConditionEvents events) {
                        if (VAGUE_NAME.matcher(type.getSimpleName()).matches()) {
                            events.add(SimpleConditionEvent.satisfied(type, type.getName() + " has a vague name"));
                        }
                    }
                });
    }

    private static ArchRule nullMarked(String root) {
        return ArchRuleDefinition.classes()
                .should(new ArchCondition<JavaClass>("stand in a package with @NullMarked package-info") {
                    @Override
                    public void check(JavaClass type, ConditionEvents events) {
                        boolean marked = type.getPackage()
                                .tryGetPackageInfo()
                                .map(info -> info.isAnnotatedWith(NullMarked.class))
                                .orElse(false);
                        if (!marked) {
                            events.add(SimpleConditionEvent.violated(
                                    type, type.getName() + " stands in a package that is not @NullMarked"));
                        }
                    }
                });
    }
}
