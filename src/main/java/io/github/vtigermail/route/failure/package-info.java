/** Why a mail does not become a comment: an exception for each kind, by which {@code failures.camel.yaml} decides, and its words. */
package io.github.vtigermail.route.failure;
