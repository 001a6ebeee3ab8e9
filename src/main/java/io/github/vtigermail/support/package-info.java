/** Small types that packages share which do not know each other. */
package io.github.vtigermail.support;
