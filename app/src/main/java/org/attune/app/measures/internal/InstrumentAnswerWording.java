package org.attune.app.measures.internal;

import java.util.Optional;
import org.attune.app.identity.Viewer;
import org.attune.app.measures.Instrument;
import org.attune.app.measures.Instruments;
import org.attune.app.risk.RiskAnswerWording;
import org.springframework.stereotype.Component;

/** The answers of instruments in their own words; those of an older version by the newest. */
@Component
class InstrumentAnswerWording implements RiskAnswerWording {

  private final Instruments instruments;

  InstrumentAnswerWording(Instruments instruments) {
    this.instruments = instruments;
  }

  @Override
  public Optional<String> answer(Viewer viewer, String item, int level) {
    int end = item.lastIndexOf('.');
    return instruments.newest(viewer).stream().filter(is -> is.id().code().equals(item.substring(0, Math.max(end, 0)))).findFirst()
        .flatMap(is -> is.item(item.substring(end + 1)))
        .flatMap(of -> of.options().stream().filter(option -> Math.ceil(option.value() - of.low()) == level).findFirst())
        .map(Instrument.Option::text);
  }
}
