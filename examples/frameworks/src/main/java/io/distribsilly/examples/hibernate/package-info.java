/**
 * Hibernate and JPA: entities with versions, relations and every basic type. Start with {@link
 * io.distribsilly.examples.hibernate.Library}.
 */
package io.distribsilly.examples.hibernate;
