SELECT * FROM information_schema.tables ORDER BY table_schema, table_name;
> TABLE_SCHEMA | TABLE_NAME | TABLE_TYPE | REMARKS
> INFORMATION_SCHEMA | CHECK_CONSTRAINTS | SYSTEM TABLE | null
> INFORMATION_SCHEMA | COLUMNS | SYSTEM TABLE | null
> INFORMATION_SCHEMA | INDEXES | SYSTEM TABLE | null
> INFORMATION_SCHEMA | INDEX_COLUMNS | SYSTEM TABLE | null
> INFORMATION_SCHEMA | KEY_COLUMN_USAGE | SYSTEM TABLE | null
> INFORMATION_SCHEMA | METRICS | SYSTEM TABLE | null
> INFORMATION_SCHEMA | PARAMETERS | SYSTEM TABLE | null
> INFORMATION_SCHEMA | REFERENTIAL_CONSTRAINTS | SYSTEM TABLE | null
> INFORMATION_SCHEMA | RESHARD_JOBS | SYSTEM TABLE | null
> INFORMATION_SCHEMA | ROUTINES | SYSTEM TABLE | null
> INFORMATION_SCHEMA | SCHEMATA | SYSTEM TABLE | null
> INFORMATION_SCHEMA | SEQUENCES | SYSTEM TABLE | null
> INFORMATION_SCHEMA | SETTINGS | SYSTEM TABLE | null
> INFORMATION_SCHEMA | SHARDS | SYSTEM TABLE | null
> INFORMATION_SCHEMA | TABLES | SYSTEM TABLE | null
> INFORMATION_SCHEMA | TABLE_CONSTRAINTS | SYSTEM TABLE | null
> INFORMATION_SCHEMA | VIEWS | SYSTEM TABLE | null
> PUBLIC | KV | BASE TABLE | null

SELECT column_name, data_type, is_nullable FROM information_schema.columns
WHERE table_schema = 'INFORMATION_SCHEMA' AND table_name = 'SHARDS' ORDER BY ordinal_position;
> COLUMN_NAME | DATA_TYPE | IS_NULLABLE
> SLOT | INTEGER | NO
> SHARD | VARCHAR | NO
> ROWS | BIGINT | NO
> BYTES | BIGINT | NO
> MEMORY_BYTES | BIGINT | NO
> FILES | BIGINT | NO
> COMMITS | BIGINT | NO
> SYNCS | BIGINT | NO
> STATE | VARCHAR | NO

-- One row a slot.
INSERT INTO kv VALUES ('a', '1'), ('b', '2'), ('c', '3'), ('d', '4'), ('e', '5'), ('f', '6');
> 6 rows changed

SELECT slot, shard, rows, state FROM information_schema.shards ORDER BY slot;
> SLOT | SHARD | ROWS | STATE
> 0 | s00000 | 1 | ACTIVE
> 1 | s00001 | 2 | ACTIVE
> 2 | s00002 | 2 | ACTIVE
> 3 | s00003 | 1 | ACTIVE

-- What was just committed is in memory and in the commit log; ROWS counts it, BYTES is what the shard's files take.
SELECT sum(rows) AS all_rows, min(bytes) > 0 AS has_bytes, min(memory_bytes) > 0 AS in_memory, min(files) > 0 AS has_files FROM information_schema.shards;
> ALL_ROWS | HAS_BYTES | IN_MEMORY | HAS_FILES
> 6 | true | true | true

@columns TO_SHARDS, ROWS
CALL RESHARD(8);
> TO_SHARDS | ROWS
> 8 | 6

SELECT sum(rows) AS all_rows, count(*) AS slots FROM information_schema.shards;
> ALL_ROWS | SLOTS
> 6 | 8

SELECT job, from_shards, to_shards, shards_done, shards_total, current_shard, rows, rows_copied, started_at IS NOT NULL AS started
FROM information_schema.reshard_jobs;
> JOB | FROM_SHARDS | TO_SHARDS | SHARDS_DONE | SHARDS_TOTAL | CURRENT_SHARD | ROWS | ROWS_COPIED | STARTED
> 1 | 4 | 8 | 4 | 4 | null | 6 | 0 | true

