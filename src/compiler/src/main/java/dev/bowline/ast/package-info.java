/**
 * What the user wrote, as records with spans: nothing resolved, nothing defaulted. Made by the
 * parser or by the Java builder; the same tree from both.
 */
package dev.bowline.ast;
