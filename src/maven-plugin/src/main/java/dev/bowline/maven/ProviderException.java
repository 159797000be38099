package dev.bowline.maven;

/** Java on the plugin's class path that should offer models is at fault. */
final class ProviderException extends RuntimeException {
  private static final long serialVersionUID = 1;

  ProviderException(String message, Throwable cause) {
    super(message, cause);
  }
}
