/** Runs suites that others have written; docs/conformance.md has the commands and the results. */
package io.distribsilly.conformance;
