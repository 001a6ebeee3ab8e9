/** An Apache Karaf for tests, as it is downloaded. */
package io.github.vtigermail.testing.karaf;
