package org.attune.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.attune.app.layout.Destination;
import org.attune.app.layout.Destinations;
import org.attune.app.layout.PrivateAddresses;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** An address as a string is an import that no compiler sees: a module that knows no other holds none of another's. */
@AttuneTest
class AddressesOfModulesTests {

  /** Links are made by identity, and taken in by authentication, which signs in who holds one. */
  private static final String LINKS = "/l/";
  private static final Pattern STRING = Pattern.compile("\"(/[^\"?#$\\s]*)");
  private static final Pattern CONSTANT = Pattern.compile("\\bPrivateAddresses\\.([A-Z_]+)");

  @Autowired @Qualifier("requestMappingHandlerMapping") RequestMappingHandlerMapping mappings;
  @Autowired Destinations destinations;

  @Test
  void the_lower_modules_hold_no_other_modules_address() throws Exception {
    var foreign = new TreeSet<String>();
    for (String module : List.of("identity", "encryption", "authentication", "layout")) {
      for (Path file : files(module)) {
        for (String address : addresses(Files.readString(file))) {
          Set<String> owners = owners(address);
          if (!owners.isEmpty() && !owners.contains(module) && !address.equals(LINKS)) {
            foreign.add(file.getFileName() + " holds " + address + " of " + owners);
          }
        }
      }
    }
    assertThat(foreign).isEmpty();
  }

  @Test
  void an_address_belongs_to_the_module_that_answers_there() {
    assertThat(owners("/account")).containsExactly("practices");
    assertThat(owners("/account/second-step")).containsExactly("authentication");
    assertThat(owners("/check-in/")).containsExactlyInAnyOrder("checkins", "fitreview", "safety");
    assertThat(owners("/feeds/*")).containsExactly("calendar");
    assertThat(owners("/assets/**")).isEmpty();
  }

  @Test
  void what_is_written_as_a_string_or_taken_from_the_table_is_found() throws Exception {
    assertThat(addresses("<a href=\"/reset\">, <a href=\"${PrivateAddresses.HELP}?country=FR\">, List.of(\"/demo/**\")"))
        .containsExactlyInAnyOrder("/reset", "/pages/1", "/demo/**");
  }

  @Test
  void each_destination_is_somewhere() {
    assertThat(Destination.values()).allSatisfy(d -> assertThat(owners(destinations.path(d))).as(d.name()).hasSize(1));
  }

  /** The modules with a handler at this address; where there is none, those with one below it. */
  private Set<String> owners(String address) {
    String path = address.replaceFirst("(/\\*\\*?|/)+$", "");
    Map<String, Set<String>> handlers = mappings.getHandlerMethods().entrySet().stream()
        .flatMap(h -> h.getKey().getPatternValues().stream().map(pattern -> Map.entry(pattern, module(h.getValue().getBeanType()))))
        .collect(Collectors.groupingBy(Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toSet())));
    if (path.isEmpty()) {
      return Set.of();
    }
    Set<String> here = handlers.get(path);
    return here != null ? here : handlers.entrySet().stream().filter(h -> h.getKey().startsWith(path + "/")).flatMap(h -> h.getValue().stream())
        .collect(Collectors.toSet());
  }

  private static String module(Class<?> controller) {
    return controller.getPackageName().replaceFirst("^org\\.attune\\.app\\.", "").replaceFirst("\\..*", "");
  }

  private static List<String> addresses(String source) throws ReflectiveOperationException {
    var found = STRING.matcher(source).results().map(m -> m.group(1)).collect(Collectors.toCollection(TreeSet::new));
    for (String constant : CONSTANT.matcher(source).results().map(m -> m.group(1)).toList()) {
      found.add((String) PrivateAddresses.class.getField(constant).get(null));
    }
    return List.copyOf(found);
  }

  /** But for the one table of addresses that say nothing: each is neutral only beside the others. */
  private static List<Path> files(String module) throws IOException {
    var found = new ArrayList<Path>();
    for (Path root : List.of(Path.of("src/main/java/org/attune/app", module), Path.of("src/main/jte", module))) {
      if (Files.isDirectory(root)) {
        try (Stream<Path> files = Files.walk(root)) {
          files.filter(file -> file.toString().matches(".*\\.(java|jte)") && !file.endsWith("PrivateAddresses.java")).forEach(found::add);
        }
      }
    }
    assertThat(found).isNotEmpty();
    return found;
  }
}
