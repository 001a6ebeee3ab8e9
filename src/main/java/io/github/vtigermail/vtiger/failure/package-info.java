/**
 * Why a call to Vtiger failed: an exception for each kind that a route may treat in its own way, in words for the person who
 * reads the log, with the options as that person has to spell them.
 */
package io.github.vtigermail.vtiger.failure;
