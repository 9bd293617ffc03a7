-- Statements that write rows which a query finds or makes.
CREATE TABLE city (id INTEGER PRIMARY KEY, name VARCHAR(20) NOT NULL, country CHAR(2), people BIGINT DEFAULT 7);
> done

CREATE TABLE visit (city INTEGER, day DATE, note VARCHAR(10), PRIMARY KEY (city, day));
> done

INSERT INTO city VALUES (1, 'Kraków', 'PL', 804237), (2, 'Nairobi', 'KE', 4397073), (3, 'Quito', 'EC', 1763275), (4, 'Lima', 'PE', NULL);
> 4 rows changed

INSERT INTO visit VALUES (1, DATE '2026-05-01', 'rain'), (1, DATE '2026-05-02', 'sun'), (3, DATE '2026-07-14', NULL);
> 3 rows changed

-- UPDATE with any WHERE.
UPDATE city SET people = people + 1 WHERE people > 1000000;
> 2 rows changed

SELECT id, people FROM city ORDER BY id;
> ID | PEOPLE
> 1 | 804237
> 2 | 4397074
> 3 | 1763276
> 4 | null

? 'Lima', 5, 'P%'
UPDATE city AS c SET name = ?, people = ? WHERE c.country LIKE ?;
> 2 rows changed

SELECT * FROM city WHERE country LIKE 'P%' ORDER BY id;
> ID | NAME | COUNTRY | PEOPLE
> 1 | Lima | PL | 5
> 4 | Lima | PE | 5

UPDATE city SET people = (SELECT COUNT(*) FROM visit WHERE visit.city = city.id) WHERE id IN (SELECT city FROM visit);
> 2 rows changed

SELECT id, people FROM city ORDER BY id;
> ID | PEOPLE
> 1 | 2
> 2 | 4397074
> 3 | 1
> 4 | 5

UPDATE city SET people = (SELECT MAX(id) FROM city) WHERE id = 2;
> 1 row changed

SELECT people FROM city WHERE id = 2;
> PEOPLE
> 4

UPDATE city SET people = NULL WHERE country = 'XX';
> 0 rows changed

UPDATE city SET name = NULL WHERE people > 0;
> error 23502 NOT_NULL_VIOLATION: column "NAME" of table "CITY" cannot be NULL; give it a value

UPDATE city SET name = 'a name that is much too long for it' WHERE people > 0;
> error 22001 VALUE_TOO_LONG: value 'a name that is much too long for it' has length 35, which is too long for column "NAME" VARCHAR(20)

UPDATE city SET nothing = 1 WHERE people > 0;
> error 42S22 COLUMN_NOT_FOUND: line 1, column 17: column "NOTHING" not found in table "CITY"

UPDATE city SET people = 1, people = 2 WHERE people > 0;
> error 42S21 COLUMN_ALREADY_EXISTS: line 1, column 29: column "PEOPLE" is given a value twice

UPDATE city SET people = SUM(id) WHERE people > 0;
> error 42000 INVALID_STATEMENT: expression 'CITY.ID' is not being grouped

UPDATE city SET people = 1 WHERE nothing = 2;
> error 42S22 COLUMN_NOT_FOUND: line 1, column 34: column "NOTHING" not found in table "CITY"

-- The key can change.
UPDATE city SET id = id + 1;
> 4 rows changed

SELECT id, name FROM city ORDER BY id;
> ID | NAME
> 2 | Lima
> 3 | Nairobi
> 4 | Quito
> 5 | Lima

UPDATE city SET id = 3 WHERE country <> 'EC';
> error 23505 DUPLICATE_KEY: row with key (3) of table "CITY" exists already, or is given twice; choose another key, or use UPSERT to replace the row

UPDATE city SET id = 6 - id WHERE id < 6;
> 4 rows changed

SELECT id, country FROM city ORDER BY id;
> ID | COUNTRY
> 1 | PE
> 2 | EC
> 3 | KE
> 4 | PL

UPDATE city SET id = NULL WHERE id = 4;
> error 23502 NOT_NULL_VIOLATION: column "ID" of table "CITY" cannot be NULL; give it a value

