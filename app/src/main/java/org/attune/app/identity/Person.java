package org.attune.app.identity;

import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A person as others may know them. */
public record Person(PersonId id, PersonName personName, @Nullable String signInName) {

  /** In full: once a page, and where two could be meant. */
  public String name() {
    return personName.full();
  }

  /** What pages call them. */
  public String shortName() {
    return personName.shortForm();
  }

  /** What a page calls each of several people: by the short form, and in full where two would be called the same. */
  public static Map<PersonId, String> shortNames(Collection<Person> people) {
    Map<String, Long> called = people.stream().collect(Collectors.groupingBy(person -> PersonName.comparisonKey(person.shortName()), Collectors.counting()));
    return people.stream().collect(Collectors.toMap(Person::id,
        person -> called.getOrDefault(PersonName.comparisonKey(person.shortName()), 0L) > 1 ? person.personName.listed() : person.shortName()));
  }

  /** Of the first and the last of their names, such as "M.C.". */
  public String initials() {
    String[] names = name().strip().split("\\s+");
    String first = initial(names[0]);
    return names.length == 1 ? first : first + initial(names[names.length - 1]);
  }

  private static String initial(String name) {
    return name.isEmpty() ? "" : Character.toString(name.codePointAt(0)) + ".";
  }
}
