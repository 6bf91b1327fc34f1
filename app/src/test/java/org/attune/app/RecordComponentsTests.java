package org.attune.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreeScanner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;

/** A call that passes ten things in a row is read by nobody. */
class RecordComponentsTests {

  private static final int MOST = 8;

  /** What the command line writes into files that researchers keep: each component is a field of them. */
  private static final Set<String> FIELDS_OF_FILES = Set.of("GrowthCurve", "GrowthCommand.Result", "DescribeCommand.Result");

  @Test
  void a_record_has_at_most_eight_components() throws IOException {
    Set<String> wide = new TreeSet<>();
    for (String module : List.of("app", "engine", "tables", "research", "benchmarks")) {
      wide.addAll(wideRecords(Path.of("..", module, "src", "main", "java")));
    }
    // a form has a component for each field of its page
    assertThat(wide).filteredOn(name -> !name.endsWith("Form")).containsExactlyInAnyOrderElementsOf(FIELDS_OF_FILES);
  }

  private static Set<String> wideRecords(Path sources) throws IOException {
    var compiler = ToolProvider.getSystemJavaCompiler();
    Set<String> wide = new TreeSet<>();
    try (var files = compiler.getStandardFileManager(null, null, null); Stream<Path> walk = Files.walk(sources)) {
      List<Path> java = walk.filter(file -> file.toString().endsWith(".java")).toList();
      var task = (JavacTask) compiler.getTask(null, files, null, List.of("-proc:none"), null, files.getJavaFileObjectsFromPaths(java));
      for (CompilationUnitTree unit : task.parse()) {
        new TreeScanner<Void, String>() {
          @Override
          public Void visitClass(ClassTree type, String outer) {
            String name = outer + type.getSimpleName();
            if (type.getKind() == Tree.Kind.RECORD && components(type) > MOST) {
              wide.add(name);
            }
            return super.visitClass(type, name + ".");
          }
        }.scan(unit, "");
      }
    }
    return wide;
  }

  private static long components(ClassTree type) {
    return type.getMembers().stream().filter(member -> member instanceof VariableTree component
        && !component.getModifiers().getFlags().contains(Modifier.STATIC)).count();
  }
}
