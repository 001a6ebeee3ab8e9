/**
 * Vtiger's web service over camel-http: sessions, calls, answers, VTQL.
 *
 * <p>Every fact about Vtiger in here was seen on a Vtiger CRM 8.2.0; the class that relies on it says so.
 */
package io.github.vtigermail.vtiger.client;
