-- A view is a query that has a name.
CREATE TABLE city (id INT PRIMARY KEY, name VARCHAR(20) NOT NULL, country CHAR(2), people BIGINT);
> done

INSERT INTO city VALUES (1, 'Kraków', 'PL', 804), (2, 'Nairobi', 'KE', 4397), (3, 'Quito', 'EC', 1763);
> 3 rows changed

CREATE VIEW big AS SELECT id, name, people FROM city WHERE people > 1000 -- a comment;
> done

CREATE VIEW big AS SELECT id, name, people FROM city WHERE people > 1000;
> error 42S01 TABLE_ALREADY_EXISTS: view "BIG" exists already; drop it first, or take another name

CREATE VIEW IF NOT EXISTS big AS SELECT id FROM city;
> done

SELECT * FROM big;
> ID | NAME | PEOPLE
> 2 | Nairobi | 4397
> 3 | Quito | 1763

SELECT name FROM big WHERE id = 2;
> NAME
> Nairobi

SELECT l.name, c.country FROM big AS l JOIN city c ON c.id = l.id ORDER BY 1 DESC;
> NAME | COUNTRY
> Quito | EC
> Nairobi | KE

SELECT big.name FROM public.big WHERE big.people < ?;
> error 07001 PARAMETER_COUNT: wrong number of parameters: the statement takes 1, not 0

? 2000
SELECT big.name FROM public.big WHERE big.people < ?;
> NAME
> Quito

CREATE OR REPLACE VIEW big (id, "Name", people) AS
  SELECT id, UPPER(name), people
  FROM city
  WHERE people > 1500;
> done

SELECT "Name" FROM big ORDER BY id;
> Name
> NAIROBI
> QUITO

SELECT COUNT(*) AS n, MAX(people) AS most FROM big;
> N | MOST
> 2 | 4397

-- Views of views; a WITH, a set operation, grouping, ORDER BY.
CREATE VIEW "top" AS SELECT "Name" AS name FROM big ORDER BY people DESC LIMIT 1;
> done

SELECT name FROM "top";
> NAME
> NAIROBI

CREATE VIEW counts AS
WITH c AS (SELECT country, COUNT(*) AS n FROM city GROUP BY country)
SELECT country, n FROM c UNION ALL SELECT 'XX', 0 FROM city WHERE id IN (SELECT id FROM big);
> done

SELECT country, SUM(n) AS n FROM counts GROUP BY country ORDER BY 1;
> COUNTRY | N
> EC | 1
> KE | 1
> PL | 1
> XX | 0

