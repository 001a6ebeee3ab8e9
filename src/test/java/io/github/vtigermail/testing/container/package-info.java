/** The Containerfile without a container engine: its steps, one by one, and a process that sees no more than they made. */
package io.github.vtigermail.testing.container;
