package org.attune.app.requests.web;

import java.util.List;
import org.attune.app.identity.Viewer;
import org.attune.app.practices.Practice;
import org.attune.app.practices.Practices;
import org.attune.app.safety.HelpCountry;
import org.attune.app.safety.HelpLine;
import org.attune.app.safety.HelpLines;
import org.springframework.stereotype.Component;

/** Help lines for people whose country nobody knows: those of the country that they chose, else of the practice they write to. */
@Component
class VisitorHelpLines {

  private final HelpLines help;
  private final HelpCountry country;
  private final Practices practices;

  VisitorHelpLines(HelpLines help, HelpCountry country, Practices practices) {
    this.help = help;
    this.country = country;
    this.practices = practices;
  }

  List<HelpLine> lines(Viewer.Job viewer) {
    String chosen = country.code();
    return help.ofCountry(chosen == null ? practices.find(viewer, viewer.practice()).map(Practice::country).orElse(null) : chosen);
  }
}
