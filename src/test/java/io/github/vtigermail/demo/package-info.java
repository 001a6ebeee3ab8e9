/**
 * What a person runs to see the connector at work: {@code mvn -q -Pdemo}, and {@code mvn -q -Pfootprint} for what it takes.
 * Both start the connector as a user does, beside a mail server and the Vtiger stand-in.
 */
package io.github.vtigermail.demo;
