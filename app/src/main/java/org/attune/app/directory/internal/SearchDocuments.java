package org.attune.app.directory.internal;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.BitSet;
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
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What public profiles say, as PostgreSQL reads it: own words, answers, specialisms and approaches by their names in each language; and
 * who mentions what somebody typed. Called within a transaction.
 */
@Component
class SearchDocuments {

  private final JdbcClient database;
  private final MessageSource messages;

  SearchDocuments(JdbcClient database, MessageSource messages) {
    this.database = database;
    this.messages = messages;
  }

  /** Makes the documents of these profiles, where they say something else by now; returns each one's terms. */
  Map<ProfileId, List<String>> keep(Collection<PublicProfile> profiles) {
    lock();
    UUID[] ids = ids(profiles.stream().map(PublicProfile::id));
    Map<UUID, String> known = new HashMap<>();
    database.sql("select profile_id, digest from attune_search.document where profile_id = any (:ids)").param("ids", ids)
        .query(row -> { known.put(row.getObject("profile_id", UUID.class), row.getString("digest")); });
    var changed = new ArrayList<UUID>();
    var digests = new ArrayList<String>();
    var texts = new ArrayList<String>();
    for (PublicProfile profile : profiles) {
      String text = text(profile.content());
      String digest = digest(text);
      if (!digest.equals(known.get(profile.id().value()))) {
        changed.add(profile.id().value());
        digests.add(digest);
        texts.add(text);
      }
    }
    if (!changed.isEmpty()) {
      UUID[] to = changed.toArray(UUID[]::new);
      List<String> former = words(to);
      database.sql("""
          insert into attune_search.document (profile_id, digest, terms, words)
          select id, digest, attune_search.terms(said), attune_search.words(said) from unnest(:ids, :digests, :texts) t (id, digest, said)
          on conflict (profile_id) do update set digest = excluded.digest, terms = excluded.terms, words = excluded.words""")
          .param("ids", to).param("digests", digests.toArray(String[]::new)).param("texts", texts.toArray(String[]::new)).update();
      database.sql("""
          insert into attune_search.word (word)
          select distinct w from attune_search.document d, unnest(d.words) w where d.profile_id = any (:ids) on conflict do nothing""")
          .param("ids", to).update();
      forget(former);
    }
    Map<ProfileId, List<String>> terms = new HashMap<>();
    database.sql("select profile_id, terms from attune_search.document where profile_id = any (:ids)").param("ids", ids)
        .query(row -> {
          terms.put(new ProfileId(row.getObject("profile_id", UUID.class)), List.of((String[]) row.getArray("terms").getArray()));
        });
    return terms;
  }

  /** Takes away the documents of these, who are no longer public. */
  void remove(Collection<ProfileId> gone) {
    if (gone.isEmpty()) {
      return;
    }
    lock();
    UUID[] ids = ids(gone.stream());
    List<String> former = words(ids);
    database.sql("delete from attune_search.document where profile_id = any (:gone)").param("gone", ids).update();
    forget(former);
  }

  /** Those that there are documents of. */
  List<ProfileId> all() {
    return database.sql("select profile_id from attune_search.document")
        .query((row, i) -> new ProfileId(row.getObject("profile_id", UUID.class))).list();
  }

  private void lock() {
    database.sql("select pg_advisory_xact_lock(hashtext('attune_search'))").query((row, i) -> "").single();
  }

  private List<String> words(UUID[] ids) {
    return database.sql("select distinct w from attune_search.document, unnest(words) w where profile_id = any (:ids)").param("ids", ids)
        .query((row, i) -> row.getString("w")).list();
  }

  /** What is typed is compared with what somebody says now, and with nothing that they said once. */
  private void forget(List<String> former) {
    database.sql("""
        delete from attune_search.word w where w.word = any (:former) and not of_list
          and not exists (select from attune_search.document d where d.words @> array[w.word])""")
        .param("former", former.toArray(String[]::new)).update();
  }

  private static UUID[] ids(Stream<ProfileId> profiles) {
    return profiles.map(ProfileId::value).toArray(UUID[]::new);
  }

  /**
   * Who mentions each of the topics. First as it was typed; where nobody does, with its typing errors mended; where nobody does
   * either, those who mention a part of it.
   */
  List<MentionedTopic> mentions(List<String> topics, ProfileSnapshot people) {
    if (topics.isEmpty()) {
      return List.of();
    }
    List<String> asked = database.sql("""
            select attune_search.query(t.typed)::text as asked from unnest(:topics) with ordinality t (typed, at) order by t.at""")
        .param("topics", topics.toArray(String[]::new)).query((row, i) -> row.getString("asked")).list();
    var mentions = new ArrayList<MentionedTopic>();
    for (int i = 0; i < topics.size(); i++) {
      BitSet whole = KeywordQuery.answer(asked.get(i), people::mentioning);
      mentions.add(whole.isEmpty() ? mended(topics.get(i), people) : new MentionedTopic(topics.get(i), topics.get(i), true, whole));
    }
    return mentions;
  }

  private MentionedTopic mended(String typed, ProfileSnapshot people) {
    return database.sql("""
            select read, attune_search.query(read)::text as whole, attune_search.query_of_parts(read)::text as part
            from attune_search.mended(:typed) read""").param("typed", typed).query((row, i) -> {
              BitSet whole = KeywordQuery.answer(row.getString("whole"), people::mentioning);
              BitSet part = whole.isEmpty() ? KeywordQuery.answer(row.getString("part"), people::mentioning) : whole;
              return new MentionedTopic(typed, row.getString("read"), !whole.isEmpty(), part);
            }).single();
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
