/** An identity provider for tests. */
package io.github.vtigermail.testing.oauth;
