CREATE TABLE stop (line INT, code CHAR(3), name VARCHAR(20), PRIMARY KEY (line, code));
> done

INSERT INTO stop VALUES (1, 'aa', 'Alpha'), (1, 'bb', 'Beta'), (2, 'aa', 'Alpha'), (2, 'cc', NULL);
> 4 rows changed

SELECT * FROM stop WHERE line = 1 AND code = 'aa';
> LINE | CODE | NAME
> 1 | aa  | Alpha

SELECT s.name, s.* FROM stop AS s WHERE s.code = 'bb' AND s.line = 1;
> NAME | LINE | CODE | NAME
> Beta | 1 | bb  | Beta

-- Lists give every combination that exists, once, in key order.
SELECT line, code FROM stop WHERE line IN (2, 1, 2) AND code IN ('bb', 'aa');
> LINE | CODE
> 1 | aa 
> 1 | bb 
> 2 | aa 

SELECT line, code FROM stop WHERE (line, code) IN ((2, 'cc'), (1, 'bb'), (9, 'zz'));
> LINE | CODE
> 1 | bb 
> 2 | cc 

? 1, 'aa'
SELECT name FROM stop WHERE line = ? AND code = ?;
> NAME
> Alpha

-- Further conditions filter what the keys find.
SELECT code FROM stop WHERE line = 2 AND code IN ('aa', 'cc') AND name IS NULL;
> CODE
> cc 

SELECT line, code FROM stop WHERE line IN (1, 2) AND code IN ('aa', 'bb') LIMIT 2 OFFSET 1;
> LINE | CODE
> 1 | bb 
> 2 | aa 

-- Keys that no row can have.
SELECT * FROM stop WHERE line = NULL AND code = 'aa';
> LINE | CODE | NAME
> (no rows)

SELECT * FROM stop WHERE line = 1.5 AND code = 'aa';
> LINE | CODE | NAME
> (no rows)

SELECT * FROM stop WHERE line = 99999999999 AND code = 'aa';
> LINE | CODE | NAME
> (no rows)

SELECT * FROM stop WHERE line = 1 AND code = 'aaaa';
> LINE | CODE | NAME
> (no rows)

-- Numbers of other types compare by value.
SELECT name FROM stop WHERE line = 1.0 AND code = 'aa ';
> NAME
> Alpha

SELECT name FROM stop WHERE line = '1' AND code = 'aa';
> NAME
> Alpha

SELECT name FROM stop WHERE line = 'one' AND code = 'aa';
> error 22018 INVALID_CONVERSION: value 'one' cannot be converted to INTEGER

EXPLAIN PLAN FOR SELECT * FROM stop WHERE line = 1 AND code IN ('aa', 'bb');
> PLAN
> path: point
> table: STOP
> key: (1, 'aa ')
> slot: 0
> shard: s00000
> key: (1, 'bb ')
> slot: 1
> shard: s00001

EXPLAIN PLAN FOR SELECT value FROM kv WHERE key = ?;
> PLAN
> path: point
> table: KV
> key: known once the parameters are set
