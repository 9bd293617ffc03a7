/** How long a program takes that starts, opens a database, reads one row and ends. */
package io.distribsilly.benchmarks.coldstart;
