/**
 * The predicates and processors that the routes name, a few lines each. They join what the other packages know; their order is
 * in {@code routes/}.
 */
package io.github.vtigermail.route;
