package org.attune.app.discomfort.internal;

import java.util.ArrayList;
import java.util.List;
import org.attune.app.discomfort.ScaryMoment;
import org.attune.app.discomfort.ScaryMoments;
import org.attune.app.discomfort.Side;
import org.attune.app.identity.Viewer;
import org.attune.app.layout.Addresses;
import org.attune.app.space.Entry;
import org.attune.app.space.Part;
import org.attune.app.space.SpaceId;
import org.attune.app.space.SmallStep;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Scary moments, as a part of their person's space. */
@Component
@Order(50)
class DiscomfortPart implements Part {

  private final ScaryMoments moments;

  DiscomfortPart(ScaryMoments moments) {
    this.moments = moments;
  }

  @Override
  public String name() {
    return "discomfort";
  }

  @Override
  public String address() {
    return Addresses.DISCOMFORT;
  }

  @Override
  public SmallStep step() {
    return SmallStep.DISCOMFORT;
  }

  /** What the path says is the same with signs of harm and without: others may look over a shoulder. */
  @Override
  public List<Entry> entries(Viewer.Oneself viewer, SpaceId space) {
    return moments.all(viewer).stream().map(moment -> new Entry(moment.id().value(), moment.madeAt(), "discomfort.path.looked",
        List.of(), texts(moment), Addresses.DISCOMFORT + "/" + moment.id())).toList();
  }

  private static List<Entry.Text> texts(ScaryMoment moment) {
    var texts = new ArrayList<Entry.Text>();
    moment.signs().forEach(sign -> texts.add(new Entry.Text("discomfort.sign." + sign.code(), Entry.Text.YES)));
    add(texts, "discomfort.happened", moment.account().happened());
    add(texts, "discomfort.body", moment.account().body());
    add(texts, "discomfort.other", moment.account().other());
    add(texts, "discomfort.afterwards", moment.account().afterwards());
    if (moment.isSorted()) {
      for (Side side : Side.values()) {
        add(texts, "discomfort.side." + side.code(), String.join("\n", moment.on(side)));
      }
    }
    return texts;
  }

  private static void add(List<Entry.Text> texts, String label, String words) {
    if (!words.isBlank()) {
      texts.add(new Entry.Text(label, words));
    }
  }
}
