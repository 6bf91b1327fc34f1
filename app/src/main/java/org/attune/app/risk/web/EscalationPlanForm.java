package org.attune.app.risk.web;

import org.attune.app.identity.PersonId;
import org.attune.app.layout.FieldErrors;
import org.attune.app.layout.FormInput;
import org.attune.app.risk.EscalationPlan;
import org.jspecify.annotations.Nullable;

/**
 * What client and therapist agreed.
 *
 * @param cover who is told next; empty where nobody is
 * @param when  {@code working} or {@code session}
 */
public record EscalationPlanForm(@Nullable String version, String cover, String hours, String when, String number) {

  public static final String WORKING = "working";
  public static final String SESSION = "session";

  public EscalationPlanForm {
    cover = FormInput.line(cover);
    hours = FormInput.line(hours);
    when = FormInput.line(when);
    number = FormInput.line(number);
  }

  static EscalationPlanForm empty() {
    return new EscalationPlanForm("0", "", "4", WORKING, "");
  }

  static EscalationPlanForm of(EscalationPlan plan) {
    EscalationPlan.Cover cover = plan.terms().cover();
    return new EscalationPlanForm(String.valueOf(plan.version()), cover == null ? "" : cover.person().toString(),
        cover == null ? "" : String.valueOf(cover.hours()), plan.terms().beforeSession() ? SESSION : WORKING, plan.terms().number());
  }

  int readVersion() {
    Integer number = FormInput.number(version);
    return number == null ? 0 : number;
  }

  EscalationPlan.Terms terms(FieldErrors errors) {
    Integer count = FormInput.number(hours);
    errors.requireVisible("number", number);
    try {
      return new EscalationPlan.Terms(cover.isEmpty() ? null : new EscalationPlan.Cover(PersonId.of(cover), count == null ? 0 : count),
          SESSION.equals(when), number);
    } catch (IllegalArgumentException e) {
      errors.add("cover", "risk.plan.cannot-cover");
      return new EscalationPlan.Terms(null, true, number);
    }
  }
}
