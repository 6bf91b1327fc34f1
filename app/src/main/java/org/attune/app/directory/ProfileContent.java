package org.attune.app.directory;

import java.util.List;

/**
 * All that a therapist says about themselves in public.
 *
 * @param name as they want it shown
 */
public record ProfileContent(String name, Introduction words, List<SampleAnswer> listening, ProfessionalRegistration registration,
    FocusAreas focus, Practicalities practicalities, TherapyStyle style) {
  public ProfileContent {
    listening = List.copyOf(listening);
  }
}
