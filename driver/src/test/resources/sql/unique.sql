-- UNIQUE constraints: each is an index of the same name.
CREATE TABLE room (
  id INT PRIMARY KEY,
  code VARCHAR UNIQUE,
  house INT,
  door INT CONSTRAINT one_door UNIQUE NOT NULL,
  CONSTRAINT place UNIQUE (house, door),
  UNIQUE (code)
);
> done

INSERT INTO room VALUES (1, 'a', 1, 10), (2, NULL, NULL, 20), (3, NULL, 1, 30);
> 3 rows changed

INSERT INTO room VALUES (4, 'a', 2, 40);
> error 23505 DUPLICATE_KEY: unique index "UK_ROOM_CODE" of table "ROOM" allows one row with ('a'), and there are two; give one of them other values

INSERT INTO room VALUES (4, 'b', 2, 30);
> error 23505 DUPLICATE_KEY: unique index "ONE_DOOR" of table "ROOM" allows one row with (30), and there are two; give one of them other values

SELECT index_name, is_unique, is_constraint FROM information_schema.indexes WHERE table_name = 'ROOM';
> INDEX_NAME | IS_UNIQUE | IS_CONSTRAINT
> UK_ROOM_CODE | YES | YES
> ONE_DOOR | YES | YES
> PLACE | YES | YES
> UK_ROOM_CODE_2 | YES | YES

EXPLAIN PLAN FOR SELECT id FROM room WHERE code = 'a';
> PLAN
> path: point
> table: ROOM
> index: UK_ROOM_CODE
> values: ('a')

DROP INDEX place;
> error 2BP01 DEPENDENT_OBJECTS: index "PLACE" belongs to a UNIQUE constraint; write ALTER TABLE ROOM DROP CONSTRAINT "PLACE"

ALTER TABLE room DROP CONSTRAINT place;
> done

ALTER TABLE room DROP CONSTRAINT place;
> error 42S12 INDEX_NOT_FOUND: table "ROOM" has no UNIQUE or CHECK constraint "PLACE"; an index is dropped by DROP INDEX, a primary key stays

ALTER TABLE room DROP CONSTRAINT IF EXISTS place;
> done

ALTER TABLE room DROP CONSTRAINT one_door;
> done

INSERT INTO room VALUES (4, 'b', 1, 30);
> 1 row changed

ALTER TABLE room ADD CONSTRAINT place UNIQUE (house, door);
> error 23505 DUPLICATE_KEY: unique index "PLACE" of table "ROOM" allows one row with (1, 30), and there are two; give one of them other values

DELETE FROM room WHERE id = 3;
> 1 row changed

ALTER TABLE room ADD CONSTRAINT place UNIQUE (house, door);
> done

ALTER TABLE room ADD UNIQUE (door, code);
> done

INSERT INTO room VALUES (5, 'c', 1, 30);
> error 23505 DUPLICATE_KEY: unique index "PLACE" of table "ROOM" allows one row with (1, 30), and there are two; give one of them other values

ALTER TABLE room DROP COLUMN door;
> error 2BP01 DEPENDENT_OBJECTS: column "DOOR" of table "ROOM" cannot be dropped: index "PLACE" needs it; drop that first, or use CASCADE

ALTER TABLE room RENAME COLUMN door TO gate;
> done

INSERT INTO room VALUES (5, 'c', 1, 30);
> error 23505 DUPLICATE_KEY: unique index "PLACE" of table "ROOM" allows one row with (1, 30), and there are two; give one of them other values

ALTER TABLE room DROP COLUMN gate CASCADE;
> done

INSERT INTO room VALUES (5, 'c', 1);
> 1 row changed

SELECT index_name FROM information_schema.indexes WHERE table_name = 'ROOM';
> INDEX_NAME
> UK_ROOM_CODE
> UK_ROOM_CODE_2

ALTER TABLE room ADD COLUMN x INT UNIQUE;
> error 0A000 FEATURE_NOT_SUPPORTED: line 1, column 35: a column cannot be added with UNIQUE; add it without, then write ALTER TABLE ... ADD UNIQUE (column)

ALTER TABLE room ADD PRIMARY KEY (code);
> error 0A000 FEATURE_NOT_SUPPORTED: line 1, column 22: a primary key cannot be added to a table; create another one with it and copy the rows

CREATE TABLE hall (id INT PRIMARY KEY, a INT UNIQUE, UNIQUE (nothing));
> error 42S22 COLUMN_NOT_FOUND: line 1, column 62: table "HALL" has no column "NOTHING"

CREATE TABLE hall (id INT PRIMARY KEY, a INT, CONSTRAINT UK_ROOM_CODE UNIQUE (a));
> error 42S11 INDEX_ALREADY_EXISTS: index "UK_ROOM_CODE" exists already, on table "ROOM"; choose another name, or drop it first

CALL CHECK();
> SHARD | OBJECT | TABLE_NAME | ROW_KEY | PROBLEM
> (no rows)
