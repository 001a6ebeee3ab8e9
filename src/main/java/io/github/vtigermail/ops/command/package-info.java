/** The command line: running the connector, and the commands {@code explain}, {@code release} and {@code dead-letters}; {@code check} is in {@code ops.check}. */
package io.github.vtigermail.ops.command;
