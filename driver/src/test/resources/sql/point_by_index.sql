-- Statements that give all columns of an index take the point path.
CREATE TABLE player (id INT PRIMARY KEY, email VARCHAR, team VARCHAR, points INT);
> done

CREATE UNIQUE INDEX player_email ON player (email);
> done

CREATE INDEX player_team ON player (team);
> done

INSERT INTO player VALUES (1, 'ann@x', 'red', 5), (2, 'bob@x', 'blue', 7), (3, 'cid@x', 'red', 9), (4, NULL, NULL, 1);
> 4 rows changed

SELECT id, points FROM player WHERE email = 'bob@x';
> ID | POINTS
> 2 | 7

EXPLAIN PLAN FOR SELECT id, points FROM player WHERE email = 'bob@x';
> PLAN
> path: point
> table: PLAYER
> index: PLAYER_EMAIL
> values: ('bob@x')

? 'red', 5
SELECT email FROM player WHERE team = ? AND points > ?;
> EMAIL
> cid@x

EXPLAIN PLAN FOR SELECT email FROM player WHERE 'red' = team AND points > 5;
> PLAN
> path: point
> table: PLAYER
> index: PLAYER_TEAM
> values: ('red')

SELECT email FROM player WHERE team = 'red' LIMIT 1 OFFSET 1;
> EMAIL
> cid@x

SELECT email FROM player WHERE team = NULL;
> EMAIL
> (no rows)

SELECT email FROM player WHERE team = 'green';
> EMAIL
> (no rows)

UPDATE player SET points = points + 1 WHERE team = 'red';
> 2 rows changed

EXPLAIN PLAN FOR UPDATE player SET points = points + 1 WHERE team = 'red';
> PLAN
> path: point
> table: PLAYER
> index: PLAYER_TEAM
> values: ('red')

UPDATE player SET team = 'blue', email = UPPER(email) WHERE email = 'ann@x' AND points = 6;
> 1 row changed

UPDATE player SET id = 30 WHERE email = 'cid@x';
> 1 row changed

DELETE FROM player WHERE email = 'bob@x';
> 1 row changed

DELETE FROM player WHERE email = 'bob@x';
> 0 rows changed

SELECT * FROM player WHERE team = 'blue';
> ID | EMAIL | TEAM | POINTS
> 1 | ANN@X | blue | 6

SELECT id FROM player WHERE email = 'cid@x' AND id = 30;
> ID
> 30

BEGIN;
> done

INSERT INTO player VALUES (5, 'eve@x', 'blue', 0);
> 1 row changed

UPDATE player SET points = 100 WHERE team = 'blue';
> 2 rows changed

SELECT id, points FROM player WHERE email = 'eve@x';
> ID | POINTS
> 5 | 100

SELECT id, points FROM player WHERE team = 'blue';
> ID | POINTS
> 1 | 100
> 5 | 100

ROLLBACK;
> done

SELECT id, points FROM player WHERE team = 'blue';
> ID | POINTS
> 1 | 6

CALL CHECK();
> SHARD | OBJECT | TABLE_NAME | ROW_KEY | PROBLEM
> (no rows)
