/** The key files that applications and service accounts prove themselves with. */
package io.github.vtigermail.mailbox.oauth.key;
