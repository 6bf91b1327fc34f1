package org.attune.app.risk.web;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.attune.app.layout.FieldErrors;
import org.attune.app.layout.FormInput;
import org.attune.app.risk.WorkingHours;
import org.jspecify.annotations.Nullable;

/** When somebody of a practice is at work. */
public record WorkingHoursForm(@Nullable List<String> days, @Nullable String opens, @Nullable String closes) {

  static WorkingHoursForm of(WorkingHours hours) {
    return new WorkingHoursForm(hours.days().stream().sorted().map(Enum::name).toList(), hours.opens().toString(), hours.closes().toString());
  }

  public boolean includes(DayOfWeek day) {
    return days != null && days.contains(day.name());
  }

  @Nullable WorkingHours hours(FieldErrors errors) {
    Set<DayOfWeek> chosen = Arrays.stream(DayOfWeek.values()).filter(this::includes).collect(Collectors.toSet());
    LocalTime from = errors.need("opens", FormInput.time(opens), "risk.hours.time-missing");
    LocalTime until = errors.need("closes", FormInput.time(closes), "risk.hours.time-missing");
    if (chosen.isEmpty()) {
      errors.add("days", "risk.hours.days-missing");
    }
    if (from != null && until != null && !until.isAfter(from)) {
      errors.add("closes", "risk.hours.closes-before");
    }
    return errors.isEmpty() && from != null && until != null ? new WorkingHours(chosen, from, until) : null;
  }
}
