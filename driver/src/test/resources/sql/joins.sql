-- Joins and sub-queries.
CREATE TABLE country (code CHAR(2) PRIMARY KEY, name VARCHAR NOT NULL);
> done

CREATE TABLE city (id INTEGER PRIMARY KEY, name VARCHAR NOT NULL, country CHAR(2));
> done

CREATE TABLE visit (city INTEGER, seq INTEGER, stars SMALLINT, PRIMARY KEY (city, seq));
> done

INSERT INTO country VALUES ('DE', 'Germany'), ('FR', 'France'), ('JP', 'Japan');
> 3 rows changed

INSERT INTO city VALUES (1, 'Berlin', 'DE'), (2, 'Hamburg', 'DE'), (3, 'Paris', 'FR'), (4,
  'Atlantis', NULL);
> 4 rows changed

INSERT INTO visit VALUES (1, 1, 5), (1, 2, 3), (3, 1, 4);
> 3 rows changed

SELECT c.name, k.name FROM city c JOIN country k ON k.code = c.country ORDER BY c.id;
> NAME | NAME
> Berlin | Germany
> Hamburg | Germany
> Paris | France

SELECT c.name, k.name FROM city c LEFT JOIN country k ON k.code = c.country ORDER BY c.id;
> NAME | NAME
> Berlin | Germany
> Hamburg | Germany
> Paris | France
> Atlantis | null

SELECT k.name, c.name FROM city c RIGHT JOIN country k ON k.code = c.country ORDER BY k.code, c.id;
> NAME | NAME
> Germany | Berlin
> Germany | Hamburg
> France | Paris
> Japan | null

SELECT c.name AS city, k.name AS country FROM city c FULL JOIN country k ON k.code = c.country
  ORDER BY k.code, c.id;
> CITY | COUNTRY
> Atlantis | null
> Berlin | Germany
> Hamburg | Germany
> Paris | France
> null | Japan

SELECT c.name, v.seq, v.stars FROM city c, visit v WHERE v.city = c.id ORDER BY c.id, v.seq;
> NAME | SEQ | STARS
> Berlin | 1 | 5
> Berlin | 2 | 3
> Paris | 1 | 4

SELECT a.name, b.name FROM city a JOIN city b ON a.country = b.country AND a.id < b.id;
> NAME | NAME
> Berlin | Hamburg

SELECT c.name, k.name, v.stars FROM city c JOIN country k ON k.code = c.country JOIN visit v ON
  v.city = c.id WHERE v.stars > 3 ORDER BY c.id;
> NAME | NAME | STARS
> Berlin | Germany | 5
> Paris | France | 4

SELECT name FROM city WHERE id IN (SELECT city FROM visit) ORDER BY id;
> NAME
> Berlin
> Paris

SELECT name FROM city WHERE id NOT IN (SELECT city FROM visit) ORDER BY id;
> NAME
> Hamburg
> Atlantis

SELECT name FROM country k WHERE EXISTS (SELECT * FROM city c WHERE c.country = k.code) ORDER BY
  code;
> NAME
> Germany
> France

SELECT name, (SELECT AVG(stars) FROM visit v WHERE v.city = c.id) AS stars FROM city c ORDER BY id;
> NAME | STARS
> Berlin | 4.0
> Hamburg | null
> Paris | 4.0
> Atlantis | null

WITH best AS (SELECT city, MAX(stars) AS stars FROM visit GROUP BY city) SELECT c.name, b.stars
  FROM city c JOIN best b ON b.city = c.id ORDER BY b.stars DESC;
> NAME | STARS
> Berlin | 5
> Paris | 4

WITH RECURSIVE n (i) AS (VALUES 1 UNION ALL SELECT i + 1 FROM n WHERE i < 4) SELECT i FROM n ORDER
  BY i DESC;
> I
> 4
> 3
> 2
> 1

-- The condition on one table narrows the scan of the other too.
EXPLAIN PLAN FOR SELECT c.name, v.stars FROM city c JOIN visit v ON v.city = c.id WHERE c.id = 1;
> PLAN
> path: query
> EnumerableCalc(expr#0..3=[{inputs}], NAME=[$t1], STARS=[$t3])
>   EnumerableHashJoin(condition=[=($0, $2)], joinType=[inner])
>     EnumerableCalc(expr#0..1=[{inputs}], expr#2=[1], expr#3=[=($t0, $t2)], proj#0..1=[{exprs}], $condition=[$t3])
>       ShardScan(table=[PUBLIC.CITY], columns=[[ID, NAME]], key=[ID = 1])
>     EnumerableCalc(expr#0..1=[{inputs}], expr#2=[1], expr#3=[=($t0, $t2)], proj#0..1=[{exprs}], $condition=[$t3])
>       ShardScan(table=[PUBLIC.VISIT], columns=[[CITY, STARS]], key=[CITY = 1])
