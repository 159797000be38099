/** A user's tests: every model of {@code models/} compiled by the plugin, trained and used. */
package com.example;
