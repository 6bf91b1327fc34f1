package org.attune.app.layout;

/**
 * What lets a phone keep a part of Attune on its home screen; the module that has the part contributes a bean of this type.
 *
 * @param path the part: this page, and all pages below it
 * @param file the manifest, a static file
 * @param icon the icon, a static file
 */
public record WebManifest(String path, String file, String icon) {

  boolean holds(String path) {
    return path.equals(this.path) || path.startsWith(this.path + "/");
  }
}
