-- SHOW TABLES and DESCRIBE are short for queries of INFORMATION_SCHEMA.
CREATE TABLE t (a INT, "b's" VARCHAR(5) DEFAULT 'x' NOT NULL, c DECIMAL(5, 2), PRIMARY KEY (c, a));
> done

SHOW TABLES;
> TABLE_NAME | TABLE_SCHEMA
> KV | PUBLIC
> T | PUBLIC

DESCRIBE t;
> COLUMN_NAME | DATA_TYPE | CHARACTER_MAXIMUM_LENGTH | NUMERIC_PRECISION | NUMERIC_SCALE | IS_NULLABLE | COLUMN_DEFAULT | KEY_POSITION
> A | INTEGER | null | null | null | NO | null | 2
> b's | VARCHAR | 5 | null | null | NO | 'x' | null
> C | DECIMAL | null | 5 | 2 | NO | null | 1

DESCRIBE TABLE public.t "b's";
> COLUMN_NAME | DATA_TYPE | CHARACTER_MAXIMUM_LENGTH | NUMERIC_PRECISION | NUMERIC_SCALE | IS_NULLABLE | COLUMN_DEFAULT | KEY_POSITION
> b's | VARCHAR | 5 | null | null | NO | 'x' | null

DESCRIBE information_schema.tables;
> COLUMN_NAME | DATA_TYPE | CHARACTER_MAXIMUM_LENGTH | NUMERIC_PRECISION | NUMERIC_SCALE | IS_NULLABLE | COLUMN_DEFAULT | KEY_POSITION
> TABLE_SCHEMA | VARCHAR | 16777216 | null | null | NO | null | null
> TABLE_NAME | VARCHAR | 16777216 | null | null | NO | null | null
> TABLE_TYPE | VARCHAR | 16777216 | null | null | NO | null | null
> REMARKS | VARCHAR | 16777216 | null | null | YES | null | null

DROP TABLE kv;
> done

SHOW TABLES
> TABLE_NAME | TABLE_SCHEMA
> T | PUBLIC

EXPLAIN PLAN FOR SELECT a FROM t WHERE a = 1 AND c = 2;
> PLAN
> path: point
> table: T
> key: (2.00, 1)
> slot: 1
> shard: s00001

DESCRIBE SELECT a FROM t WHERE a = 1 AND c = 2;
> PLAN
> path: point
> table: T
> key: (2.00, 1)
> slot: 1
> shard: s00001

DESCRIBE kv;
> error 42S02 TABLE_NOT_FOUND: table "KV" not found; create it, or check its name and case

DESCRIBE a.b.t;
> error 42000 SYNTAX_ERROR: line 1, column 14: a statement or a query is expected here; check the word

DESCRIBE nowhere.t;
> error 42S02 TABLE_NOT_FOUND: table "NOWHERE.T" not found; create it, or check its name and case

SHOW COLUMNS;
> error 42000 SYNTAX_ERROR: line 1, column 1: a statement or a query is expected here; check the word