SELECT name, value FROM information_schema.settings WHERE name NOT IN ('cacheSize', 'memtableSize') ORDER BY name;
> NAME | VALUE
> damagedLog | refuse
> durability | sync
> path | {folder}
> shards | 8
> syncInterval | 1000ms

-- The metrics are those of JMX.
SELECT name, value, unit, description FROM information_schema.metrics
WHERE name IN ('Shards', 'Commits', 'Sequence', 'GroupSizeMean', 'CommitsWaiting', 'OpenTransactions', 'Handles', 'Deadlocks') ORDER BY name;
> NAME | VALUE | UNIT | DESCRIPTION
> Commits | 1.000 | commits | commits that the log has taken
> CommitsWaiting | 0.000 | writers | writers that wait for their group now
> Deadlocks | 0.000 | waits | waits that were refused as deadlocks
> GroupSizeMean | 1.000 | commits | mean size of a group
> Handles | 1.000 | handles | handles, and so connections, that are open now
> OpenTransactions | 0.000 | transactions | transactions that are open now
> Sequence | 1.000 | sequence | the newest commit that readers see; outlives a restart
> Shards | 8.000 | shards | shards that there are now

SELECT count(*) AS metrics, count(DISTINCT name) AS names, min(value) >= 0 AS counted FROM information_schema.metrics;
> METRICS | NAMES | COUNTED
> 25 | 25 | true

SELECT a.value < b.value AS below_limit FROM information_schema.metrics a, information_schema.metrics b
WHERE a.name = 'MemtableBytes' AND b.name = 'MemtableLimitBytes';
> BELOW_LIMIT
> true

-- They are read only, and there are no others.
INSERT INTO information_schema.settings VALUES ('a', 'b', 'c');
> error 25006 READ_ONLY: line 1, column 13: tables of INFORMATION_SCHEMA cannot be written to: INFORMATION_SCHEMA.SETTINGS

DELETE FROM information_schema.shards;
> error 25006 READ_ONLY: line 1, column 13: tables of INFORMATION_SCHEMA cannot be written to: INFORMATION_SCHEMA.SHARDS

SELECT * FROM information_schema.nothing;
> error 42S02 TABLE_NOT_FOUND: line 1, column 15: table "NOTHING" not found; create it, or check its name and case

-- Keys, column by column.

CREATE SCHEMA keyed;
> done

CREATE TABLE keyed.pair (a INTEGER, b INTEGER, c VARCHAR(9), PRIMARY KEY (b, a));
> done

SELECT constraint_schema, constraint_name, table_name, column_name, ordinal_position
FROM information_schema.key_column_usage WHERE table_schema = 'KEYED'
ORDER BY constraint_name, ordinal_position;
> CONSTRAINT_SCHEMA | CONSTRAINT_NAME | TABLE_NAME | COLUMN_NAME | ORDINAL_POSITION
> KEYED | PK_PAIR | PAIR | B | 1
> KEYED | PK_PAIR | PAIR | A | 2

SELECT schema_name FROM information_schema.schemata;
> SCHEMA_NAME
> INFORMATION_SCHEMA
> KEYED
> PUBLIC

SELECT routine_name, routine_type FROM information_schema.routines ORDER BY 1;
> ROUTINE_NAME | ROUTINE_TYPE
> BACKUP | PROCEDURE
> CHECK | PROCEDURE
> COMPACT | PROCEDURE
> EXPORT_CSV | PROCEDURE
> IMPORT_CSV | PROCEDURE
> RESHARD | PROCEDURE
> RESHARD_CANCEL | PROCEDURE

SELECT specific_name, parameter_name, data_type FROM information_schema.parameters WHERE specific_name = 'RESHARD';
> SPECIFIC_NAME | PARAMETER_NAME | DATA_TYPE
> RESHARD | SHARDS | INTEGER

SELECT COUNT(*) FROM information_schema.referential_constraints;
> COUNT(*)
> 0
