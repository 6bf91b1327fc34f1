package org.attune.app.discomfort.web;

import org.attune.app.discomfort.Account;
import org.attune.app.layout.FormInput;
import org.jspecify.annotations.Nullable;

/** What happened, as it was typed. */
public record AccountForm(@Nullable String happened, @Nullable String body, @Nullable String other, @Nullable String afterwards,
                          @Nullable Integer version) {

  static AccountForm of(Account account, int version) {
    return new AccountForm(account.happened(), account.body(), account.other(), account.afterwards(), version);
  }

  AccountForm on(int newer) {
    return new AccountForm(happened, body, other, afterwards, newer);
  }

  Account account() {
    return new Account(FormInput.text(happened), FormInput.text(body), FormInput.text(other), FormInput.text(afterwards));
  }
}
