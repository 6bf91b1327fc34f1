package org.attune.app.directory.internal;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.attune.app.directory.ProfileId;
import org.attune.app.identity.PersonName;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The last parts of profiles' addresses: made of the name, kept for ever, given to nobody else. */
@Component
public class Slugs {

  private static final int LONGEST = 60;
  private static final String NAMELESS = "therapist";
  /** Pages below {@code /find} that are no profile. */
  private static final Set<String> RESERVED = Set.of("how-it-works", "sitemap", "search", "first-talk", "photograph", "new");
  /** Letters that no accent explains. */
  private static final Map<Integer, String> FOLDED = Map.of((int) 'ß', "ss", (int) 'ø', "o", (int) 'æ', "ae", (int) 'œ', "oe",
      (int) 'ł', "l", (int) 'đ', "d", (int) 'ð', "d", (int) 'þ', "th", (int) 'ı', "i");

  private final JdbcClient database;
  private final Clock clock;

  Slugs(JdbcClient database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /** A name in the letters that an address is made of: "Zoë Müller-Ångström" is "zoe-muller-angstrom". */
  public static String of(String name) {
    String folded = PersonName.comparisonKey(name).codePoints()
        .mapToObj(letter -> FOLDED.getOrDefault(letter, Character.toString(letter))).collect(Collectors.joining());
    String slug = folded.replaceAll("[’'`.]", "").replaceAll("[^a-z0-9]+", "-");
    String cut = slug.length() > LONGEST ? slug.substring(0, LONGEST) : slug;
    String plain = cut.replaceAll("^-+|-+$", "");
    return plain.isEmpty() ? NAMELESS : plain;
  }

  /** Gives a profile the address of this name: one that is taken gets a number. The former one stays and leads on. */
  public void assign(ProfileId profile, String name) {
    String base = of(name);
    database.sql("update profile_slug set is_current = false where profile_id = :profile and is_current")
        .param("profile", profile.value()).update();
    for (int n = 1; ; n++) {
      String slug = n == 1 ? base : base + "-" + n;
      if (!RESERVED.contains(slug) && (add(profile, slug) || takeUpAgain(profile, slug))) {
        return;
      }
    }
  }

  private boolean add(ProfileId profile, String slug) {
    return database.sql("""
            insert into profile_slug (slug, profile_id, is_current, since) values (:slug, :profile, true, :now) on conflict do nothing
            """)
        .param("slug", slug).param("profile", profile.value()).param("now", Timestamp.from(clock.instant())).update() == 1;
  }

  private boolean takeUpAgain(ProfileId profile, String slug) {
    return database.sql("update profile_slug set is_current = true where slug = :slug and profile_id = :profile")
        .param("slug", slug).param("profile", profile.value()).update() == 1;
  }
}
