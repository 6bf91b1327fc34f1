package org.attune.app.safety.internal;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.attune.app.identity.Viewer;
import org.attune.app.layout.PrivateAddresses;
import org.attune.app.safety.SafetyPlan;
import org.attune.app.safety.SafetyPlans;
import org.attune.app.space.SpaceEntry;
import org.attune.app.space.SpaceId;
import org.attune.app.space.SpaceSection;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** The safety plan, as a section of its person's space. */
@Component
@Order(60)
class SafetyPlanSpaceSection implements SpaceSection {

  private final SafetyPlans plans;

  SafetyPlanSpaceSection(SafetyPlans plans) {
    this.plans = plans;
  }

  @Override
  public String name() {
    return "safety";
  }

  @Override
  public String address() {
    return PrivateAddresses.SAFETY_PLAN;
  }

  @Override
  public List<SpaceEntry> entries(Viewer.Oneself viewer, SpaceId space) {
    SafetyPlan plan = plans.of(viewer);
    if (!plan.isWritten()) {
      return List.of();
    }
    SafetyPlan.Content words = plan.words();
    return List.of(new SpaceEntry(space.value(), plan.writtenAt(), "safety.path.plan", List.of(), Stream.of(
        new SpaceEntry.LabelledText("safety.plan.signs", words.signs()), new SpaceEntry.LabelledText("safety.plan.helps", words.helps()),
        new SpaceEntry.LabelledText("safety.plan.people", words.people()),
            new SpaceEntry.LabelledText("safety.plan.professionals", words.professionals()),
        new SpaceEntry.LabelledText("safety.plan.place", words.place())).filter(text -> !text.words().isEmpty()).toList(), address()));
  }

  @Override
  public Optional<SpaceEntry> entry(Viewer.Oneself viewer, SpaceId space, UUID id) {
    return id.equals(space.value()) ? entries(viewer, space).stream().findFirst() : Optional.empty();
  }
}
