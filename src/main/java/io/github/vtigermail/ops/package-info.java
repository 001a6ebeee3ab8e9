/** What an operator runs and looks at: the command line, the settings, the secrets, the log. */
package io.github.vtigermail.ops;
