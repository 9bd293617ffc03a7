/**
 * Hibernate's dialect, which Hibernate finds by itself when the driver's jar is there. Nothing else
 * refers to this package, and without Hibernate none of its classes is loaded. Start with {@link
 * io.distribsilly.hibernate.DistribsillyDialect}.
 */
package io.distribsilly.hibernate;
