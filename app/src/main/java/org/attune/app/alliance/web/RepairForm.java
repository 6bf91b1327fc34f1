package org.attune.app.alliance.web;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Objects;
import java.util.function.Function;
import org.attune.app.alliance.Repair;
import org.attune.app.alliance.RepairNote;
import org.attune.app.alliance.RepairStrategy;
import org.attune.app.alliance.Repairs;
import org.attune.app.alliance.RuptureMarker;
import org.attune.app.layout.FieldErrors;
import org.attune.app.layout.FormInput;
import org.jspecify.annotations.Nullable;

/** What was typed about a repair. */
public record RepairForm(String marker, String way, String said, String followUp, int version) {
  /** A field that was not sent is empty. */
  public RepairForm {
    marker = Objects.requireNonNullElse(marker, "");
    way = Objects.requireNonNullElse(way, "");
    said = Objects.requireNonNullElse(said, "");
    followUp = Objects.requireNonNullElse(followUp, "");
  }

  static RepairForm empty() {
    return new RepairForm("", "", "", "", 1);
  }

  static RepairForm of(Repair repair, String said) {
    return new RepairForm(repair.assessment().marker() == null ? "" : repair.assessment().marker().code(),
        repair.assessment().strategy() == null ? "" : repair.assessment().strategy().code(), said,
        repair.assessment().followUp() == null ? "" : repair.assessment().followUp().toString(), repair.version());
  }

  RepairForm at(int version) {
    return new RepairForm(marker, way, said, followUp, version);
  }

  FieldErrors errors() {
    var errors = new FieldErrors();
    if (said.length() > Repairs.MAX_LENGTH) {
      errors.add("said", "alliance.too-long", Repairs.MAX_LENGTH);
    }
    if (!followUp.isBlank() && date() == null) {
      errors.add("followUp", "alliance.no-date");
    }
    return errors;
  }

  RepairNote note() {
    return new RepairNote(one(RuptureMarker.values(), RuptureMarker::code, marker),
        one(RepairStrategy.values(), RepairStrategy::code, way), said, date());
  }

  private @Nullable LocalDate date() {
    LocalDate date = FormInput.day(followUp);
    return date == null || date.getYear() < 2000 || date.getYear() > 2999 ? null : date;
  }

  private static <E> @Nullable E one(E[] values, Function<E, String> code, String typed) {
    return Arrays.stream(values).filter(v -> code.apply(v).equals(typed)).findFirst().orElse(null);
  }
}
