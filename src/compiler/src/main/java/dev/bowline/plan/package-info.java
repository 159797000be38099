/**
 * From model to loops: every decision is made here. A model becomes schedules of operations on
 * values, the values get buffers, the operations get code shapes, the shapes build loops.
 */
package dev.bowline.plan;
