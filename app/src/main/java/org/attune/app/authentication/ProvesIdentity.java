package org.attune.app.authentication;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks the handler of a form that takes what proves who somebody is and is no {@link Password}, such as a code. These forms
 * are taken a few at a time, as those with a password are.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface ProvesIdentity {}
