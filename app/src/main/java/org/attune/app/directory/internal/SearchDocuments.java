package org.attune.app.directory.internal;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Array;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.attune.app.directory.Approaches;
import org.attune.app.directory.FocusAreas;
import org.attune.app.directory.SampleAnswer;
import org.attune.app.directory.ProfileContent;
import org.attune.app.directory.ProfileId;
import org.attune.app.directory.PublicProfile;
import org.attune.app.directory.Specialisms;
import org.attune.app.layout.Languages;
import org.springframework.context.MessageSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What public profiles say, as PostgreSQL searches it: own words, answers, specialisms and approaches by their names in each
 * language. Called within a transaction.
 */
@Component
class SearchDocuments {

  private static final int BATCH = 500;

  private final JdbcClient database;
  private final JdbcTemplate batches;
  private final MessageSource messages;

  SearchDocuments(JdbcClient database, JdbcTemplate batches, MessageSource messages) {
    this.database = database;
    this.batches = batches;
    this.messages = messages;
  }

  private record Document(int number, String digest) {}

  /** Makes the documents those of these profiles and of no others; returns each one's number. */
  Map<ProfileId, Integer> keep(Collection<PublicProfile> profiles) {
    database.sql("select pg_advisory_xact_lock(hashtext('attune_search'))").query((row, i) -> "").single();
    Map<ProfileId, Document> known = documents();
    var changed = new ArrayList<Object[]>();
    var present = new HashMap<ProfileId, PublicProfile>();
    for (PublicProfile profile : profiles) {
      present.put(profile.id(), profile);
      String text = text(profile.content());
      String digest = digest(text);
      Document before = known.get(profile.id());
      if (before == null || !before.digest().equals(digest)) {
        changed.add(new Object[] {profile.id().value(), digest, text, text, text});
      }
    }
    UUID[] gone = known.keySet().stream().filter(id -> !present.containsKey(id)).map(ProfileId::value).toArray(UUID[]::new);
    if (changed.isEmpty() && gone.length == 0) {
      return numbers(known);
    }
    database.sql("delete from attune_search.document where profile_id = any (:gone)").param("gone", gone).update();
    for (int from = 0; from < changed.size(); from += BATCH) {
      batches.batchUpdate("""
          insert into attune_search.document (profile_id, digest, document, plain)
          values (?, ?, to_tsvector('attune_search.english', ?) || to_tsvector('attune_search.plain', ?), to_tsvector('attune_search.plain', ?))
          on conflict (profile_id) do update set digest = excluded.digest, document = excluded.document, plain = excluded.plain""",
          changed.subList(from, Math.min(from + BATCH, changed.size())));
    }
    // what is typed is compared with what somebody says now, and with nothing that they said once
    database.sql("""
        insert into attune_search.word (word)
        select distinct w from attune_search.document d, unnest(tsvector_to_array(d.plain)) w
        where d.profile_id = any (:changed) and char_length(w) between 4 and 40 on conflict do nothing""")
        .param("changed", changed.stream().map(row -> (UUID) row[0]).toArray(UUID[]::new)).update();
    database.sql("""
        delete from attune_search.word w where not of_list and not exists (
          select from attune_search.document d where d.plain @@ quote_literal(w.word)::tsquery)""").update();
    return numbers(documents());
  }

  /** Who mentions each of the topics. */
  List<MentionedTopic> mentions(List<String> topics) {
    if (topics.isEmpty()) {
      return List.of();
    }
    return database.sql("select read, whole, numbers from attune_search.mentions(:topics)").param("topics", topics.toArray(String[]::new))
        .query((row, i) -> new MentionedTopic(topics.get(i), row.getString("read"), row.getBoolean("whole"), ints(row.getArray("numbers"))))
        .list();
  }

  private static int[] ints(Array array) throws java.sql.SQLException {
    Integer[] boxed = (Integer[]) array.getArray();
    int[] plain = new int[boxed.length];
    for (int i = 0; i < plain.length; i++) {
      plain[i] = boxed[i];
    }
    return plain;
  }

  private Map<ProfileId, Document> documents() {
    var documents = new HashMap<ProfileId, Document>();
    database.sql("select profile_id, number, digest from attune_search.document").query(row -> {
      documents.put(new ProfileId(row.getObject("profile_id", UUID.class)), new Document(row.getInt("number"), row.getString("digest")));
    });
    return documents;
  }

  private static Map<ProfileId, Integer> numbers(Map<ProfileId, Document> documents) {
    return documents.entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, entry -> entry.getValue().number()));
  }

  /** What somebody doesn't work with is left out: a search for it would find them. */
  String text(ProfileContent content) {
    FocusAreas focus = content.focus();
    return Stream.of(
        Stream.of(content.name(), content.words().people(), content.words().work(), content.words().firstTalk()),
        content.listening().stream().map(SampleAnswer::answer),
        focus.specialisms().stream().sorted().flatMap(code -> names("directory.specialism.", code, Specialisms.CODES)),
        focus.approaches().stream().sorted().flatMap(code -> names("directory.approach.", code, Approaches.CODES)))
        .flatMap(part -> part).filter(part -> !part.isBlank()).collect(Collectors.joining(".\n"));
  }

  private Stream<String> names(String key, String code, List<String> listed) {
    if (!listed.contains(code)) {
      return Stream.of(code);
    }
    return Stream.concat(Stream.of(code.replace('-', ' ')),
        Languages.SHIPPED.stream().map((Locale language) -> messages.getMessage(key + code, null, language))).distinct();
  }

  private static String digest(String text) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)), 0, 16);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
