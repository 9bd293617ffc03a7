/** The same statements in Distribsilly and in H2. Start reading at {@code H2ComparisonTest}. */
package io.distribsilly.comparison;
