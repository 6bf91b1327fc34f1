package org.attune.app.measures;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.attune.app.identity.Viewer;
import org.attune.app.measures.internal.ShippedInstruments;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The questionnaires that a practice can use. */
@Service
@Transactional(readOnly = true)
public class Instruments {

  private final ShippedInstruments shipped;

  Instruments(ShippedInstruments shipped) {
    this.shipped = shipped;
  }

  /** The newest version of each, in each language. */
  public Collection<Instrument> newest(Viewer viewer) {
    Map<String, Instrument> newest = new LinkedHashMap<>();
    shipped.all().forEach(i -> newest.put(i.id().code() + " " + i.id().language(), i));
    return newest.values();
  }

  /** Of whichever version. */
  public Optional<Instrument> find(Viewer viewer, InstrumentId id) {
    return shipped.all().stream().filter(i -> i.id().equals(id)).findFirst();
  }

  /** What is known of a measure's figures: of the newest instrument that has a scale of its name, range and direction. */
  public Optional<InstrumentScale> scaleOf(Viewer viewer, Measure measure) {
    return List.copyOf(newest(viewer)).reversed().stream().flatMap(i -> i.scales().stream()).filter(measure::isOf).findFirst();
  }
}
