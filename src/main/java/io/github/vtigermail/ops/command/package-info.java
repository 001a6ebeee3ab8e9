/** The command line: running the connector, and the commands {@code explain}, {@code release} and {@code dead-letters}. */
package io.github.vtigermail.ops.command;
