package org.attune.app.layout;

import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;

/** What somebody takes away as a file. */
public final class Download {

  private Download() {}

  /** An answer that the browser keeps as a file of this name, and nobody on the way. */
  public static ResponseEntity<String> attachment(String name, String type, String content) {
    return ResponseEntity.ok().header(HttpHeaders.CONTENT_TYPE, type).cacheControl(CacheControl.noStore())
        .header(HttpHeaders.CONTENT_DISPOSITION, contentDisposition(name)).body(content);
  }

  /** What says that a page is to be kept under this name. */
  public static String contentDisposition(String name) {
    return "attachment; filename=\"" + name + "\"";
  }
}
