/**
 * What keeps a database in good order while it is used: backups, and checks of everything that is
 * on disk. Start reading at {@link io.distribsilly.engine.maintenance.Backup} and {@link
 * io.distribsilly.engine.maintenance.Check}.
 */
package io.distribsilly.engine.maintenance;
