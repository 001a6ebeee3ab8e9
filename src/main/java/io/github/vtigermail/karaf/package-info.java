/**
 * The connector as a bundle in Apache Karaf: started and stopped by it, configured by its ConfigAdmin, writing to its log.
 * Not in the plain jar.
 */
package io.github.vtigermail.karaf;
