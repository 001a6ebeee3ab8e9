/** How a supervisor sees whether the connector works: health checks over HTTP, and a file that is kept fresh. */
package io.github.vtigermail.ops.health;
