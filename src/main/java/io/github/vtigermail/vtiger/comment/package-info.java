/** A comment: its text and files as Vtiger takes them, its marker, and the attempts to make it. */
package io.github.vtigermail.vtiger.comment;
