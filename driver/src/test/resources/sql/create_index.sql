-- Indexes: kept with every write, and unique if that is said.
CREATE TABLE person (id INT PRIMARY KEY, email VARCHAR, city VARCHAR, born INT);
> done

INSERT INTO person VALUES (1, 'ann@x', 'Rome', 1990), (2, 'bob@x', 'Oslo', 1985), (3, NULL, 'Rome', 1990);
> 3 rows changed

-- Rows that are there are indexed; NULLs never conflict.
CREATE UNIQUE INDEX person_email ON person (email);
> done

CREATE INDEX person_city ON person (city, born DESC);
> done

CREATE INDEX IF NOT EXISTS person_city ON person (born);
> done

INSERT INTO person VALUES (4, NULL, 'Oslo', NULL);
> 1 row changed

INSERT INTO person VALUES (5, 'ann@x', 'Bonn', 2000);
> error 23505 DUPLICATE_KEY: unique index "PERSON_EMAIL" of table "PERSON" allows one row with ('ann@x'), and there are two; give one of them other values

UPDATE person SET email = 'bob@x' WHERE id = 1;
> error 23505 DUPLICATE_KEY: unique index "PERSON_EMAIL" of table "PERSON" allows one row with ('bob@x'), and there are two; give one of them other values

UPDATE person SET email = 'bob@x' WHERE city = 'Rome';
> error 23505 DUPLICATE_KEY: unique index "PERSON_EMAIL" of table "PERSON" allows one row with ('bob@x'), and there are two; give one of them other values

UPSERT INTO person VALUES (4, 'ann@x', 'Oslo', NULL);
> error 23505 DUPLICATE_KEY: unique index "PERSON_EMAIL" of table "PERSON" allows one row with ('ann@x'), and there are two; give one of them other values

MERGE INTO person USING (VALUES (9, 'bob@x')) AS s (id, email) ON person.id = s.id
  WHEN NOT MATCHED THEN INSERT (id, email) VALUES (s.id, s.email);
> error 23505 DUPLICATE_KEY: unique index "PERSON_EMAIL" of table "PERSON" allows one row with ('bob@x'), and there are two; give one of them other values

INSERT INTO person (id, email) SELECT id + 100, email FROM person WHERE id = 2;
> error 23505 DUPLICATE_KEY: unique index "PERSON_EMAIL" of table "PERSON" allows one row with ('bob@x'), and there are two; give one of them other values

-- A value that is given up can be taken, by the same statement too.
UPDATE person SET email = CASE id WHEN 1 THEN 'bob@x' ELSE 'ann@x' END WHERE id < 3;
> 2 rows changed

DELETE FROM person WHERE id = 1;
> 1 row changed

UPSERT INTO person VALUES (4, 'bob@x', 'Oslo', NULL);
> 1 row changed

SELECT id, email, city, born FROM person ORDER BY id;
> ID | EMAIL | CITY | BORN
> 2 | ann@x | Oslo | 1985
> 3 | null | Rome | 1990
> 4 | bob@x | Oslo | null

CALL CHECK();
> SHARD | OBJECT | TABLE_NAME | ROW_KEY | PROBLEM
> (no rows)

-- ON CONFLICT of a unique index.
INSERT INTO person VALUES (6, 'ann@x', 'Kyiv', 2001) ON CONFLICT DO NOTHING;
> 0 rows changed

INSERT INTO person VALUES (6, 'ann@x', 'Kyiv', 2001), (7, 'new@x', 'Kyiv', 2001), (8, 'new@x', 'Lima', 2002) ON CONFLICT (email) DO NOTHING;
> 1 row changed

INSERT INTO person VALUES (6, 'ann@x', 'Kyiv', 2001) ON CONFLICT (id) DO NOTHING;
> error 23505 DUPLICATE_KEY: unique index "PERSON_EMAIL" of table "PERSON" allows one row with ('ann@x'), and there are two; give one of them other values

INSERT INTO person VALUES (6, 'ann@x', 'Kyiv', 2001) ON CONFLICT (email) DO UPDATE SET city = EXCLUDED.city, born = person.born + 1;
> 1 row changed

INSERT INTO person VALUES (6, 'six@x', 'Kyiv', 2001) ON CONFLICT (email) DO UPDATE SET city = EXCLUDED.city;
> 1 row changed

