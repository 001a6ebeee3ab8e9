/** What the standalone connector does to its JVM before it starts, and how a failed start is described. */
package io.github.vtigermail.ops.startup;
