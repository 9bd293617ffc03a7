-- What does not name whole keys is planned by Calcite and runs over a scan of the shards.
CREATE TABLE city (id INTEGER PRIMARY KEY, name VARCHAR NOT NULL, country CHAR(2), population
  BIGINT, area DECIMAL(8, 2));
> done

INSERT INTO city VALUES (1, 'Berlin', 'DE', 3645000, 891.70), (2, 'Hamburg', 'DE', 1841000,
  755.22), (3, 'Paris', 'FR', 2161000, 105.40), (4, 'Lyon', 'FR', 516000, 47.87), (5, 'Atlantis',
  NULL, NULL, NULL);
> 5 rows changed

SELECT name FROM city WHERE population > 2000000 ORDER BY name;
> NAME
> Berlin
> Paris

-- NULLs are the lowest values.
SELECT name, population FROM city ORDER BY population;
> NAME | POPULATION
> Atlantis | null
> Lyon | 516000
> Hamburg | 1841000
> Paris | 2161000
> Berlin | 3645000

SELECT name, population FROM city ORDER BY population DESC NULLS FIRST LIMIT 2 OFFSET 1;
> NAME | POPULATION
> Berlin | 3645000
> Paris | 2161000

-- Rows come in key order from the shards, so that this reads three rows and sorts nothing.
SELECT name FROM city ORDER BY id LIMIT 3;
> NAME
> Berlin
> Hamburg
> Paris

EXPLAIN PLAN FOR SELECT name FROM city ORDER BY id LIMIT 3;
> PLAN
> path: query
> EnumerableCalc(expr#0..1=[{inputs}], NAME=[$t0])
>   EnumerableLimit(fetch=[3])
>     ShardScan(table=[PUBLIC.CITY], columns=[[NAME, ID]])

-- Only these keys are read.
EXPLAIN PLAN FOR SELECT name FROM city WHERE id BETWEEN 2 AND 4 AND population > 0;
> PLAN
> path: query
> EnumerableCalc(expr#0..2=[{inputs}], expr#3=[Sarg[[2..4]]], expr#4=[SEARCH($t0, $t3)], expr#5=[0:BIGINT], expr#6=[>($t2, $t5)], expr#7=[AND($t4, $t6)], NAME=[$t1], $condition=[$t7])
>   ShardScan(table=[PUBLIC.CITY], columns=[[ID, NAME, POPULATION]], key=[ID >= 2 AND ID <= 4])

-- A parameter is compared as it is: no whole number is 1.5.
? 1.5
SELECT name FROM city WHERE id > ? AND country = 'DE';
> NAME
> Hamburg

? 1, 1
SELECT id FROM city ORDER BY id LIMIT ? OFFSET ?;
> ID
> 2

-- Expressions without an alias are labelled with their text.
SELECT UPPER(name), population / area, CASE WHEN area IS NULL THEN 'lost' ELSE 'found' END AS
  state FROM city ORDER BY id;
> UPPER(NAME) | POPULATION / AREA | STATE
> BERLIN | 4087.697656162386 | found
> HAMBURG | 2437.700272768200 | found
> PARIS | 20502.846299810247 | found
> LYON | 10779.193649467307 | found
> ATLANTIS | null | lost

SELECT country FROM city UNION SELECT 'XX' ORDER BY 1;
> COUNTRY
> null
> DE
> FR
> XX

VALUES (1, 'one'), (2, 'two');
> EXPR$0 | EXPR$1
> 1 | one
> 2 | two

-- What is wrong is named with its place.
SELECT nothing FROM city;
> error 42S22 COLUMN_NOT_FOUND: line 1, column 8: column "NOTHING" not found in any table

SELECT * FROM nowhere;
> error 42S02 TABLE_NOT_FOUND: line 1, column 15: table "NOWHERE" not found; create it, or check its name and case

SELECT FROBNICATE(name) FROM city;
> error 42S03 ROUTINE_NOT_FOUND: line 1, column 8: no function FROBNICATE(<CHARACTER>) exists; check its name, and the number and types of its arguments

SELECT name, COUNT(*) FROM city;
> error 42000 INVALID_STATEMENT: line 1, column 8: expression 'NAME' is not being grouped

SELECT population + 9223372036854775807 FROM city;
> error 22003 NUMERIC_OUT_OF_RANGE: a number is out of range: long overflow, in: SELECT population + 9223372036854775807 FROM city;

SELECT id / (id - id) FROM city;
> error 22012 DIVISION_BY_ZERO: division by zero, in: SELECT id / (id - id) FROM city;

SELECT CAST(name AS INTEGER) FROM city;
> error 22018 INVALID_CONVERSION: a value cannot be converted: "Berlin", in: SELECT CAST(name AS INTEGER) FROM city;

SELECT (SELECT id FROM city);
> error 22000 DATA_EXCEPTION: the data does not fit the statement: a sub-query that stands for one value gave more than one row, in: SELECT (SELECT id FROM city);

-- The empty text says nothing of what it is compared with.

? 'a'
SELECT x FROM (VALUES (1), (2)) AS v (x) WHERE '' <> ?;
> X
> 1
> 2

? 'a', ''
SELECT x FROM (VALUES ('b'), ('')) AS v (x) WHERE '' NOT IN (x, ?) AND x <> ?;
> X
> b

-- What COALESCE gives is compared, not the NULL before it.

SELECT n, k FROM (VALUES (CAST(NULL AS INTEGER), 11), (NULL, 1), (3, 12), (5, 13)) AS v (n, k) WHERE COALESCE(n, k) <= 3;
> N | K
> null | 1
> 3 | 12

SELECT n, k FROM (VALUES (CAST(NULL AS INTEGER), 11), (NULL, 1), (3, 12), (5, 13)) AS v (n, k) WHERE COALESCE(n, 11) <= 3;
> N | K
> 3 | 12

SELECT n, k FROM (VALUES (CAST(NULL AS INTEGER), 11), (NULL, 1), (3, 12), (5, 13)) AS v (n, k) WHERE 3 < COALESCE(n, CAST(k AS BIGINT));
> N | K
> null | 11
> 5 | 13