INSERT INTO person VALUES (6, NULL, 'Kyiv', 2001) ON CONFLICT (email) DO NOTHING;
> error 23505 DUPLICATE_KEY: row with key (6) of table "PERSON" exists already, and ON CONFLICT is about other columns

INSERT INTO person (id, email) SELECT id + 10, email FROM person ON CONFLICT (email) DO NOTHING;
> 1 row changed

INSERT INTO person VALUES (9, 'x', 'Kyiv', 2001) ON CONFLICT (city) DO NOTHING;
> error 42000 INVALID_STATEMENT: line 1, column 62: ON CONFLICT names other columns than the primary key or a unique index of table "PERSON"; write ON CONFLICT (ID)

SELECT id, email, city, born FROM person ORDER BY id;
> ID | EMAIL | CITY | BORN
> 2 | ann@x | Kyiv | 1986
> 3 | null | Rome | 1990
> 4 | bob@x | Oslo | null
> 6 | six@x | Kyiv | 2001
> 7 | new@x | Kyiv | 2001
> 13 | null | null | null

CALL CHECK();
> SHARD | OBJECT | TABLE_NAME | ROW_KEY | PROBLEM
> (no rows)

-- What is refused.
CREATE INDEX person_city ON person (born);
> error 42S11 INDEX_ALREADY_EXISTS: index "PERSON_CITY" exists already, on table "PERSON"; choose another name, or drop it first

CREATE UNIQUE INDEX person_born ON person (born);
> error 23505 DUPLICATE_KEY: unique index "PERSON_BORN" of table "PERSON" allows one row with (2001), and there are two; give one of them other values

CREATE INDEX i ON person (nothing);
> error 42S22 COLUMN_NOT_FOUND: line 1, column 27: table "PERSON" has no column "NOTHING"

CREATE INDEX i ON person (born, born);
> error 42S21 COLUMN_ALREADY_EXISTS: line 1, column 33: an index of table "PERSON" has twice "BORN"

CREATE INDEX i ON nobody (born);
> error 42S02 TABLE_NOT_FOUND: line 1, column 19: table "NOBODY" not found; create it, or check its name and case

CREATE OR REPLACE INDEX i ON person (born);
> error 42000 SYNTAX_ERROR: line 1, column 1: CREATE OR REPLACE INDEX is not supported; drop the index first

DROP INDEX nothing;
> error 42S12 INDEX_NOT_FOUND: index "NOTHING" does not exist

DROP INDEX IF EXISTS nothing;
> done

-- Without the index anything goes; with the table its indexes go.
DROP INDEX person_email;
> done

INSERT INTO person VALUES (20, 'ann@x', NULL, NULL);
> 1 row changed

TRUNCATE TABLE person;
> done

INSERT INTO person VALUES (1, 'ann@x', 'Rome', 1990);
> 1 row changed

CALL CHECK();
> SHARD | OBJECT | TABLE_NAME | ROW_KEY | PROBLEM
> (no rows)

DROP TABLE person;
> done

CREATE TABLE index (index INT PRIMARY KEY);
> done

CREATE INDEX person_city ON index (index);
> done

CALL CHECK();
> SHARD | OBJECT | TABLE_NAME | ROW_KEY | PROBLEM
> (no rows)

-- What INFORMATION_SCHEMA says of them.
CREATE TABLE shelf (id INT PRIMARY KEY, label VARCHAR, height INT);
> done

CREATE UNIQUE INDEX shelf_label ON shelf (label);
> done

CREATE INDEX shelf_size ON shelf (height, label);
> done

SELECT * FROM information_schema.indexes WHERE table_name = 'SHELF';
> TABLE_SCHEMA | TABLE_NAME | INDEX_NAME | IS_UNIQUE | IS_CONSTRAINT | STATE
> PUBLIC | SHELF | SHELF_LABEL | YES | NO | READY
> PUBLIC | SHELF | SHELF_SIZE | NO | NO | READY

SELECT index_name, column_name, ordinal_position FROM information_schema.index_columns WHERE table_name = 'SHELF';
> INDEX_NAME | COLUMN_NAME | ORDINAL_POSITION
> SHELF_LABEL | LABEL | 1
> SHELF_SIZE | HEIGHT | 1
> SHELF_SIZE | LABEL | 2
