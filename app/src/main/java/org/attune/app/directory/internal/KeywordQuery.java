package org.attune.app.directory.internal;

import java.util.BitSet;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A query of PostgreSQL's text search ({@code 'grief' & ( 'dad' | 'father' )}), answered from who mentions each term. It has no other
 * operators than these: a phrase is one term.
 */
final class KeywordQuery {

  private static final Pattern TOKEN = Pattern.compile("\\s*('(?:[^'\\\\]|''|\\\\\\\\)*'|[&|()])");

  private final String query;
  private final Matcher tokens;
  private final Function<String, BitSet> mentioning;
  private String next = "";

  private KeywordQuery(String query, Function<String, BitSet> mentioning) {
    this.query = query;
    this.tokens = TOKEN.matcher(query);
    this.mentioning = mentioning;
    advance();
  }

  /**
   * @param query empty where nothing in it can be searched for: then nobody mentions it
   * @param mentioning who mentions a term, as a set of the caller's own
   */
  static BitSet answer(String query, Function<String, BitSet> mentioning) {
    return query.isBlank() ? new BitSet() : new KeywordQuery(query, mentioning).whole();
  }

  private BitSet whole() {
    BitSet found = any();
    if (!next.isEmpty()) {
      throw unreadable();
    }
    return found;
  }

  private BitSet any() {
    BitSet found = all();
    while (next.equals("|")) {
      advance();
      found.or(all());
    }
    return found;
  }

  private BitSet all() {
    BitSet found = one();
    while (next.equals("&")) {
      advance();
      found.and(one());
    }
    return found;
  }

  private BitSet one() {
    BitSet found;
    if (next.equals("(")) {
      advance();
      found = any();
      if (!next.equals(")")) {
        throw unreadable();
      }
    } else if (next.startsWith("'")) {
      found = mentioning.apply(next.substring(1, next.length() - 1).replace("''", "'").replace("\\\\", "\\"));
    } else {
      throw unreadable();
    }
    advance();
    return found;
  }

  private void advance() {
    int from = next.isEmpty() ? 0 : tokens.end();
    if (from == query.length()) {
      next = "";
    } else if (tokens.find(from) && tokens.start() == from) {
      next = tokens.group(1);
    } else {
      throw unreadable();
    }
  }

  private static IllegalStateException unreadable() {
    return new IllegalStateException("a query with an operator that isn't expected"); // without the query: it is somebody's words
  }
}
