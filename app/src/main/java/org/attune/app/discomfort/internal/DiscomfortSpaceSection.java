package org.attune.app.discomfort.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.attune.app.discomfort.Appraisal;
import org.attune.app.discomfort.ScaryMoment;
import org.attune.app.discomfort.ScaryMomentId;
import org.attune.app.discomfort.ScaryMoments;
import org.attune.app.identity.Viewer;
import org.attune.app.layout.PrivateAddresses;
import org.attune.app.space.SpaceEntry;
import org.attune.app.space.SpaceId;
import org.attune.app.space.SpaceSection;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Scary moments, as a section of their person's space. */
@Component
@Order(50)
class DiscomfortSpaceSection implements SpaceSection {

  private final ScaryMoments moments;

  DiscomfortSpaceSection(ScaryMoments moments) {
    this.moments = moments;
  }

  @Override
  public String name() {
    return "discomfort";
  }

  @Override
  public String address() {
    return PrivateAddresses.DISCOMFORT;
  }

  @Override
  public String beginning() {
    return PrivateAddresses.DISCOMFORT + "/new";
  }

  /** What the path says is the same with signs of harm and without: others may look over a shoulder. */
  @Override
  public List<SpaceEntry> entries(Viewer.Oneself viewer, SpaceId space) {
    return moments.all(viewer).stream().map(DiscomfortSpaceSection::entry).toList();
  }

  @Override
  public Optional<SpaceEntry> entry(Viewer.Oneself viewer, SpaceId space, UUID id) {
    return moments.find(viewer, new ScaryMomentId(id)).map(DiscomfortSpaceSection::entry);
  }

  private static SpaceEntry entry(ScaryMoment moment) {
    return new SpaceEntry(moment.id().value(), moment.madeAt(), "discomfort.path.looked", List.of(), texts(moment),
        PrivateAddresses.DISCOMFORT + "/" + moment.id());
  }

  private static List<SpaceEntry.LabelledText> texts(ScaryMoment moment) {
    var texts = new ArrayList<SpaceEntry.LabelledText>();
    moment.signs().forEach(sign -> texts.add(new SpaceEntry.LabelledText("discomfort.sign." + sign.code(), SpaceEntry.LabelledText.YES)));
    add(texts, "discomfort.happened", moment.narrative().happened());
    add(texts, "discomfort.body", moment.narrative().body());
    add(texts, "discomfort.other", moment.narrative().other());
    add(texts, "discomfort.afterwards", moment.narrative().afterwards());
    if (moment.isAppraised()) {
      for (Appraisal side : Appraisal.values()) {
        add(texts, "discomfort.side." + side.code(), String.join("\n", moment.piecesFor(side)));
      }
    }
    return texts;
  }

  private static void add(List<SpaceEntry.LabelledText> texts, String label, String words) {
    if (!words.isBlank()) {
      texts.add(new SpaceEntry.LabelledText(label, words));
    }
  }
}
