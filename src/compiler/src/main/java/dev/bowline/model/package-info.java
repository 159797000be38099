/**
 * What a model file means: every name resolved, every shape known, every tie proved. Made by the
 * checker; the planner may rely on all of it.
 */
package dev.bowline.model;
