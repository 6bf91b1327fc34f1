package org.attune.app.outings.internal;

import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.attune.app.identity.Viewer;
import org.attune.app.layout.PageContext;
import org.attune.app.layout.PrivateAddresses;
import org.attune.app.outings.SocialPlan;
import org.attune.app.outings.SocialPlanDetails;
import org.attune.app.outings.SocialPlanId;
import org.attune.app.outings.SocialPlans;
import org.attune.app.space.PlannedEvent;
import org.attune.app.space.SpaceEntry;
import org.attune.app.space.SpaceId;
import org.attune.app.space.SpaceSection;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Social plans, as a section of a person's space. */
@Component
@Order(21)
class SocialPlansSpaceSection implements SpaceSection {

  private static final DateTimeFormatter WHEN = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

  private final SocialPlans outings;

  SocialPlansSpaceSection(SocialPlans outings) {
    this.outings = outings;
  }

  @Override
  public String name() {
    return "outings";
  }

  @Override
  public String address() {
    return PrivateAddresses.OUTINGS;
  }

  @Override
  public String beginning() {
    return PrivateAddresses.OUTINGS + "/new";
  }

  @Override
  public List<SpaceEntry> entries(Viewer.Oneself viewer, SpaceId space) {
    return outings.all(viewer).stream().map(SocialPlansSpaceSection::entry).toList();
  }

  @Override
  public Optional<SpaceEntry> entry(Viewer.Oneself viewer, SpaceId space, UUID id) {
    return outings.find(viewer, new SocialPlanId(id)).map(SocialPlansSpaceSection::entry);
  }

  private static SpaceEntry entry(SocialPlan outing) {
    String sentence = "outings.path." + outing.details().kind().code();
    return new SpaceEntry(outing.id().value(), outing.madeAt(), outing.details().with().isEmpty() ? sentence : sentence + ".with",
        Stream.of(outing.details().with()).filter(with -> !with.isEmpty()).toList(), texts(outing),
        PrivateAddresses.OUTINGS + "/" + outing.id());
  }

  private static List<SpaceEntry.LabelledText> texts(SocialPlan outing) {
    var texts = new ArrayList<SpaceEntry.LabelledText>();
    if (!outing.details().other().isEmpty()) {
      texts.add(new SpaceEntry.LabelledText("outings.other", outing.details().other()));
    }
    outing.details().date().ifPresent(day -> texts.add(new SpaceEntry.LabelledText("outings.when",
        outing.details().at() == null ? day.toString() : WHEN.format(outing.details().at()))));
    if (!outing.details().place().isEmpty()) {
      texts.add(new SpaceEntry.LabelledText("outings.place", outing.details().place()));
    }
    return texts;
  }

  @Override
  public List<PlannedEvent> plannedEvents(Viewer.Oneself viewer, PageContext page) {
    return outings.all(viewer).stream().filter(plan -> plan.details().date().filter(day -> !day.isBefore(page.today())).isPresent())
        .map(plan -> {
          SocialPlanDetails details = plan.details();
          String what = details.kind() == SocialPlanDetails.Kind.OTHER ? details.other() : page.t("outings.kind." + details.kind().code());
          return new PlannedEvent(details.with().isEmpty() ? what : page.t("outings.what-with", what, details.with()),
              details.date().orElseThrow(), details.at() == null ? null : details.at().toLocalTime(), PrivateAddresses.OUTINGS + "/" + plan.id());
        }).toList();
  }
}
