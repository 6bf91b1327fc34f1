package org.attune.engine.rupture;

import java.util.AbstractList;
import java.util.Objects;
import java.util.RandomAccess;
import java.util.function.IntFunction;

/** A list whose elements are made when they are asked for, so that a million findings are two columns of numbers. */
final class LazyList<T> extends AbstractList<T> implements RandomAccess {
  private final int size;
  private final IntFunction<T> one;

  LazyList(int size, IntFunction<T> one) {
    this.size = size;
    this.one = one;
  }

  @Override
  public T get(int index) {
    return one.apply(Objects.checkIndex(index, size));
  }

  @Override
  public int size() {
    return size;
  }
}
