/** The parts put together: by the standalone connector, and in other people's Camel by route templates and Kamelets. */
package io.github.vtigermail.library;
