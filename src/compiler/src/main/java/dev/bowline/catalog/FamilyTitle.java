package dev.bowline.catalog;

/** What the manual calls a family. */
final class FamilyTitle {
  private FamilyTitle() {}

  /** The title of its section. */
  static String heading(Family family) {
    String many = many(family);
    return Character.toUpperCase(many.charAt(0)) + many.substring(1);
  }

  /** Several of them; a link, if there is anything to link to. */
  static String several(Family family) {
    return linked(family, many(family));
  }

  /** One of them; a link, if there is anything to link to. */
  static String one(Family family) {
    boolean vowel = "aeiou".indexOf(family.title().charAt(0)) >= 0;
    return (vowel ? "an " : "a ") + linked(family, family.title());
  }

  private static String linked(Family family, String words) {
    return Catalog.of(family).isEmpty()
        ? words + " (so far there is none)"
        : "[" + words + "](#" + many(family).replace(' ', '-') + ")";
  }

  private static String many(Family family) {
    return family.title() + (family.title().endsWith("s") ? "es" : "s");
  }
}
