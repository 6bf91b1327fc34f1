package org.attune.app.layout;

import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.server.PathContainer;
import org.springframework.stereotype.Component;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/** The private areas of all modules. */
@Component
public class PrivateAreas {

  private final List<String> patterns;
  private final List<String> open;
  private final List<PathPattern> parsed;

  PrivateAreas(ObjectProvider<PrivateArea> areas) {
    patterns = areas.stream().flatMap(area -> area.patterns().stream()).toList();
    open = areas.stream().flatMap(area -> area.open().stream()).toList();
    parsed = patterns.stream().map(PathPatternParser.defaultInstance::parse).toList();
  }

  /** The patterns of what locks, but for what is {@link #open}. */
  public List<String> patterns() {
    return patterns;
  }

  /** Addresses in these areas that never lock. */
  public List<String> open() {
    return open;
  }

  /** Whether the page at this path locks. */
  public boolean contain(String path) {
    try {
      PathContainer asked = PathContainer.parsePath(path);
      return !open.contains(path) && parsed.stream().anyMatch(pattern -> pattern.matches(asked));
    } catch (IllegalArgumentException e) {
      return false; // no address: "%zz"
    }
  }
}
