/** The command {@code init}: makes the folder of a connector. */
package io.github.vtigermail.ops.init;
