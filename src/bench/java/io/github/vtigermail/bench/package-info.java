/** How fast things go. Compiled and run by a profile of its own, never with the tests. */
package io.github.vtigermail.bench;
