/** The command {@code check}: tries everything that a start needs, and writes nothing anywhere. */
package io.github.vtigermail.ops.check;
