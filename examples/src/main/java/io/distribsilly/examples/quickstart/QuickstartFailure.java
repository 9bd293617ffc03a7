package io.distribsilly.examples.quickstart;

/** The quickstart cannot go on, or found a row that is not what it should be. */
final class QuickstartFailure extends RuntimeException {
  QuickstartFailure(String message) {
    super(message);
  }

  QuickstartFailure(String message, Throwable cause) {
    super(message, cause);
  }
}
