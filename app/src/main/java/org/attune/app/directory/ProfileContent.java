package org.attune.app.directory;

import java.util.List;

/**
 * All that a therapist says about themselves in public.
 *
 * @param name as they want it shown
 */
public record ProfileContent(String name, OwnWords words, List<ListeningAnswer> listening, Registration registration,
    Focus focus, Practicalities practicalities, Style style) {
  public ProfileContent {
    listening = List.copyOf(listening);
  }
}
