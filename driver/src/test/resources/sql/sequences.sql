-- A sequence gives numbers, each once.
CREATE SEQUENCE s;
> done

CREATE SEQUENCE s;
> error 42S01 SEQUENCE_ALREADY_EXISTS: sequence "S" exists already; drop it first, or use IF NOT EXISTS

CREATE SEQUENCE IF NOT EXISTS s START WITH 100;
> done

SELECT NEXT VALUE FOR s;
> NEXT VALUE FOR S
> 1

VALUES (NEXT VALUE FOR s);
> EXPR$0
> 2

-- The values of rows that are made by one statement.
CREATE TABLE t (id BIGINT PRIMARY KEY, twin BIGINT, name VARCHAR(10));
> done

INSERT INTO t VALUES (NEXT VALUE FOR s, NEXT VALUE FOR s, 'a'), (NEXT VALUE FOR s, 0, 'b');
> 2 rows changed

? 'c'
? 'd'
INSERT INTO t VALUES (NEXT VALUE FOR public.s, 0, ?);
> 1 row changed
> 1 row changed

INSERT INTO t SELECT NEXT VALUE FOR s, NEXT VALUE FOR s, UPPER(name) FROM t WHERE id > 3 ORDER BY id;
> 3 rows changed

SELECT * FROM t;
> ID | TWIN | NAME
> 3 | 3 | a
> 4 | 0 | b
> 5 | 0 | c
> 6 | 0 | d
> 7 | 7 | B
> 8 | 8 | C
> 9 | 9 | D

UPDATE t SET twin = NEXT VALUE FOR s WHERE id = 4;
> 1 row changed

UPDATE t SET twin = 100 + NEXT VALUE FOR s WHERE name = 'a';
> 1 row changed

SELECT id, twin FROM t WHERE twin > 8;
> ID | TWIN
> 3 | 111
> 4 | 10
> 9 | 9

-- Options may come in any order.
CREATE SEQUENCE down AS SMALLINT INCREMENT BY -5 MAXVALUE 3 NO CYCLE CACHE 2 START WITH 2 MINVALUE -9;
> done

SELECT NEXT VALUE FOR down AS a;
> A
> 2

SELECT NEXT VALUE FOR down AS a;
> A
> -3

SELECT NEXT VALUE FOR down AS a;
> A
> -8

SELECT NEXT VALUE FOR down AS a;
> error 2200H SEQUENCE_EXHAUSTED: sequence "DOWN" has given its last value, between -9 and 3; restart it, or let it CYCLE

ALTER SEQUENCE down RESTART;
> done

SELECT NEXT VALUE FOR down AS a;
> A
> 2

ALTER SEQUENCE down RESTART WITH -9 CYCLE;
> done

SELECT NEXT VALUE FOR down AS a;
> A
> -9

SELECT NEXT VALUE FOR down AS a;
> A
> 3

ALTER SEQUENCE down RESTART WITH 10;
> error 42000 INVALID_STATEMENT: sequence: RESTART WITH 10 is not between -9 and 3

ALTER SEQUENCE IF EXISTS nothing RESTART;
> done

ALTER SEQUENCE nothing RESTART;
> error 42S02 SEQUENCE_NOT_FOUND: sequence "NOTHING" does not exist

@columns SEQUENCE_NAME, DATA_TYPE, START_VALUE, MINIMUM_VALUE, MAXIMUM_VALUE, INCREMENT, CYCLE_OPTION, BASE_VALUE, CACHE
SELECT * FROM information_schema.sequences;
> SEQUENCE_NAME | DATA_TYPE | START_VALUE | MINIMUM_VALUE | MAXIMUM_VALUE | INCREMENT | CYCLE_OPTION | BASE_VALUE | CACHE
> DOWN | SMALLINT | 2 | -9 | 3 | -5 | YES | -2 | 2
> S | BIGINT | 1 | 1 | 9223372036854775807 | 1 | NO | 12 | null

-- A DEFAULT can take values.
CREATE TABLE d (id BIGINT DEFAULT NEXT VALUE FOR s PRIMARY KEY, n INTEGER DEFAULT 10 * NEXT VALUE FOR s);
> done

INSERT INTO d (n) VALUES (1), (DEFAULT);
> 2 rows changed

INSERT INTO d DEFAULT VALUES;
> 1 row changed

INSERT INTO d (n) SELECT twin FROM t WHERE id = 1;
> 0 rows changed

SELECT * FROM d;
> ID | N
> 12 | 1
> 13 | 130
> 14 | 140

SELECT column_default FROM information_schema.columns WHERE table_name = 'D' AND column_name = 'N';
> COLUMN_DEFAULT
> 10 * (NEXT VALUE FOR "PUBLIC"."S")

