-- Tables live in schemas; PUBLIC is the one of names without one.
CREATE SCHEMA sales;
> done

CREATE SCHEMA sales;
> error 42P06 SCHEMA_ALREADY_EXISTS: schema "SALES" exists already; drop it first, or use IF NOT EXISTS

CREATE SCHEMA IF NOT EXISTS sales;
> done

CREATE SCHEMA public;
> error 42P06 SCHEMA_ALREADY_EXISTS: schema "PUBLIC" exists already; drop it first, or use IF NOT EXISTS

CREATE SCHEMA information_schema;
> error 42P06 SCHEMA_ALREADY_EXISTS: schema "INFORMATION_SCHEMA" exists already; drop it first, or use IF NOT EXISTS

CREATE OR REPLACE SCHEMA sales;
> error 42000 SYNTAX_ERROR: line 1, column 1: CREATE OR REPLACE SCHEMA is not supported; drop the schema first

CREATE TABLE t (id INTEGER PRIMARY KEY, v VARCHAR(10) NOT NULL);
> done

CREATE TABLE sales.t (id INTEGER PRIMARY KEY, v VARCHAR(10) NOT NULL, w INTEGER DEFAULT 3);
> done

CREATE TABLE nowhere.t (id INTEGER PRIMARY KEY);
> error 3F000 SCHEMA_NOT_FOUND: schema "NOWHERE" does not exist; create it, or check its name and case

CREATE TABLE a.b.t (id INTEGER PRIMARY KEY);
> error 42000 INVALID_STATEMENT: name A.B.T has too many parts; write schema.table

-- Qualified names, on both paths and in every statement that writes.
INSERT INTO t VALUES (1, 'public');
> 1 row changed

INSERT INTO sales.t VALUES (1, 'sales', 2), (2, 'more', 5);
> 2 rows changed

SELECT v FROM sales.t WHERE id = 1;
> V
> sales

SELECT sales.t.v, t.id FROM sales.t WHERE sales.t.id = 1;
> V | ID
> sales | 1

SELECT v FROM sales.t WHERE v LIKE 's%';
> V
> sales

SELECT a.v, b.v FROM t a JOIN sales.t b ON a.id = b.id;
> V | V
> public | sales

SELECT sales.t.v FROM sales.t ORDER BY sales.t.w DESC;
> V
> more
> sales

UPDATE sales.t SET v = 'sold' WHERE id = 1;
> 1 row changed

UPDATE sales.t SET w = w + 1 WHERE v = 'sold';
> 1 row changed

UPSERT INTO sales.t VALUES (3, 'three', 3);
> 1 row changed

INSERT INTO sales.t (id, v) VALUES (3, 'x') ON CONFLICT (id) DO UPDATE SET v = EXCLUDED.v || t.v, w = sales.t.w + 1;
> 1 row changed

MERGE INTO sales.t AS s USING (SELECT id, v FROM t) AS p ON s.id = p.id
WHEN MATCHED THEN UPDATE SET v = p.v WHEN NOT MATCHED THEN INSERT (id, v) VALUES (p.id, p.v);
> 1 row changed

DELETE FROM sales.t WHERE w = 5;
> 1 row changed

SELECT * FROM sales.t;
> ID | V | W
> 1 | public | 3
> 3 | xthree | 4

SELECT * FROM t;
> ID | V
> 1 | public

-- Messages name the schema unless it is PUBLIC.
INSERT INTO sales.t (id, v) VALUES (1, 'x');
> error 23505 DUPLICATE_KEY: row with key (1) of table "SALES.T" exists already; use UPSERT to replace it

INSERT INTO sales.t (id, v) VALUES (9, NULL);
> error 23502 NOT_NULL_VIOLATION: column "V" of table "SALES.T" cannot be NULL; give it a value

SELECT nothing FROM sales.t WHERE id = 1;
> error 42S22 COLUMN_NOT_FOUND: line 1, column 8: column "NOTHING" not found in table "SALES.T"

SELECT v FROM sales.nothing WHERE id = 1;
> error 42S02 TABLE_NOT_FOUND: line 1, column 15: table "SALES.NOTHING" not found; create it, or check its name and case

SELECT v FROM nowhere.t WHERE id = 1;
> error 42S02 TABLE_NOT_FOUND: line 1, column 15: table "NOWHERE" not found; create it, or check its name and case

SELECT v FROM nowhere.t;
> error 42S02 TABLE_NOT_FOUND: line 1, column 15: table "NOWHERE" not found; create it, or check its name and case

EXPLAIN PLAN FOR SELECT v FROM sales.t WHERE id = 1;
> PLAN
> path: point
> table: SALES.T
> key: (1)
> slot: 2
> shard: s00002

