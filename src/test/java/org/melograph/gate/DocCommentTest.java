package org.melograph.gate;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ModifiersTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Every type that others see, and every method of it that overrides none, says what it is. */
final class DocCommentTest {
    private static final JavaCompiler COMPILER = ToolProvider.getSystemJavaCompiler();

    @Test
    void whatOthersSeeIsExplained() throws IOException {
        try (StandardJavaFileManager files = COMPILER.getStandardFileManager(null, null, null);
                Stream<Path> sources = Files.walk(Path.of("src", "main", "java"))) {
            assertEquals(
                    List.of(),
                    unexplained(files.getJavaFileObjectsFromPaths(sources.filter(
                                    file -> file.toString().endsWith(".java") && !file.endsWith("package-info.java"))
                            .toList())));
        }
    }

    @Test
    void theCanaryTrips() throws IOException {
        String canary = """
                /** Explained. */
                public interface Canary {
                    int bare();

                    /** Explained. */
                    record Pair(int left, int right) {
                        public int sum() {
                            return left + right;
                        }

                        @Override
                        public String toString() {
                            return "";
                        }

                        private int hidden() {
                            return 0;
                        }
                    }

                    enum Bare {}
                }
                """;
        JavaFileObject source =
                new SimpleJavaFileObject(URI.create("string:///Canary.java"), JavaFileObject.Kind.SOURCE) {
                    @Override
                    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                        return canary;
                    }
                };
        assertEquals(
                List.of("Canary.java: bare", "Canary.java: sum", "Canary.java: Bare"), unexplained(List.of(source)));
    }

    private static List<String> unexplained(Iterable<? extends JavaFileObject> sources) throws IOException {
        JavacTask task = (JavacTask) COMPILER.getTask(null, null, message -> {}, List.of("-proc:none"), null, sources);
        DocTrees comments = DocTrees.instance(task);
        List<String> found = new ArrayList<>();
        for (CompilationUnitTree unit : task.parse()) {
            new TreePathScanner<Void, Void>() {
                @Override
                public Void visitClass(ClassTree type, @Nullable Void unused) {
                    boolean top = getCurrentPath().getParentPath().getLeaf() == unit;
                    if (top || isSeen(getCurrentPath())) {
                        demand(type.getSimpleName());
                    }
                    return super.visitClass(type, null);
                }

                @Override
                public Void visitMethod(MethodTree method, @Nullable Void unused) {
                    boolean overrides = method.getModifiers().getAnnotations().stream()
                            .anyMatch(annotation ->
                                    annotation.getAnnotationType().toString().equals("Override"));
                    boolean constructor = method.getReturnType() == null;
                    if (!overrides && !constructor && isSeen(getCurrentPath())) {
                        demand(method.getName());
                    }
                    return super.visitMethod(method, null);
                }

                private void demand(CharSequence name) {
                    if (comments.getDocComment(getCurrentPath()) == null) {
                        String file = Path.of(unit.getSourceFile().getName())
                                .getFileName()
                                .toString();
                        found.add(file + ": " + name);
                    }
                }
            }.scan(unit, null);
        }
        return found;
    }

    /** Whether a type or method, and every type around it, is public, by itself or as a member of an interface. */
    private static boolean isSeen(TreePath path) {
        for (TreePath p = path; !(p.getLeaf() instanceof CompilationUnitTree); p = p.getParentPath()) {
            Tree around = p.getParentPath().getLeaf();
            boolean inInterface = around instanceof ClassTree type && type.getKind() == Tree.Kind.INTERFACE;
            ModifiersTree modifiers = switch (p.getLeaf()) {
                case ClassTree type -> type.getModifiers();
                case MethodTree method -> method.getModifiers();
                default -> null;
            };
            if (modifiers == null
                    || modifiers.getFlags().contains(Modifier.PRIVATE)
                    || !(inInterface || modifiers.getFlags().contains(Modifier.PUBLIC))) {
                return false;
            }
        }
        return true;
    }
}
