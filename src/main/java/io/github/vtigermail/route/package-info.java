/**
 * The beans that the routes name: predicates and processors of a few lines each. They join what the other rooms know; the
 * order in which they come stands in {@code routes/}.
 */
package io.github.vtigermail.route;
