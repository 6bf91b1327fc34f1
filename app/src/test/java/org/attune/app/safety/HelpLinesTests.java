package org.attune.app.safety;

import static org.assertj.core.api.Assertions.assertThat;

import org.attune.app.safety.HelpLine.Kind;
import org.junit.jupiter.api.Test;

class HelpLinesTests {

  private final HelpLines lines = new HelpLines();

  @Test
  void theEmergencyNumberFollowsTheCountry() {
    assertThat(lines.in("GB")).filteredOn(l -> l.kind() == Kind.EMERGENCY).extracting(HelpLine::number)
        .containsExactly("999");
    assertThat(lines.in("FR")).filteredOn(l -> l.kind() == Kind.EMERGENCY).extracting(HelpLine::number)
        .containsExactly("112");
  }

  @Test
  void whereNoNumberCouldBeCheckedThereIsNoneButAWayOn() {
    assertThat(lines.in("AQ")).extracting(HelpLine::kind).containsExactly(Kind.DIRECTORY, Kind.YOUNG_DIRECTORY);
    assertThat(lines.in(null)).extracting(HelpLine::kind).containsExactly(Kind.DIRECTORY, Kind.YOUNG_DIRECTORY);
  }
}
