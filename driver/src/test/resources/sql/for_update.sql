-- SELECT ... FOR UPDATE locks the rows that it gives until the transaction ends.

CREATE TABLE city (id INTEGER PRIMARY KEY, name VARCHAR(20), country CHAR(2));
> done

CREATE TABLE country (code CHAR(2) PRIMARY KEY, name VARCHAR(20));
> done

INSERT INTO city VALUES (1, 'Kraków', 'PL'), (2, 'Nairobi', 'KE'), (3, 'Quito', NULL);
> 3 rows changed

INSERT INTO country VALUES ('PL', 'Poland'), ('KE', 'Kenya');
> 2 rows changed

-- By key.

SELECT name FROM city WHERE id = 2 FOR UPDATE;
> NAME
> Nairobi

SELECT * FROM city WHERE id IN (3, 1, 9) FOR UPDATE NOWAIT;
> ID | NAME | COUNTRY
> 1 | Kraków | PL
> 3 | Quito | null

? 1
SELECT name FROM city c WHERE c.id = ? FOR UPDATE WAIT 5;
> NAME
> Kraków

EXPLAIN PLAN FOR SELECT name FROM city WHERE id = 2 FOR UPDATE;
> PLAN
> path: point
> locks: CITY
> table: CITY
> key: (2)
> slot: 2
> shard: s00002

-- By a query: the keys it locks are not seen.

SELECT * FROM city WHERE name LIKE '%o%' ORDER BY name DESC LIMIT 1 FOR UPDATE;
> ID | NAME | COUNTRY
> 3 | Quito | null

SELECT c.name, n.name FROM city c LEFT JOIN country n ON n.code = c.country ORDER BY 1 FOR UPDATE;
> NAME | NAME
> Kraków | Poland
> Nairobi | Kenya
> Quito | null

SELECT c.name, n.name FROM city c JOIN country n ON n.code = c.country ORDER BY 1 FOR UPDATE OF c NOWAIT;
> NAME | NAME
> Kraków | Poland
> Nairobi | Kenya

SELECT UPPER(name) FROM city WHERE EXISTS (SELECT 1 FROM country WHERE code = country) FOR UPDATE;
> UPPER(NAME)
> KRAKÓW
> NAIROBI

SELECT name FROM city, (VALUES (1)) AS v (x) WHERE id = x FOR UPDATE OF city;
> NAME
> Kraków

SELECT a.id, b.id FROM city a JOIN city b ON a.id = b.id - 1 ORDER BY 1 FOR UPDATE OF b;
> ID | ID
> 1 | 2
> 2 | 3

-- FOR SYSTEM_TIME and the words NOWAIT and WAIT are something else.

CREATE TABLE wait (id INTEGER PRIMARY KEY, nowait INTEGER);
> done

SELECT nowait FROM wait FOR UPDATE;
> NOWAIT
> (no rows)

-- What is refused.

SELECT DISTINCT name FROM city FOR UPDATE;
> error 42000 INVALID_STATEMENT: line 1, column 1: FOR UPDATE cannot lock what DISTINCT, GROUP BY or an aggregate has made of several rows

SELECT COUNT(*) FROM city FOR UPDATE;
> error 42000 INVALID_STATEMENT: line 1, column 1: FOR UPDATE cannot lock what DISTINCT, GROUP BY or an aggregate has made of several rows

SELECT country FROM city GROUP BY country FOR UPDATE;
> error 42000 INVALID_STATEMENT: line 1, column 1: FOR UPDATE cannot lock what DISTINCT, GROUP BY or an aggregate has made of several rows

SELECT name FROM city UNION SELECT name FROM country FOR UPDATE;
> error 42000 INVALID_STATEMENT: line 1, column 1: FOR UPDATE needs a SELECT from tables, not UNION

VALUES (1) FOR UPDATE;
> error 42000 INVALID_STATEMENT: line 1, column 1: FOR UPDATE needs a SELECT from tables, not VALUES

SELECT * FROM (SELECT * FROM city) AS q FOR UPDATE;
> error 42000 INVALID_STATEMENT: line 1, column 16: FOR UPDATE locks rows of tables; name them (FOR UPDATE OF t), for this is none

SELECT * FROM information_schema.tables FOR UPDATE;
> error 42000 INVALID_STATEMENT: line 1, column 15: FOR UPDATE locks rows of tables; name them (FOR UPDATE OF t), for this is none

SELECT * FROM city FOR UPDATE OF nowhere;
> error 42000 INVALID_STATEMENT: line 1, column 20: FOR UPDATE OF names "NOWHERE", which is no table of the query

SELECT * FROM nowhere FOR UPDATE;
> error 42S02 TABLE_NOT_FOUND: line 1, column 15: table "NOWHERE" not found; create it, or check its name and case

SELECT * FROM city FOR UPDATE SKIP LOCKED;
> error 0A000 FEATURE_NOT_SUPPORTED: line 1, column 31: SKIP LOCKED is not supported; use NOWAIT and try other rows

SELECT * FROM city FOR UPDATE WAIT 12345678901;
> error 42000 SYNTAX_ERROR: line 1, column 36: WAIT 12345678901 is too long; give at most 999999999 seconds

SELECT * FROM city FOR UPDATE WAIT;
> error 42000 SYNTAX_ERROR: line 1, column 35: unexpected ";"; expected unsigned integer literal

SELECT * FROM (SELECT * FROM city FOR UPDATE) AS q;
> error 42000 SYNTAX_ERROR: line 1, column 39: unexpected "UPDATE"; expected SYSTEM_TIME
