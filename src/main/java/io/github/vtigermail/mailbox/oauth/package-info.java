/**
 * OAuth2 for mailboxes: which identity provider, how access tokens are obtained and renewed, a person's consent, and
 * credentials that will expire. The protocol itself is Nimbus'.
 */
package io.github.vtigermail.mailbox.oauth;
