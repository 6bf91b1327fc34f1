package org.attune.app.layout.web;

import java.beans.PropertyEditorSupport;
import org.springframework.web.bind.WebDataBinder;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.InitBinder;

/** The character of number nought, which nobody types and no database keeps in a text, is left out of whatever a form sends. */
@ControllerAdvice
class NulCharacterStripper {

  @InitBinder
  void register(WebDataBinder binder) {
    binder.registerCustomEditor(String.class, new PropertyEditorSupport() {
      @Override
      public void setAsText(String typed) {
        setValue(typed.replace("\u0000", ""));
      }
    });
  }
}
