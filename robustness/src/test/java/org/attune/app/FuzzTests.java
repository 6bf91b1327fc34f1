package org.attune.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.attune.app.authentication.TokenFuzz;
import org.attune.app.circle.internal.ContactNamesFuzz;
import org.attune.app.database.BackupManifestFuzz;
import org.attune.app.imports.internal.TableFuzz;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

/**
 * Whatever reads what others wrote, under Jazzer, each in a process of its own, two at a time;
 * {@code -Dattune.fuzz.seconds} lets each go on for longer. It begins with the seeds in {@code src/test/resources/fuzz}, and
 * what it learns stays in {@code target/fuzz}.
 */
class FuzzTests {

  private static final int SECONDS = Integer.getInteger("attune.fuzz.seconds", 6);
  private static final Pattern DONE = Pattern.compile("Done (\\d+) runs in (\\d+) second");

  @ParameterizedTest
  @Execution(ExecutionMode.CONCURRENT)
  @ValueSource(classes = {TableFuzz.class, TokenFuzz.class, BackupManifestFuzz.class, ContactNamesFuzz.class,
      org.attune.app.layout.FormInputFuzz.class, org.attune.app.practices.web.FieldChecksFuzz.class})
  void nothing_that_others_wrote_brings_a_reader_down(Class<?> target) throws Exception {
    Path learnt = Files.createDirectories(Path.of("target", "fuzz", target.getName()));
    Path log = learnt.resolveSibling(target.getName() + ".log");
    var command = new ArrayList<>(List.of(System.getProperty("java.home") + "/bin/java", "-Xmx512m",
        "--enable-native-access=ALL-UNNAMED", "-cp", System.getProperty("java.class.path"), "com.code_intelligence.jazzer.Jazzer",
        "--target_class=" + target.getName(), "--instrumentation_includes=org.attune.**:de.siegmar.**:com.github.mangstadt.**",
        "--reproducer_path=target/fuzz", "-artifact_prefix=target/fuzz/", "-max_total_time=" + SECONDS, "-timeout=300",
        "-rss_limit_mb=0", "-max_len=20000", learnt.toString()));
    Path seeds = Path.of("src", "test", "resources", "fuzz", target.getSimpleName());
    if (Files.isDirectory(seeds)) {
      command.add(seeds.toString());
    }
    int status = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile()).start().waitFor();
    String said = Files.readString(log);
    assertThat(status).as(() -> said.substring(Math.max(0, said.length() - 4000))).isZero();
    assertThat(runs(said)).isPositive();
  }

  private static long runs(String said) throws IOException {
    Matcher done = DONE.matcher(said);
    if (!done.find()) {
      throw new IOException(said);
    }
    LoggerFactory.getLogger("attune").info("{}", done.group());
    return Long.parseLong(done.group(1));
  }
}
