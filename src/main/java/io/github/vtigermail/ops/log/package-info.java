/** The standalone connector's log, and what keeps confidential data out of any log. */
package io.github.vtigermail.ops.log;
