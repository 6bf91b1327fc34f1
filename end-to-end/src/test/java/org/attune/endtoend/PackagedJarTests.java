package org.attune.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;

/** What is packaged is what runs. */
class PackagedJarTests {

  private static final String FOLDER = "BOOT-INF/lib/";

  @Test
  void theJarHoldsTheListedLibrariesAndNoOther() throws IOException {
    try (var jar = new JarFile(System.getProperty("attune.jar"));
        InputStream list = Objects.requireNonNull(getClass().getResourceAsStream("/libraries.txt"))) {
      List<String> packaged = jar.stream().map(ZipEntry::getName).filter(name -> name.startsWith(FOLDER) && name.endsWith(".jar"))
          .map(name -> name.substring(FOLDER.length()).replaceFirst("-\\d.*", "")).sorted().toList();
      assertThat(packaged).as("list in libraries.txt what is new, and leave out in app/pom.xml what never runs")
          .isEqualTo(new String(list.readAllBytes(), StandardCharsets.UTF_8).lines().toList());
    }
  }
}