ALTER TABLE d ADD COLUMN m BIGINT DEFAULT NEXT VALUE FOR s;
> error 0A000 FEATURE_NOT_SUPPORTED: a column cannot be added with NEXT VALUE FOR in its DEFAULT: add it without, set the DEFAULT with ALTER COLUMN, and UPDATE the rows that are there

ALTER TABLE d ADD COLUMN m BIGINT;
> done

ALTER TABLE d ALTER COLUMN m SET DEFAULT NEXT VALUE FOR s;
> done

DROP SEQUENCE s;
> error 2BP01 DEPENDENT_OBJECTS: sequence "S" is in the DEFAULT of column "ID" of table "D"; drop that first

DROP TABLE d;
> done

CREATE TABLE d (id BIGINT PRIMARY KEY, n INTEGER DEFAULT NEXT VALUE FOR nothing);
> error 42S02 SEQUENCE_NOT_FOUND: DEFAULT of column "N": sequence "PUBLIC.NOTHING" not found; create it, or check its name and case

-- Where it is not clear which row a value is for there is none.
SELECT * FROM t WHERE id = NEXT VALUE FOR s;
> error 42000 INVALID_STATEMENT: line 1, column 28: NEXT VALUE FOR can stand in VALUES, in SET, in a DEFAULT, and in the select list of a statement that has no DISTINCT, GROUP BY or set operation; not here

SELECT COUNT(*) FROM t GROUP BY NEXT VALUE FOR s;
> error 42000 INVALID_STATEMENT: line 1, column 33: NEXT VALUE FOR can stand in VALUES, in SET, in a DEFAULT, and in the select list of a statement that has no DISTINCT, GROUP BY or set operation; not here

SELECT DISTINCT NEXT VALUE FOR s FROM t;
> error 42000 INVALID_STATEMENT: line 1, column 17: NEXT VALUE FOR can stand in VALUES, in SET, in a DEFAULT, and in the select list of a statement that has no DISTINCT, GROUP BY or set operation; not here

SELECT (SELECT NEXT VALUE FOR s);
> error 42000 INVALID_STATEMENT: line 1, column 16: NEXT VALUE FOR can stand in VALUES, in SET, in a DEFAULT, and in the select list of a statement that has no DISTINCT, GROUP BY or set operation; not here

SELECT MAX(NEXT VALUE FOR s) FROM t;
> MAX(NEXT VALUE FOR S)
> 21

SELECT CURRENT VALUE FOR s;
> error 0A000 FEATURE_NOT_SUPPORTED: line 1, column 8: CURRENT VALUE FOR is not supported; keep what NEXT VALUE FOR gave, or ask for the generated keys of the INSERT

SELECT NEXT VALUE FOR nothing;
> error 42S02 SEQUENCE_NOT_FOUND: line 1, column 23: sequence "NOTHING" not found; create it, or check its name and case

CREATE SEQUENCE wrong INCREMENT BY 0;
> error 42000 INVALID_STATEMENT: sequence: INCREMENT BY 0 never gives another value; choose 1 or -1

CREATE SEQUENCE wrong START WITH 5 MAXVALUE 4;
> error 42000 INVALID_STATEMENT: sequence: START WITH 5 is not between 1 and 4

CREATE SEQUENCE wrong CYCLE CYCLE;
> error 42000 SYNTAX_ERROR: line 1, column 29: CYCLE is given twice

CREATE SEQUENCE wrong AS VARCHAR(3);
> error 42000 INVALID_STATEMENT: sequence: a sequence cannot count in VARCHAR; choose SMALLINT, INTEGER or BIGINT

CREATE SEQUENCE wrong CACHE 0;
> error 42000 INVALID_STATEMENT: sequence: CACHE 0 is not between 1 and 2147483647

CREATE SEQUENCE nowhere.s;
> error 3F000 SCHEMA_NOT_FOUND: schema "NOWHERE" does not exist; create it, or check its name and case

CREATE SEQUENCE information_schema.s;
> error 42000 INVALID_STATEMENT: table INFORMATION_SCHEMA.S cannot be created, altered, dropped or truncated: INFORMATION_SCHEMA is made by the database itself

-- They live in schemas.
CREATE SCHEMA other;
> done

CREATE SEQUENCE other.s START WITH 7;
> done

SELECT NEXT VALUE FOR other.s AS a;
> A
> 7

DROP SCHEMA other;
> error 2BP01 DEPENDENT_OBJECTS: schema "OTHER" is not empty (S); drop what is in it first, or use CASCADE

DROP SCHEMA other CASCADE;
> done

SELECT NEXT VALUE FOR other.s AS a;
> error 42S02 SEQUENCE_NOT_FOUND: line 1, column 23: sequence "OTHER.S" not found; create it, or check its name and case

DROP SEQUENCE s;
> done

DROP SEQUENCE s;
> error 42S02 SEQUENCE_NOT_FOUND: sequence "S" does not exist

DROP SEQUENCE IF EXISTS s;
> done
