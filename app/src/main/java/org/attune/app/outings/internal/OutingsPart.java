package org.attune.app.outings.internal;

import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.attune.app.identity.Viewer;
import org.attune.app.layout.Addresses;
import org.attune.app.outings.Outing;
import org.attune.app.outings.Outings;
import org.attune.app.space.Entry;
import org.attune.app.space.Part;
import org.attune.app.space.SpaceId;
import org.attune.app.space.SmallStep;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Outings, as a part of a person's space. */
@Component
@Order(21)
class OutingsPart implements Part {

  private static final DateTimeFormatter WHEN = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

  private final Outings outings;

  OutingsPart(Outings outings) {
    this.outings = outings;
  }

  @Override
  public String name() {
    return "outings";
  }

  @Override
  public String address() {
    return Addresses.OUTINGS;
  }

  @Override
  public SmallStep step() {
    return SmallStep.REACH_OUT;
  }

  @Override
  public List<Entry> entries(Viewer.Oneself viewer, SpaceId space) {
    return outings.all(viewer).stream().map(outing -> {
      String sentence = "outings.path." + outing.plan().kind().code();
      return new Entry(outing.id().value(), outing.madeAt(), outing.plan().with().isEmpty() ? sentence : sentence + ".with",
          Stream.of(outing.plan().with()).filter(with -> !with.isEmpty()).toList(), texts(outing), Addresses.OUTINGS + "/" + outing.id());
    }).toList();
  }

  private static List<Entry.Text> texts(Outing outing) {
    var texts = new ArrayList<Entry.Text>();
    if (!outing.plan().other().isEmpty()) {
      texts.add(new Entry.Text("outings.other", outing.plan().other()));
    }
    outing.plan().on().ifPresent(day -> texts.add(new Entry.Text("outings.when",
        outing.plan().at() == null ? day.toString() : WHEN.format(outing.plan().at()))));
    if (!outing.plan().place().isEmpty()) {
      texts.add(new Entry.Text("outings.place", outing.plan().place()));
    }
    return texts;
  }
}