EXPLAIN PLAN FOR SELECT v FROM sales.t;
> PLAN
> path: query
> ShardScan(table=[SALES.T], columns=[[V]])

EXPLAIN PLAN FOR UPDATE sales.t SET v = 'y' WHERE v = 'x';
> PLAN
> path: query
> writes: SALES.T
> EnumerableCalc(expr#0..1=[{inputs}], expr#2=[_UTF-8'y'], expr#3=[_UTF-8'x':VARCHAR(10) CHARACTER SET "UTF-8"], expr#4=[=($t1, $t3)], ID=[$t0], EXPR$1=[$t2], $condition=[$t4])
>   ShardScan(table=[SALES.T], columns=[[ID, V]])

-- SET SCHEMA says what names without a schema mean, in this session only.
VALUES (CURRENT_SCHEMA);
> EXPR$0
> PUBLIC

SET SCHEMA sales;
> done

SELECT CURRENT_SCHEMA, v FROM t WHERE id = 1;
> CURRENT_SCHEMA | V
> SALES | public

SELECT v FROM t WHERE v <> CURRENT_SCHEMA ORDER BY id;
> V
> public
> xthree

SELECT v FROM public.t WHERE id = 1;
> V
> public

@connection b
SELECT v, CURRENT_SCHEMA AS s FROM t WHERE id = 1;
> V | S
> public | PUBLIC

SELECT v FROM kv;
> error 42S02 TABLE_NOT_FOUND: line 1, column 15: table "KV" not found; create it, or check its name and case

CREATE TABLE u (id INTEGER PRIMARY KEY);
> done

SHOW TABLES;
> TABLE_NAME | TABLE_SCHEMA
> T | SALES
> U | SALES

@columns COLUMN_NAME, DATA_TYPE
DESCRIBE t;
> COLUMN_NAME | DATA_TYPE
> ID | INTEGER
> V | VARCHAR
> W | INTEGER

TRUNCATE TABLE u;
> done

DROP TABLE u;
> done

DROP TABLE IF EXISTS nowhere.t;
> done

DROP TABLE nowhere.t;
> error 42S02 TABLE_NOT_FOUND: table "NOWHERE.T" does not exist

-- It is no part of a transaction.
BEGIN;
> done

SET SCHEMA 'PUBLIC';
> done

ROLLBACK;
> done

SELECT v FROM t WHERE id = 1;
> V
> public

SET SCHEMA information_schema;
> done

SELECT table_schema, table_name FROM tables WHERE table_name = 'T';
> TABLE_SCHEMA | TABLE_NAME
> PUBLIC | T
> SALES | T

SELECT table_schema, COUNT(*) AS columns FROM columns WHERE table_name = 'T' GROUP BY table_schema ORDER BY 1;
> TABLE_SCHEMA | COLUMNS
> PUBLIC | 2
> SALES | 3

SET SCHEMA nowhere;
> error 3F000 SCHEMA_NOT_FOUND: schema "NOWHERE" does not exist; create it, or check its name and case

SET SCHEMA public;
> done

-- A schema that is not empty is dropped with CASCADE only.
DROP SCHEMA sales;
> error 2BP01 DEPENDENT_OBJECTS: schema "SALES" is not empty (T); drop what is in it first, or use CASCADE

DROP SCHEMA sales RESTRICT;
> error 2BP01 DEPENDENT_OBJECTS: schema "SALES" is not empty (T); drop what is in it first, or use CASCADE

@connection b
SET SCHEMA sales;
> done

DROP SCHEMA sales CASCADE;
> done

@connection b
SELECT v FROM t WHERE id = 1;
> error 42S02 TABLE_NOT_FOUND: line 1, column 15: table "T" not found; create it, or check its name and case

@connection b
CREATE TABLE t (id INTEGER PRIMARY KEY);
> error 3F000 SCHEMA_NOT_FOUND: schema "SALES" does not exist; create it, or check its name and case

DROP SCHEMA sales;
> error 3F000 SCHEMA_NOT_FOUND: schema "SALES" does not exist; create it, or check its name and case

DROP SCHEMA IF EXISTS sales;
> done

DROP SCHEMA public CASCADE;
> error 42000 INVALID_STATEMENT: schema PUBLIC cannot be dropped: every database has it

DROP SCHEMA information_schema;
> error 42000 INVALID_STATEMENT: schema INFORMATION_SCHEMA cannot be dropped: every database has it

SELECT v FROM t WHERE id = 1;
> V
> public

EXPLAIN PLAN FOR CREATE SCHEMA x;
> error 42000 SYNTAX_ERROR: line 1, column 18: unexpected "CREATE"

-- As Liquibase asks.

CALL CURRENT_SCHEMA;
> EXPR$0
> PUBLIC
