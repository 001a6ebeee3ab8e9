/** The connector at work as a whole, against a mail server and the Vtiger stand-in: {@code mvn -q -Pbench}. */
package io.github.vtigermail.bench.load;
