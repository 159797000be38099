package dev.bowline.cli.file;

import dev.bowline.runtime.InputException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;

/** Says what Java's exceptions about files mean. */
public final class FileFaults {
  private FileFaults() {}

  /** Such as {@code digits.csv: there is no such file}. */
  public static String message(IOException fault) {
    if (fault instanceof InputException || fault instanceof FileNotFoundException) {
      return fault.getMessage();
    }
    if (fault instanceof FileSystemException named && named.getFile() != null) {
      return named.getFile() + ": " + reason(named);
    }
    return fault.getMessage() == null ? fault.toString() : fault.getMessage();
  }

  private static String reason(FileSystemException fault) {
    if (fault instanceof NoSuchFileException) {
      return "there is no such file or folder";
    }
    if (fault instanceof AccessDeniedException) {
      return "permission denied";
    }
    if (fault instanceof NotDirectoryException) {
      return "this is not a folder";
    }
    if (fault instanceof FileAlreadyExistsException) {
      return "a file of that name is in the way";
    }
    return fault.getReason() == null ? "the file system refuses" : fault.getReason();
  }
}
