/**
 * The connector as an OSGi bundle in Apache Karaf: started and stopped by Karaf, configured by ConfigAdmin, writing to Karaf's
 * log. Not in the plain jar.
 */
package io.github.vtigermail.karaf;