-- DELETE with any WHERE.
DELETE FROM visit WHERE note IS NULL;
> 1 row changed

? 'su%'
DELETE FROM visit AS v WHERE v.note LIKE ? AND EXISTS (SELECT * FROM city WHERE id > v.city);
> 1 row changed

SELECT * FROM visit;
> CITY | DAY | NOTE
> 1 | 2026-05-01 | rain

DELETE FROM visit;
> 1 row changed

DELETE FROM visit;
> 0 rows changed

-- INSERT and UPSERT from a query.
INSERT INTO visit SELECT id, DATE '2026-01-01', name FROM city WHERE id < 4;
> 3 rows changed

SELECT * FROM visit ORDER BY city;
> CITY | DAY | NOTE
> 1 | 2026-01-01 | Lima
> 2 | 2026-01-01 | Quito
> 3 | 2026-01-01 | Nairobi

INSERT INTO visit (day, city) SELECT DATE '2026-01-02', id FROM city ORDER BY people DESC LIMIT 1;
> 1 row changed

SELECT city, day FROM visit ORDER BY day, city;
> CITY | DAY
> 1 | 2026-01-01
> 2 | 2026-01-01
> 3 | 2026-01-01
> 1 | 2026-01-02

INSERT INTO visit SELECT city, day, note FROM visit;
> error 23505 DUPLICATE_KEY: row with key (1, '2026-01-01') of table "VISIT" exists already, or is given twice; choose another key, or use UPSERT to replace the row

INSERT INTO visit SELECT id, DATE '2026-03-03', 'twice' FROM (VALUES (9), (9)) AS v (id);
> error 23505 DUPLICATE_KEY: row with key (9, '2026-03-03') of table "VISIT" exists already, or is given twice; choose another key, or use UPSERT to replace the row

UPSERT INTO visit SELECT city, day, 'new' FROM visit WHERE city > 1;
> 2 rows changed

SELECT * FROM visit ORDER BY day, city;
> CITY | DAY | NOTE
> 1 | 2026-01-01 | Lima
> 2 | 2026-01-01 | new
> 3 | 2026-01-01 | new
> 1 | 2026-01-02 | null

? 50, 'fifty'
INSERT INTO city (id, name) SELECT ?, ? FROM visit LIMIT 1;
> 1 row changed

? 51, 60
INSERT INTO city (id, name, country, people) VALUES (?, 'computed', DEFAULT, (SELECT MAX(id) FROM city) + ?), (52, 'a', 'bb', SQRT(16));
> 2 rows changed

SELECT * FROM city WHERE id > 10 ORDER BY id;
> ID | NAME | COUNTRY | PEOPLE
> 50 | fifty | null | 7
> 51 | computed | null | 110
> 52 | a | bb | 4

INSERT INTO visit SELECT city, day FROM visit;
> error 42000 INVALID_STATEMENT: line 1, column 19: 2 values are given for 3 columns of table "VISIT"

INSERT INTO visit (city, day) SELECT * FROM visit;
> error 42000 INVALID_STATEMENT: line 1, column 31: 3 values are given for 2 columns of table "VISIT"

INSERT INTO visit WITH v AS (SELECT 77 AS n) SELECT n, DATE '2026-04-04', 'with' FROM v;
> 1 row changed

SELECT * FROM visit WHERE city = 77;
> CITY | DAY | NOTE
> 77 | 2026-04-04 | with

INSERT INTO city (id, name) SELECT id + 100, 'a name that is much too long for it' FROM city;
> error 22001 VALUE_TOO_LONG: value 'a name that is much too long for it' has length 35, which is too long for column "NAME" VARCHAR(20)

INSERT INTO city (id) SELECT id + 100 FROM city;
> error 23502 NOT_NULL_VIOLATION: column "NAME" of table "CITY" cannot be NULL; give it a value

INSERT INTO nothing SELECT * FROM city;
> error 42S02 TABLE_NOT_FOUND: line 1, column 13: table "NOTHING" not found; create it, or check its name and case

INSERT INTO city SELECT * FROM nothing;
> error 42S02 TABLE_NOT_FOUND: line 1, column 32: table "NOTHING" not found; create it, or check its name and case

