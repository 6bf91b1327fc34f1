package org.attune.app.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.attune.app.AttuneApplication;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** Who starts Attune with a wrong master key reads one sentence that says so, and no stack trace. */
@ExtendWith(OutputCaptureExtension.class)
class WrongMasterKeyTests {

  private static final String ANOTHER = "a2tra2tra2tra2tra2tra2tra2tra2tra2tra2tra2s=";

  @TempDir Path home;

  @Test
  void another_key_than_the_bundled_databases_is_one_sentence(CapturedOutput output) {
    MasterKey made = MasterKey.load(null, home.resolve("master.key"), true);
    BundledPostgres.start(home, made.password(BundledPostgres.SUPERUSER)).close();

    refused(output, "Attune didn't start. This is not the master key that the database was made with. Nothing was changed;"
        + " put the right key back (the file master.key in the data directory, or ATTUNE_MASTER_KEY).",
        "--attune.master-key=" + ANOTHER);
  }

  @Test
  void a_key_of_a_wrong_length_is_one_sentence(CapturedOutput output) {
    refused(output, "Attune didn't start. The master key in ATTUNE_MASTER_KEY isn't a key: it needs 32 bytes in Base64.",
        "--attune.master-key=QUJD");
  }

  @Test
  void a_file_that_is_no_text_is_one_sentence(CapturedOutput output) throws Exception {
    Files.write(home.resolve("master.key"), new byte[] {(byte) 0xFF, (byte) 0xFE, 0, 7, (byte) 0xC3, 10, (byte) 0x80});

    refused(output, "Attune didn't start. The master key in " + home.resolve("master.key")
        + " isn't a key: it needs 32 bytes in Base64.");
  }

  private void refused(CapturedOutput output, String sentence, String... arguments) {
    var all = new ArrayList<>(List.of("--attune.data=" + home, "--attune.port=0", "--attune.jobs.enabled=false"));
    all.addAll(List.of(arguments));
    int before = output.getAll().length();

    assertThatThrownBy(() -> new SpringApplicationBuilder(AttuneApplication.class).run(all.toArray(String[]::new)))
        .hasRootCauseInstanceOf(StartupFailedException.class);

    assertThat(output.getAll().substring(before).lines().filter(line -> !line.isBlank())).singleElement().asString()
        .endsWith("ERROR attune: " + sentence);
  }
}
