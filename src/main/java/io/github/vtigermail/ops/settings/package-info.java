/** The settings of {@code application.properties}, read and checked together. */
package io.github.vtigermail.ops.settings;