-- MERGE.
CREATE TABLE arrival (id INTEGER PRIMARY KEY, name VARCHAR(20), people BIGINT);
> done

INSERT INTO arrival VALUES (2, 'two', 22), (3, 'three', 33), (70, 'seventy', 70);
> 3 rows changed

MERGE INTO city AS c USING arrival AS a ON c.id = a.id
WHEN MATCHED THEN UPDATE SET name = a.name, people = c.people + a.people
WHEN NOT MATCHED THEN INSERT (id, name, people) VALUES (a.id, a.name, a.people);
> 3 rows changed

SELECT * FROM city ORDER BY id;
> ID | NAME | COUNTRY | PEOPLE
> 1 | Lima | PE | 5
> 2 | two | EC | 23
> 3 | three | KE | 37
> 4 | Lima | PL | 2
> 50 | fifty | null | 7
> 51 | computed | null | 110
> 52 | a | bb | 4
> 70 | seventy | null | 70

MERGE INTO city USING (SELECT id, name FROM arrival) AS a ON city.id = a.id
WHEN NOT MATCHED THEN INSERT (id, name) VALUES (a.id, a.name);
> 0 rows changed

? 'merged', 3
MERGE INTO city USING arrival AS a ON city.id = a.id AND a.id = 3
WHEN MATCHED THEN UPDATE SET name = ?, people = ?;
> 1 row changed

SELECT name, people FROM city WHERE id = 3;
> NAME | PEOPLE
> merged | 3

MERGE INTO city USING (VALUES (3), (3)) AS a (id) ON city.id = a.id
WHEN MATCHED THEN UPDATE SET people = 0;
> error 21000 CARDINALITY_VIOLATION: row with key (3) of table "CITY" matches several rows of the source; let it match one

MERGE INTO city USING (VALUES (300), (300)) AS a (id) ON city.id = a.id
WHEN NOT MATCHED THEN INSERT (id, name) VALUES (a.id, 'twice');
> error 23505 DUPLICATE_KEY: row with key (300) of table "CITY" exists already, or is given twice; choose another key, or use UPSERT to replace the row

SELECT COUNT(*) AS n FROM city WHERE id = 300;
> N
> 0

-- In a transaction; a failing statement changes nothing.
BEGIN;
> done

UPDATE city SET people = 0;
> 8 rows changed

SELECT SUM(people) AS s FROM city;
> S
> 0

INSERT INTO city SELECT id + 1, name, country, people FROM city;
> error 23505 DUPLICATE_KEY: row with key (2) of table "CITY" exists already, or is given twice; choose another key, or use UPSERT to replace the row

SELECT COUNT(*) AS n, SUM(people) AS s FROM city;
> N | S
> 8 | 0

DELETE FROM city WHERE id > 3;
> 5 rows changed

ROLLBACK;
> done

SELECT COUNT(*) AS n FROM city;
> N
> 8

EXPLAIN PLAN FOR DELETE FROM visit WHERE city = 1;
> PLAN
> path: query
> writes: VISIT
> EnumerableCalc(expr#0..1=[{inputs}], expr#2=[1], expr#3=[=($t0, $t2)], proj#0..1=[{exprs}], $condition=[$t3])
>   ShardScan(table=[PUBLIC.VISIT], columns=[[CITY, DAY]], key=[CITY = 1])

EXPLAIN PLAN FOR UPDATE city SET people = 1 WHERE name = 'x';
> PLAN
> path: query
> writes: CITY
> EnumerableCalc(expr#0..1=[{inputs}], expr#2=[1], expr#3=[_UTF-8'x':VARCHAR(20) CHARACTER SET "UTF-8"], expr#4=[=($t1, $t3)], ID=[$t0], EXPR$1=[$t2], $condition=[$t4])
>   ShardScan(table=[PUBLIC.CITY], columns=[[ID, NAME]])

UPDATE INFORMATION_SCHEMA.TABLES SET table_name = 'x' WHERE table_name LIKE 'y';
> error 25006 READ_ONLY: line 1, column 8: tables of INFORMATION_SCHEMA cannot be written to: INFORMATION_SCHEMA.TABLES
