package org.attune.app.risk;

import java.util.Optional;
import org.attune.app.identity.Viewer;

/** How an answer to a question about harming oneself is worded. Each bean of this type is asked; without one, pages show its number. */
public interface RiskAnswerWording {

  /** The answer as the client chose it, such as "Several days", for an item such as "phq-9.9". */
  Optional<String> answer(Viewer viewer, String item, int level);
}