EXPLAIN PLAN FOR SELECT name FROM "top";
> PLAN
> path: query
> EnumerableCalc(expr#0..1=[{inputs}], expr#2=[UPPER($t0)], NAME=[$t2])
>   EnumerableLimit(fetch=[1])
>     EnumerableSort(sort0=[$1], dir0=[DESC-nulls-last])
>       EnumerableCalc(expr#0..1=[{inputs}], expr#2=[1500:BIGINT], expr#3=[>($t1, $t2)], proj#0..1=[{exprs}], $condition=[$t3])
>         ShardScan(table=[PUBLIC.CITY], columns=[[NAME, PEOPLE]])

-- New columns of a table do not show.
CREATE VIEW everything AS SELECT * FROM city;
> done

ALTER TABLE city ADD COLUMN mayor VARCHAR(20) DEFAULT 'nobody';
> done

SELECT * FROM everything WHERE id = 1;
> ID | NAME | COUNTRY | PEOPLE
> 1 | Kraków | PL | 804

ALTER TABLE city ALTER COLUMN name DROP NOT NULL;
> done

SELECT mayor FROM everything;
> error 42S22 COLUMN_NOT_FOUND: line 1, column 8: column "MAYOR" not found in any table

-- What a view uses stays as it is.
ALTER TABLE city RENAME TO town;
> error 2BP01 DEPENDENT_OBJECTS: view "BIG" uses table "CITY"; drop the view first, or use CASCADE where it is allowed

ALTER TABLE city DROP COLUMN people;
> error 2BP01 DEPENDENT_OBJECTS: view "BIG" uses table "CITY"; drop the view first, or use CASCADE where it is allowed

ALTER TABLE city RENAME COLUMN name TO label;
> error 2BP01 DEPENDENT_OBJECTS: view "BIG" uses table "CITY"; drop the view first, or use CASCADE where it is allowed

ALTER TABLE city ALTER COLUMN name SET DATA TYPE VARCHAR(40);
> error 2BP01 DEPENDENT_OBJECTS: view "BIG" uses table "CITY"; drop the view first, or use CASCADE where it is allowed

DROP TABLE city;
> error 2BP01 DEPENDENT_OBJECTS: view "BIG" uses table "CITY"; drop the view first, or use CASCADE where it is allowed

DROP VIEW big;
> error 2BP01 DEPENDENT_OBJECTS: view "top" uses view "BIG"; drop the view first, or use CASCADE where it is allowed

CREATE OR REPLACE VIEW big AS SELECT id FROM city;
> error 2BP01 DEPENDENT_OBJECTS: view "top" uses view "BIG"; drop the view first, or use CASCADE where it is allowed

CREATE OR REPLACE VIEW big (id, "Name", people, country) AS SELECT id, UPPER(name), people, country FROM city WHERE people > 2000;
> done

SELECT name FROM "top";
> NAME
> NAIROBI

CREATE OR REPLACE VIEW big (id, "Name", people) AS SELECT 1, name, 2 FROM "top";
> error 42000 INVALID_STATEMENT: view "BIG" would use itself

CREATE VIEW self AS SELECT * FROM self;
> error 42S02 TABLE_NOT_FOUND: line 1, column 35: table "SELF" not found; create it, or check its name and case

-- Names mean what they meant where the view was created.
CREATE SCHEMA s;
> done

SET SCHEMA s;
> done

CREATE TABLE city (id INT PRIMARY KEY, name VARCHAR(20));
> done

INSERT INTO city VALUES (7, 'Oslo');
> 1 row changed

CREATE VIEW v AS SELECT name, CURRENT_SCHEMA AS here FROM city;
> done

CREATE VIEW public.north AS SELECT name FROM city;
> done

SET SCHEMA public;
> done

SELECT * FROM s.v;
> NAME | HERE
> Oslo | S

SELECT * FROM north;
> NAME
> Oslo

DROP SCHEMA s;
> error 2BP01 DEPENDENT_OBJECTS: schema "S" is not empty (CITY, V); drop what is in it first, or use CASCADE

DROP SCHEMA s CASCADE;
> done

SELECT * FROM north;
> error 42S02 TABLE_NOT_FOUND: line 1, column 15: table "NORTH" not found; create it, or check its name and case

-- Views are not written to, and are no tables.
INSERT INTO big VALUES (1, 'x', 2);
> error 42000 INVALID_STATEMENT: line 1, column 13: view "BIG" cannot be written to; write to the tables that it reads

UPDATE big SET people = 1 WHERE id = 1;
> error 42000 INVALID_STATEMENT: line 1, column 8: view "BIG" cannot be written to; write to the tables that it reads

DELETE FROM big;
> error 42000 INVALID_STATEMENT: line 1, column 13: view "BIG" cannot be written to; write to the tables that it reads

MERGE INTO big USING (VALUES (1)) AS s (k) ON id = k WHEN MATCHED THEN UPDATE SET people = 1;
> error 42000 INVALID_STATEMENT: line 1, column 12: view "BIG" cannot be written to; write to the tables that it reads

TRUNCATE TABLE big;
> error 42S02 TABLE_NOT_FOUND: "BIG" is a view, not a table

ALTER TABLE big ADD COLUMN x INT;
> error 42S02 TABLE_NOT_FOUND: "BIG" is a view, not a table; use CREATE OR REPLACE VIEW

DROP TABLE big;
> error 42S02 TABLE_NOT_FOUND: "BIG" is a view, not a table

DROP TABLE IF EXISTS big;
> error 42S02 TABLE_NOT_FOUND: "BIG" is a view, not a table

DROP VIEW city;
> error 42S02 TABLE_NOT_FOUND: "CITY" is a table, not a view; use DROP TABLE

DROP VIEW nothing;
> error 42S02 TABLE_NOT_FOUND: view "NOTHING" does not exist

DROP VIEW IF EXISTS nothing;
> done

CREATE INDEX i ON big (id);
> error 42S02 TABLE_NOT_FOUND: line 1, column 19: table "BIG" not found; create it, or check its name and case

SELECT * FROM big FOR UPDATE;
> error 42000 INVALID_STATEMENT: line 1, column 15: FOR UPDATE locks rows of tables; name them (FOR UPDATE OF t), for this is none

CREATE TABLE big (id INT PRIMARY KEY);
> error 42S01 TABLE_ALREADY_EXISTS: view "BIG" exists already; drop it first, or take another name

CREATE VIEW city AS SELECT 1 AS one;
> error 42S01 TABLE_ALREADY_EXISTS: table "CITY" exists already; drop it first, or take another name

-- What a view must have.
CREATE VIEW v AS SELECT id, people + 1 FROM city;
> error 42000 INVALID_STATEMENT: column 2 of view "V" has no name; write AS name behind it, or name the columns of the view

CREATE VIEW v AS SELECT a.id, b.id FROM city a JOIN city b ON a.id = b.id;
> error 42S21 COLUMN_ALREADY_EXISTS: view "V" has two columns "ID"; give one of them another name

CREATE VIEW v (x, y) AS SELECT a.id, b.id FROM city a JOIN city b ON a.id = b.id;
> done

SELECT * FROM v WHERE x = 1;
> X | Y
> 1 | 1

CREATE VIEW w (x) AS SELECT id, name FROM city;
> error 42000 INVALID_STATEMENT: view "W" names 1 columns, and its query has 2

CREATE VIEW w (x, x) AS SELECT id, name FROM city;
> error 42S21 COLUMN_ALREADY_EXISTS: view "W" has two columns "X"; give one of them another name

CREATE VIEW w AS SELECT id FROM city WHERE id = ?;
> error 42000 INVALID_STATEMENT: the query of a view cannot have parameters; write values

CREATE VIEW w AS SELECT NULL AS n FROM city;
> error 42000 INVALID_STATEMENT: column "N" of view "W" has no type; CAST the NULL to one

CREATE VIEW w AS SELECT nothing FROM city;
> error 42S22 COLUMN_NOT_FOUND: line 1, column 25: column "NOTHING" not found in any table

CREATE VIEW w AS VALUES (1, 2);
> error 42000 INVALID_STATEMENT: column 1 of view "W" has no name; write AS name behind it, or name the columns of the view

CREATE VIEW w (a, b) AS VALUES (1, 2);
> done

SELECT a + b AS sum FROM w;
> SUM
> 3

SELECT table_name, view_definition, is_updatable FROM information_schema.views WHERE table_name LIKE 'B%';
> TABLE_NAME | VIEW_DEFINITION | IS_UPDATABLE
> BIG | SELECT id, UPPER(name), people, country FROM city WHERE people > 2000 | NO

SELECT table_name, table_type FROM information_schema.tables WHERE table_schema = 'PUBLIC' ORDER BY 1;
> TABLE_NAME | TABLE_TYPE
> BIG | VIEW
> CITY | BASE TABLE
> COUNTS | VIEW
> EVERYTHING | VIEW
> KV | BASE TABLE
> V | VIEW
> W | VIEW
> top | VIEW

@columns COLUMN_NAME, DATA_TYPE, CHARACTER_MAXIMUM_LENGTH, IS_NULLABLE
DESCRIBE big;
> COLUMN_NAME | DATA_TYPE | CHARACTER_MAXIMUM_LENGTH | IS_NULLABLE
> ID | INTEGER | null | YES
> Name | VARCHAR | 20 | YES
> PEOPLE | BIGINT | null | YES
> COUNTRY | CHAR | 2 | YES

-- With CASCADE goes what uses it.
DROP VIEW big CASCADE;
> done

SELECT table_name FROM information_schema.views ORDER BY 1;
> TABLE_NAME
> EVERYTHING
> V
> W

DROP TABLE city CASCADE;
> done

SELECT table_name FROM information_schema.views ORDER BY 1;
> TABLE_NAME
> W

DROP VIEW w RESTRICT;
> done
