package org.attune.app.measures.internal;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.attune.app.measures.Instrument;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The instruments that come with the application, older versions too. */
@Component
public class ShippedInstruments {

  private final List<Instrument> all;

  ShippedInstruments(JsonMapper json) {
    try {
      this.all = Arrays.stream(new PathMatchingResourcePatternResolver().getResources("classpath:instruments/**/*.json"))
          .map(file -> read(json, file)).sorted(Comparator.comparing((Instrument i) -> i.id().toString())).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** By code, then from the oldest version to the newest. */
  public List<Instrument> all() {
    return all;
  }

  private static Instrument read(JsonMapper json, Resource file) {
    try (InputStream text = file.getInputStream()) {
      return json.readValue(text, InstrumentFile.class).instrument();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
