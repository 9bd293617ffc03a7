package io.distribsilly.engine.file;

/** A file or a folder at one moment. */
sealed interface NodeState permits FileState, FolderState {}
