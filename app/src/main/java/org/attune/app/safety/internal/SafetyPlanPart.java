package org.attune.app.safety.internal;

import java.util.List;
import java.util.stream.Stream;
import org.attune.app.identity.Viewer;
import org.attune.app.layout.Addresses;
import org.attune.app.safety.SafetyPlan;
import org.attune.app.safety.SafetyPlans;
import org.attune.app.space.Entry;
import org.attune.app.space.Part;
import org.attune.app.space.SpaceId;
import org.attune.app.space.SmallStep;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** The safety plan, as a part of its person's space. */
@Component
@Order(60)
class SafetyPlanPart implements Part {

  private final SafetyPlans plans;

  SafetyPlanPart(SafetyPlans plans) {
    this.plans = plans;
  }

  @Override
  public String name() {
    return "safety";
  }

  @Override
  public String address() {
    return Addresses.SAFETY_PLAN;
  }

  @Override
  public SmallStep step() {
    return SmallStep.HARD_DAYS;
  }

  @Override
  public List<Entry> entries(Viewer.Oneself viewer, SpaceId space) {
    SafetyPlan plan = plans.of(viewer);
    if (!plan.isWritten()) {
      return List.of();
    }
    SafetyPlan.Words words = plan.words();
    return List.of(new Entry(space.value(), plan.writtenAt(), "safety.path.plan", List.of(), Stream.of(
        new Entry.Text("safety.plan.signs", words.signs()), new Entry.Text("safety.plan.helps", words.helps()),
        new Entry.Text("safety.plan.people", words.people()), new Entry.Text("safety.plan.professionals", words.professionals()),
        new Entry.Text("safety.plan.place", words.place())).filter(text -> !text.words().isEmpty()).toList(), address()));
  }
}
